import { duration } from '../duration.ts'
import { metric } from '../metric.ts'

export const failedDeploymentRecovery = metric(
  duration({
    name: 'failed-deployment-recovery',
    title: 'Failed deployment recovery time',
    summary:
      'For incidents that name a change as their cause: from the moment they were noticed, or else declared, to the moment the impact was over. It never counts from the deployment.',
    points: { from: ['detected', 'declared'], to: 'mitigated' },
    only: ({ causedBy }) => causedBy.length > 0,
  }),
)
