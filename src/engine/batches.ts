import type { Instant } from '../domain/instant.ts'
import { isFresh } from './survey.ts'
import type { World } from './world.ts'

/** As much of a reading as tells whether it stands for one of those that are looked at. */
interface Read {
  readonly issue: { readonly number: number }
  /** Whether it can be read with others. */
  readonly whole: boolean
  readonly world: World | null
  readonly readAt: Instant
}

interface Reader {
  readonly now: () => Instant
  readonly again: (numbers: readonly number[]) => Promise<readonly Read[]>
}

/** Reads those that are looked at one after the other some at a time, shortly before it is their turn. */
export interface Batches {
  /** The world of the one at that place, at hand; null where it has to be read by itself. */
  readonly next: (all: readonly Read[], place: number) => Promise<World | null>
  /** What was read no longer stands for what is. */
  readonly forget: () => void
}

/** As many as are written about within the time for which a reading is fresh. */
const AT_ONCE = 10

export function batches(estate: Reader): Batches {
  let batch: readonly Read[] = []
  let forgotten = false
  const atHand = (sight: Read): World | null => {
    const known = batch.find(({ issue }) => issue.number === sight.issue.number)
    const best = known ?? (forgotten ? undefined : sight)
    return best !== undefined && isFresh(best, estate.now()) ? best.world : null
  }
  return {
    async next(all, place) {
      const sight = all[place]
      if (sight === undefined || !sight.whole) return null
      const known = atHand(sight)
      if (known !== null) return known
      const some = all.slice(place, place + AT_ONCE).filter(({ whole }) => whole)
      batch = await estate.again(some.map(({ issue }) => issue.number))
      return atHand(sight)
    },
    forget() {
      batch = []
      forgotten = true
    },
  }
}
