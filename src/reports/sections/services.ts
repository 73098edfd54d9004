import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'
import { lengthWords } from '../words/length.ts'

export const services = section({
  name: 'services',
  summary: 'What was hurt, by service. An incident counts once for each service that it hurt.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    [
      groupsPart(report, {
        name: 'incidents-by-service',
        heading: 'What was hurt',
        of: 'Service',
        unsaid: 'none named',
      }),
      groupsPart(report, {
        name: 'time-between-failures',
        heading: 'Time between failures of each service',
        of: 'Service',
        words: lengthWords,
        folded: true,
      }),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
})
