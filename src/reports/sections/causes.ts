import { pieOf } from '../chart/groups.ts'
import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'

export const causes = section({
  name: 'causes',
  summary: 'What went wrong, by category, with a chart where there is more than one.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    groupsPart(report, {
      name: 'incidents-by-cause',
      heading: 'What went wrong',
      of: 'Cause',
      unsaid: 'none named',
      chart: (groups) => pieOf('Incidents by cause', groups),
    }),
})
