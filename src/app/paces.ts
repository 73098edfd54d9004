import type { Instant } from '../domain/instant.ts'
import { GITHUB_PACE, type Pace, type PaceLimits, type Slots } from '../engine/pace.ts'
import { pace } from '../github/pace.ts'
import { sleep } from '../github/sleep.ts'

/** For a GitHub that sets no limits. What it asks us to wait is kept all the same. */
const UNPACED: PaceLimits = { gapMs: 0, perMinute: Infinity, perHour: Infinity }

export const limitsOf = (paced: boolean): PaceLimits => (paced ? GITHUB_PACE : UNPACED)

/** One lane of writes for each installation, made when it is first asked for. */
export function paces(
  slots: Slots,
  now: () => Instant,
  stop: AbortSignal,
): (installation: number) => Pace {
  const known = new Map<number, Pace>()
  return (installation) => {
    const lane = known.get(installation) ?? pace(slots, installation, { now, sleep, stop })
    known.set(installation, lane)
    return lane
  }
}
