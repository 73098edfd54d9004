import { command, decided } from './command.ts'
import { rest } from './parts/text.ts'
import { leadingWhen } from './parts/when.ts'

export const timeline = command({
  name: 'timeline',
  aliases: ['note'],
  summary: 'Note what happened, now or at the time given',
  parts: { when: leadingWhen, text: rest('text', 'rolled back to 2.3.0') },
  who: 'triage',
  during: 'incident',
  examples: ['/timeline the error rate falls', '/timeline 10m ago deployed 2.4.0'],
  decide: ({ when, text }, { said }) =>
    decided([{ type: 'timeline-noted', text, when: when ?? said.at }]),
})
