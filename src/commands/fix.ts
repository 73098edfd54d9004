import { isNamed } from '../domain/change.ts'
import { command, decided } from './command.ts'
import { change } from './parts/change.ts'

export const fix = command({
  name: 'fix',
  aliases: ['fixed-by'],
  summary: 'Name the change that fixed it',
  parts: { change },
  who: 'triage',
  during: 'incident',
  examples: ['/fix #13', '/fix 4f2a9c1'],
  decide: ({ change: named }, { incident }) =>
    decided(isNamed(incident.fixedBy, named) ? [] : [{ type: 'fix-named', change: named }]),
})
