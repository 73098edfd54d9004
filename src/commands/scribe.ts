import { command } from './command.ts'
import { holding } from './holding.ts'
import { optional } from './parts/optional.ts'
import { holder } from './parts/person.ts'

export const scribe = command({
  name: 'scribe',
  aliases: [],
  summary: 'Take on the record keeping, hand it over, or lay it down',
  parts: { who: optional(holder) },
  who: 'triage',
  during: 'incident',
  examples: ['/scribe', '/scribe @ana', '/scribe drop'],
  decide: ({ who }, scene) => holding('scribe', who, scene),
})
