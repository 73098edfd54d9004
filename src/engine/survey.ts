import type { Instant } from '../domain/instant.ts'
import { type Converged, type ConvergeOptions, plan } from './converge.ts'
import type { World } from './world.ts'

/** For so long what was read stands for what is: about as long as a look in a row of them takes. */
const FRESH_MS = 20_000

export const isRecent = (readAt: Instant, now: Instant): boolean => now - readAt <= FRESH_MS

/** Whether it is at hand, whole, and was read just now. */
export const isFresh = (
  { world, readAt }: { readonly world: World | null; readonly readAt: Instant },
  now: Instant,
): boolean => world !== null && isRecent(readAt, now)

/** The rank of what was not read: behind all whose labels were. */
export const UNRANKED = Number.MAX_SAFE_INTEGER

interface Ranked {
  readonly rank: number
  readonly issue: { readonly number: number }
}

/** The most severe first, and of equals the lowest number. */
export const worstFirst = <T extends Ranked>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => a.rank - b.rank || a.issue.number - b.issue.number)

/** What a look would come to that writes nothing and needs nothing but what was read; null where it is another one. */
export async function quietLook(
  world: World | null,
  options: ConvergeOptions,
): Promise<Converged | null> {
  if (world === null) return null
  const [settled] = await Promise.allSettled([plan(still(world), options)])
  // Whatever else is wrong with it the look by itself will tell.
  if (settled.status === 'rejected') return null
  return settled.value.effects.length === 0 ? settled.value : null
}

/** The same world without anything beyond the first reading. */
const still = (world: World): World => ({
  now: world.now,
  read: world.read,
  postmortem: more,
  document: more,
  sources: more,
  shelf: more,
  recurrences: more,
  published: more,
  itemSources: more,
  items: more,
  itemsOf: more,
  proofs: more,
  whoIs: more,
  assignable: more,
  ask: more,
  apply: more,
})

const more = () => Promise.reject(new Error('more than one reading shows is needed'))
