import { command } from './command.ts'
import { moveTo } from './moves.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const mitigated = command({
  name: 'mitigated',
  aliases: ['mitigate'],
  summary: 'Say that nobody is hurt any more, while the cause may still be there',
  parts: { reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/mitigated', '/mitigated rolled back to 2.3.0'],
  decide: ({ reason }, scene) => moveTo(scene, 'mitigated', { reason }),
})
