import { command } from './command.ts'
import { moveTo } from './moves.ts'
import { line } from './parts/text.ts'

export const cancel = command({
  name: 'cancel',
  aliases: ['cancelled'],
  summary: 'End what was no incident; it counts in no figure',
  parts: { reason: line('reason', 'false alarm') },
  who: 'triage',
  during: 'incident',
  examples: ['/cancel false alarm, the probe itself was broken'],
  decide: ({ reason }, scene) => moveTo(scene, 'cancelled', { reason }),
})
