import { command } from './command.ts'
import { moveTo } from './moves.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const identified = command({
  name: 'identified',
  aliases: ['identify'],
  summary: 'Say that the cause is known',
  parts: { reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/identified', '/identified a slow query in the new release'],
  decide: ({ reason }, scene) => moveTo(scene, 'identified', { reason }),
})
