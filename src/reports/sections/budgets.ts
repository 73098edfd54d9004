import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'
import { percentWords } from '../words/number.ts'

export const budgets = section({
  name: 'budgets',
  summary: 'How much of its error budget each service with an objective has spent.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    groupsPart(report, {
      name: 'slo-spent',
      heading: 'Error budgets',
      of: 'Service',
      words: percentWords,
      zero: true,
      beside: 'trailing',
    }),
})
