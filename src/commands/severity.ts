import { command, decided } from './command.ts'
import { level } from './parts/level.ts'
import { optional } from './parts/optional.ts'
import { line } from './parts/text.ts'

export const severity = command({
  name: 'severity',
  aliases: ['sev'],
  summary: 'Set how bad the incident is',
  parts: { level, reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/severity sev2', '/sev 1 checkout is down for everybody'],
  decide({ level: { name }, reason }, { incident }) {
    if (name === incident.severity) return decided([])
    return decided([{ type: 'severity-set', severity: name, ...(reason ? { reason } : {}) }])
  },
})
