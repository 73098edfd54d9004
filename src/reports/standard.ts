/** Which figures stand together. One that stands nowhere is shown under its own heading. */
export const DURATIONS = [
  'time-to-detect',
  'time-to-acknowledge',
  'time-to-mitigate',
  'time-to-resolve',
  'time-between-failures',
] as const

export const DELIVERY = [
  'deployment-frequency',
  'lead-time-for-changes',
  'change-failure-rate',
  'failed-deployment-recovery',
] as const

export const FOLLOW_UP = [
  'postmortem-completion',
  'time-to-postmortem',
  'action-completion',
  'actions-verified',
  'action-age',
] as const

export const HEALTH = [
  'incidents-per-week',
  'incidents-per-responder',
  'rotation-balance',
  'night-share',
  'weekend-share',
  'declared-by-alert',
  'false-alarms',
  'runbook-coverage',
] as const

export const LEARNING = ['recurrence', 'detected-by-ourselves'] as const

/** Shown by sections of their own. */
export const ELSEWHERE = [
  'incidents-declared',
  'incidents-by-severity',
  'incidents-by-service',
  'incidents-by-cause',
  'incidents-by-hour',
  'time-in-status',
  'slo-spent',
] as const

/** The order in which people ask for them. */
const ORDER: readonly string[] = [
  ...DURATIONS,
  ...ELSEWHERE,
  ...FOLLOW_UP,
  ...LEARNING,
  ...HEALTH,
  ...DELIVERY,
]

/** Figures in the order in which people ask for them; those that it does not know behind all others. */
export const ordered = <T extends { readonly metric: { readonly name: string } }>(
  figures: readonly T[],
): readonly T[] => figures.toSorted((a, b) => placeOf(a.metric) - placeOf(b.metric))

function placeOf({ name }: { readonly name: string }): number {
  const place = ORDER.indexOf(name)
  return place === -1 ? ORDER.length : place
}
