import { command, decided } from './command.ts'
import { rest } from './parts/text.ts'

export const publish = command({
  name: 'publish',
  aliases: [],
  summary: 'Keep the text that customers are told',
  parts: { text: rest('text', 'Payments are failing for some customers. We are working on it.') },
  who: 'triage',
  during: 'incident',
  examples: ['/publish Some payments are failing. We are working on it.'],
  decide({ text }, { incident }) {
    const same = incident.published.at(-1)?.text === text
    return decided(same ? [] : [{ type: 'published', text }])
  },
})
