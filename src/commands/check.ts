import { checklist } from '../domain/checklist.ts'
import type { FactBody } from '../domain/fact.ts'
import { command, decided } from './command.ts'
import { choice } from './parts/choice.ts'
import { items } from './parts/items.ts'
import { optional } from './parts/optional.ts'

export const check = command({
  name: 'check',
  aliases: ['tick'],
  summary: 'Tick items of the checklists by their numbers, or untick them',
  parts: { items, state: optional(choice('on|off', ['on', 'off'] as const)) },
  who: 'triage',
  during: 'incident',
  examples: ['/check 3', '/check 3 5-7', '/check 2 off'],
  decide({ items: numbers, state }, { incident }) {
    const done = state !== 'off'
    const facts = checklist(incident)
      .filter(({ number, seen }) => numbers.includes(number) && !seen)
      .filter((item) => item.done !== done)
      .map(({ id }): FactBody => ({ type: 'item-ticked', item: id, done }))
    return decided(facts)
  },
})
