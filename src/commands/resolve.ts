import { command } from './command.ts'
import { moveTo } from './moves.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const resolve = command({
  name: 'resolve',
  aliases: ['resolved'],
  summary: 'Say that the cause is fixed and the incident is over',
  parts: { reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/resolve', '/resolve the pool has been enlarged'],
  decide: ({ reason }, scene) => moveTo(scene, 'resolved', { reason }),
})
