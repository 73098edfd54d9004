import { duration } from '../duration.ts'
import { metric } from '../metric.ts'

export const timeToDetect = metric(
  duration({
    name: 'time-to-detect',
    title: 'Time to detect',
    summary:
      'From the moment an incident began to the moment somebody or something noticed it. Only of incidents of which both are known: when it was declared says nothing of when it began.',
    points: { from: ['started'], to: 'detected' },
  }),
)
