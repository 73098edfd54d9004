import { command, decided } from './command.ts'
import { choice } from './parts/choice.ts'
import { optional } from './parts/optional.ts'

export const drill = command({
  name: 'drill',
  aliases: [],
  summary: 'Mark the incident as an exercise; it counts in no figure',
  parts: { state: optional(choice('on|off', ['on', 'off'] as const)) },
  who: 'triage',
  during: 'incident',
  examples: ['/drill', '/drill off'],
  decide({ state }, { incident }) {
    const drilling = state !== 'off'
    return decided(incident.drill === drilling ? [] : [{ type: 'drill-set', drill: drilling }])
  },
})
