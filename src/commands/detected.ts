import { DETECTIONS } from '../domain/fact.ts'
import { command, decided } from './command.ts'
import { choice } from './parts/choice.ts'

const source = choice('by alert|user|slo|health-check|other', DETECTIONS, {
  monitoring: 'alert',
  alarm: 'alert',
  customer: 'user',
  report: 'user',
  budget: 'slo',
  healthcheck: 'health-check',
  probe: 'health-check',
})

export const detected = command({
  name: 'detected',
  aliases: ['detected-by'],
  summary: 'Say how the incident came to light',
  parts: {
    by: {
      ...source,
      take: (text, scene) => source.take(text.replace(/^by\s+/i, ''), scene),
    },
  },
  who: 'triage',
  during: 'incident',
  examples: ['/detected by alert', '/detected user'],
  decide: ({ by }, { incident }) =>
    decided(incident.detection === by ? [] : [{ type: 'detection-set', source: by }]),
})
