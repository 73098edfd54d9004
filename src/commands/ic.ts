import { command } from './command.ts'
import { holding } from './holding.ts'
import { optional } from './parts/optional.ts'
import { holder } from './parts/person.ts'

export const ic = command({
  name: 'ic',
  aliases: ['commander'],
  summary: 'Take command of the incident, hand it over, or lay it down',
  parts: { who: optional(holder) },
  who: 'triage',
  during: 'incident',
  examples: ['/ic', '/ic @ana', '/ic drop'],
  decide: ({ who }, scene) => holding('commander', who, scene),
})
