import { PRIORITIES } from '../domain/action.ts'
import { command, decided } from './command.ts'
import { actionOf } from './on-action.ts'
import { choice } from './parts/choice.ts'

const level = choice('p1|p2|p3|p4', PRIORITIES, { 1: 'p1', 2: 'p2', 3: 'p3', 4: 'p4' })

export const priority = command({
  name: 'priority',
  aliases: ['prio'],
  summary: 'Say how urgent it is, p1 before all others',
  parts: { priority: level },
  who: 'triage',
  during: 'action',
  examples: ['/priority p1', '/priority 2'],
  decide: ({ priority: given }, scene) =>
    decided(actionOf(scene).priority === given ? [] : [{ type: 'priority-set', priority: given }]),
})
