import { command } from './command.ts'
import { holding } from './holding.ts'
import { optional } from './parts/optional.ts'
import { holder } from './parts/person.ts'

export const comms = command({
  name: 'comms',
  aliases: ['communications'],
  summary: 'Take on the communication, hand it over, or lay it down',
  parts: { who: optional(holder) },
  who: 'triage',
  during: 'incident',
  examples: ['/comms', '/comms @ana', '/comms drop'],
  decide: ({ who }, scene) => holding('communications', who, scene),
})
