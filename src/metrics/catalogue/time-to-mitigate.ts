import { duration } from '../duration.ts'
import { metric } from '../metric.ts'

export const timeToMitigate = metric(
  duration({
    name: 'time-to-mitigate',
    title: 'Time to mitigate',
    summary:
      'From the moment an incident was noticed, or declared where nobody has said when it was noticed, to the moment it no longer hurt, though it may not have been repaired yet.',
    points: { from: ['detected', 'declared'], to: 'mitigated' },
  }),
)
