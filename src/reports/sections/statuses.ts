import { CATEGORIES } from '../../domain/status.ts'
import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'
import { lengthWords } from '../words/length.ts'

export const statuses = section({
  name: 'statuses',
  summary: 'How long incidents stood in each status, folded away.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    groupsPart(report, {
      name: 'time-in-status',
      heading: 'Time in each status',
      of: 'Status',
      words: lengthWords,
      order: CATEGORIES,
      folded: true,
    }),
})
