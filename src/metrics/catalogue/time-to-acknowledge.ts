import { duration } from '../duration.ts'
import { metric } from '../metric.ts'

export const timeToAcknowledge = metric(
  duration({
    name: 'time-to-acknowledge',
    title: 'Time to acknowledge',
    summary:
      'From the moment an incident was noticed, or declared where nobody has said when it was noticed, to the first sign that somebody works on it: a command, a role taken, an answer. What bots do is no such sign.',
    points: { from: ['detected', 'declared'], to: 'acknowledged' },
  }),
)
