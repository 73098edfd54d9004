import { duration } from '../duration.ts'
import { metric } from '../metric.ts'

export const timeToResolve = metric(
  duration({
    name: 'time-to-resolve',
    title: 'Time to resolve',
    summary:
      'From the moment an incident began, or else was noticed, or else declared, to the moment it was resolved. One that was opened again counts for as long as it was open, without the pauses.',
    points: { from: ['started', 'detected', 'declared'], to: 'resolved' },
  }),
)
