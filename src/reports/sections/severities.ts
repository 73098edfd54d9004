import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'

export const severities = section({
  name: 'severities',
  summary:
    'How many incidents were declared at each severity, with bars, beside the period before.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    groupsPart(report, {
      name: 'incidents-by-severity',
      heading: 'How bad they were',
      of: 'Severity',
      sorted: false,
    }),
})
