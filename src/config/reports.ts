import type { ReportPolicy } from '../domain/policy.ts'

/** What a file that says nothing gets. */
export const reportsOf = (): ReportPolicy => ({
  schedule: {
    actions: { covers: 'week', cron: '7 9 * * 1' },
    metrics: { covers: 'week', cron: '12 9 * * 1' },
    trends: { covers: 'quarter', cron: '17 9 1 1,4,7,10 *' },
  },
  points: {},
  targets: {},
  tell: [],
  mention: false,
  environments: ['production'],
  data: false,
})
