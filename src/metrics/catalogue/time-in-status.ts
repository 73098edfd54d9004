import { CATEGORIES } from '../../domain/status.ts'
import { belonging, numbersOf } from '../belonging.ts'
import { type Group, metric } from '../metric.ts'

export const timeInStatus = metric({
  name: 'time-in-status',
  title: 'Time in each status',
  summary:
    'How long the incidents that were resolved in the period stood in each status, all together. Statuses of a team count under the category that config gives them, and of the ends only the pause of one that was opened again counts.',
  about: 'incidents',
  points: null,
  better: null,
  measure: ({ incidents }, { period }) => {
    const all = belonging(incidents, period)
    return {
      kind: 'groups',
      unit: 'ms',
      groups: CATEGORIES.flatMap((name): readonly Group[] => {
        const there = all.filter(({ inStatus }) => (inStatus[name] ?? 0) > 0)
        if (there.length === 0) return []
        const value = there.reduce((sum, { inStatus }) => sum + (inStatus[name] ?? 0), 0)
        return [{ name, numbers: numbersOf(there), value }]
      }),
    }
  },
})
