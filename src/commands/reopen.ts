import { ended } from '../domain/status.ts'
import { command, decided } from './command.ts'
import { moveTo } from './moves.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const reopen = command({
  name: 'reopen',
  aliases: [],
  summary: 'Open an incident again that was over; its earlier times are kept',
  parts: { reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/reopen', '/reopen the errors are back'],
  decide: ({ reason }, scene) =>
    ended(scene.incident.category) ? moveTo(scene, 'investigating', { reason }) : decided([]),
})
