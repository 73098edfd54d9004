import { optionsOf } from '../options.ts'
import { simulate } from '../simulate.ts'
import type { Bug } from './bug.ts'

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
 * of `npm run simulate`, from seed 1 on, of one theme where the bug names one; after `most` of them nobody looks any further.
 */
export async function hunt(
  { name, theme }: Pick<Bug, 'name' | 'theme'>,
  most: number,
  workers: number,
): Promise<Hunt> {
  const about = theme === undefined ? [] : [`--theme=${theme}`]
  const within = (...asked: readonly string[]) => [...about, ...asked, '--until-broken']
  for (let seed = 1; seed <= most; ) {
    const left = `--schedules=${most - seed + 1}`
    const found = await firstBroken(
      within(`--plant=${name}`, `--seed=${seed}`, left, `--workers=${workers}`),
    )
    if (found === null) break
    const without = await brokenIn(within(`--seed=${found.seed}`, '--schedules=1', '--workers=1'))
    // A world that cannot even be played says nothing of what it would have noticed.
    const by = found.names.filter((one) => one !== 'world' && !without.includes(one))
    if (by.length > 0) return { name, by, worlds: found.seed }
    seed = found.seed + 1
  }
  return { name, by: [], worlds: most }
}

/** The lowest of the seeds whose worlds broke: several are at work side by side. */
async function firstBroken(asked: readonly string[]) {
  const { failures } = await simulate(optionsOf(asked), () => {})
  const [first] = failures.toSorted((a, b) => a.seed - b.seed)
  return first === undefined ? null : { seed: first.seed, names: Object.keys(first.broken) }
}

async function brokenIn(asked: readonly string[]): Promise<readonly string[]> {
  const { failures } = await simulate(optionsOf(asked), () => {})
  return failures.flatMap(({ broken }) => Object.keys(broken))
}
