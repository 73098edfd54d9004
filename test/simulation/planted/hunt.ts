import { optionsOf } from '../options.ts'
import { simulate } from '../simulate.ts'

/** How a planted bug was found. */
export interface Hunt {
  readonly name: string
  /** What noticed it; none where nothing did. */
  readonly by: readonly string[]
  /** Worlds that were played until then, that one included. */
  readonly worlds: number
}

/**
 * Plays worlds with that bug in the sources until something is broken that holds without it. Worlds are the same as those
 * of `npm run simulate`, from seed 1 on; after `most` of them nobody looks any further.
 */
export async function hunt(name: string, most: number, workers: number): Promise<Hunt> {
  for (let seed = 1; seed <= most; ) {
    const found = await firstBroken(name, seed, most - seed + 1, workers)
    if (found === null) break
    const without = await brokenIn(found.seed)
    // A world that cannot even be played says nothing of what it would have noticed.
    const by = found.names.filter((one) => one !== 'world' && !without.includes(one))
    if (by.length > 0) return { name, by, worlds: found.seed }
    seed = found.seed + 1
  }
  return { name, by: [], worlds: most }
}

/** The lowest of the seeds whose worlds broke: several are at work side by side. */
async function firstBroken(name: string, seed: number, schedules: number, workers: number) {
  const asked = [`--plant=${name}`, `--seed=${seed}`, `--schedules=${schedules}`, '--until-broken']
  const { failures } = await simulate(optionsOf([...asked, `--workers=${workers}`]), () => {})
  const [first] = failures.toSorted((a, b) => a.seed - b.seed)
  return first === undefined ? null : { seed: first.seed, names: Object.keys(first.broken) }
}

async function brokenIn(seed: number): Promise<readonly string[]> {
  const asked = [`--seed=${seed}`, '--schedules=1', '--until-broken', '--workers=1']
  const { failures } = await simulate(optionsOf(asked), () => {})
  return failures.flatMap(({ broken }) => Object.keys(broken))
}
