import type { FactBody } from '../domain/fact.ts'
import { command, decided } from './command.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const ack = command({
  name: 'ack',
  aliases: ['acknowledge'],
  summary: 'Say that somebody is on it',
  parts: { note: optional(line('note')) },
  who: 'triage',
  during: ['triage', 'investigating', 'identified', 'mitigated'],
  examples: ['/ack', '/ack looking at the dashboards'],
  decide({ note }, { incident, said }) {
    const held = incident.times.acknowledged
    const known = held !== undefined && held.provenance !== 'inferred'
    const facts: readonly FactBody[] = known ? [] : [{ type: 'acknowledged' }]
    return decided(note ? [...facts, { type: 'timeline-noted', text: note, when: said.at }] : facts)
  },
})
