import { BANDS } from '../../metrics/hours.ts'
import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'

export const hours = section({
  name: 'hours',
  summary: 'At what time of day incidents began, with bars, folded away.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    groupsPart(report, {
      name: 'incidents-by-hour',
      heading: 'At what time of day',
      of: 'Hour',
      order: BANDS,
      folded: true,
    }),
})
