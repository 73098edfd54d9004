import { command } from './command.ts'
import { moveTo } from './moves.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const investigating = command({
  name: 'investigating',
  aliases: ['investigate'],
  summary: 'Say that the cause is being looked for',
  parts: { reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/investigating', '/investigating the first theory was wrong'],
  decide: ({ reason }, scene) => moveTo(scene, 'investigating', { reason }),
})
