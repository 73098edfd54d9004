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
  'night-share',
  'weekend-share',
  'declared-by-alert',
  'false-alarms',
  'runbook-coverage',
  'rotation-balance',
] as const

export const LEARNING = ['recurrence', 'detected-by-ourselves'] as const

/** Shown by sections of their own. */
export const ELSEWHERE = [
  'incidents-declared',
  'incidents-by-severity',
  'incidents-by-service',
  'incidents-by-cause',
  'incidents-by-hour',
  'incidents-per-responder',
  'time-in-status',
  'slo-spent',
] as const
