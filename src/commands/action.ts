import { command, decided } from './command.ts'
import { actionWords } from './parts/action-words.ts'

export const action = command({
  name: 'action',
  aliases: ['todo'],
  summary: 'Note what is to be done afterwards, for the postmortem',
  parts: { action: actionWords },
  who: 'triage',
  during: 'incident',
  examples: ['/action add an alert on the connection pool @ana due 2026-12-01 p2'],
  decide({ action: noted }, { incident }) {
    const held = incident.actions.some(
      ({ text, owners, due, priority }) =>
        text === noted.text &&
        owners.join() === noted.owners.join() &&
        due === noted.due &&
        priority === noted.priority,
    )
    return decided(held ? [] : [{ type: 'action-noted', ...noted }])
  },
})
