import { DAY_MS, type Instant, plus } from './instant.ts'
import type { Policy } from './policy.ts'
import { answering, type Responders } from './responders.ts'
import { type Shift, samePerson, shifts } from './shifts.ts'

/** Who answers first at some moment, and who does where they do not. Logins without the sign. */
export interface OnCall {
  readonly primary: string | null
  /** Never the primary: one person is not two. */
  readonly secondary: string | null
  /** When either of them changes next; null where nothing changes by itself. */
  readonly until: Instant | null
}

const NOBODY: OnCall = { primary: null, secondary: null, until: null }

/**
 * Who is on call for the first of these services that has its own responders, else for all services. Nobody where
 * config names none, and in a gap between shifts.
 */
export function onCall(
  { responders }: Pick<Policy, 'responders'>,
  services: readonly string[],
  at: Instant,
): OnCall {
  const found = answering(responders, services)
  return found === null ? NOBODY : onCallOf(found.responders, at)
}

/** The same of those who answer for one service. */
export function onCallOf(responders: Responders, at: Instant): OnCall {
  const [now, next] = upcoming(responders, at, 2)
  return now === undefined ? NOBODY : { ...effective(now), until: next?.from ?? null }
}

/** A shift of which it may not be known when it ends, since it lasts longer than we look. */
export type Upcoming = Omit<Shift, 'until'> & { readonly until: Instant | null }

/** Most turns change within a week; who waits for a year and more waits for nothing. */
const HORIZONS = [8, 40, 400]

/** The shift that runs at that moment and those behind it, so many at most; fewer where nothing changes. */
export function upcoming(responders: Responders, at: Instant, most: number): readonly Upcoming[] {
  let found: readonly Upcoming[] = []
  for (const days of HORIZONS) {
    const end = plus(at, days * DAY_MS)
    // The last one is cut off where we stop looking.
    found = shifts(responders, at, end).map((shift) =>
      shift.until === end ? { ...shift, until: null } : shift,
    )
    if (found.length > most) break
  }
  return found.slice(0, most)
}

/** Who answers in that shift. Somebody who is both stands behind nobody. */
export const effective = ({
  primary,
  secondary,
}: Pick<Shift, 'primary' | 'secondary'>): Omit<OnCall, 'until'> => ({
  primary,
  secondary: samePerson(primary, secondary) ? null : secondary,
})
