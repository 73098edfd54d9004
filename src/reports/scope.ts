import type { Instant } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import type { Policy } from '../domain/policy.ts'
import type { Scope } from '../metrics/metric.ts'

/** What a team has decided, as far as figures depend on it. */
export const scopeOf = (policy: Policy, period: Period, now: Instant): Scope => ({
  period,
  calendar: policy.calendar,
  now,
  points: policy.reports.points,
  severities: policy.severities.map(({ name }) => name),
  objectives: Object.fromEntries(
    policy.services.flatMap(({ name, objective }) =>
      objective === null ? [] : [[name, objective]],
    ),
  ),
})
