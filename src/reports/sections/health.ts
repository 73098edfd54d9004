import { figuresPart } from '../figures-part.ts'
import { groupsPart } from '../groups-part.ts'
import { section } from '../section.ts'
import { HEALTH } from '../standard.ts'

export const health = section({
  name: 'health',
  summary:
    'What being on call was like: incidents a week, nights, weekends, false alarms, runbooks, and how the load was shared.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    const load = groupsPart(report, {
      name: 'incidents-per-responder',
      heading: 'Incidents per person',
      of: 'Person',
      folded: true,
    })
    return [figuresPart(report, 'Being on call', HEALTH), load]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})
