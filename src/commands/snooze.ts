import { command, decided } from './command.ts'
import { pause } from './parts/pause.ts'

export const snooze = command({
  name: 'snooze',
  aliases: [],
  summary: 'Hold reminders back for a while, or let them come again',
  parts: { until: pause },
  who: 'triage',
  during: ['triage', 'investigating', 'identified', 'mitigated'],
  examples: ['/snooze 2h', '/snooze until 14:00', '/snooze off'],
  decide({ until }, { incident, said }) {
    const end = incident.snoozes.at(-1)?.until ?? null
    const holds = end !== null && end > said.at
    return decided((holds ? end : null) === until ? [] : [{ type: 'snoozed', until }])
  },
})
