import { type Instant, MINUTE_MS, plus } from '../domain/instant.ts'

/** Less than that is the way of an answer, and a clock that nobody would call wrong. */
const TOLERATED_MS = 5 * MINUTE_MS
/**
 * Whoever follows GitHub's clock goes back to their own only where the two are nearly one: otherwise the way of an answer
 * decides at the border, and what is due by one clock is not by the other.
 */
const AGREED_MS = MINUTE_MS

/** What time it is where the incidents are. */
export interface GithubClock {
  /** Takes the `date` header of an answer in. */
  readonly hear: (date: string | undefined) => void
  /** This machine's clock, or GitHub's where the two differ by minutes. */
  readonly now: () => Instant
  /** How far GitHub's clock is ahead of this machine's; 0 where they agree. */
  readonly aheadMs: () => number
}

/** Follows GitHub's own clock: by a wrong one a report would tell of another week. */
export function githubClock(here: () => Instant): GithubClock {
  let ahead = 0
  return {
    hear(date) {
      const there = Date.parse(date ?? '')
      if (Number.isNaN(there)) return
      const far = there - here()
      const tolerated = ahead === 0 ? TOLERATED_MS : AGREED_MS
      ahead = Math.abs(far) < tolerated ? 0 : far
    },
    now: () => plus(here(), ahead),
    aheadMs: () => ahead,
  }
}
