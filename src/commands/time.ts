import { TIMES } from '../domain/fact.ts'
import { command, decided } from './command.ts'
import { choice } from './parts/choice.ts'
import { when } from './parts/when.ts'

export const time = command({
  name: 'time',
  aliases: [],
  summary: 'Set one of the six times of the incident',
  parts: {
    which: choice('which', TIMES, {
      start: 'started',
      detect: 'detected',
      declare: 'declared',
      ack: 'acknowledged',
      mitigate: 'mitigated',
      resolve: 'resolved',
    }),
    when: when('past'),
  },
  who: 'triage',
  during: 'incident',
  examples: ['/time started 1h ago', '/time detected 2026-11-20 13:58 UTC'],
  decide({ which, when: value }, { incident }) {
    const held = incident.times[which]
    const same = held?.provenance === 'entered' && held.at === value
    return decided(same ? [] : [{ type: 'time-set', time: which, value }])
  },
})
