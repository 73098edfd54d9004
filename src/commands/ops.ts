import { command } from './command.ts'
import { holding } from './holding.ts'
import { optional } from './parts/optional.ts'
import { holder } from './parts/person.ts'

export const ops = command({
  name: 'ops',
  aliases: ['operations'],
  summary: 'Take on the technical work, hand it over, or lay it down',
  parts: { who: optional(holder) },
  who: 'triage',
  during: 'incident',
  examples: ['/ops', '/ops @ana', '/ops drop'],
  decide: ({ who }, scene) => holding('operations', who, scene),
})
