import type { FactBody } from '../domain/fact.ts'
import { absolute } from '../domain/instant.ts'
import { statusOf } from '../domain/status.ts'
import { command, decided, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { level } from './parts/level.ts'
import { optional } from './parts/optional.ts'

export const incident = command({
  name: 'incident',
  aliases: ['declare'],
  summary: 'Declare this issue an incident',
  parts: { level: optional(level) },
  who: 'triage',
  during: 'incident-to-be',
  examples: ['/incident', '/incident sev2'],
  decide({ level: severity }, scene) {
    const differs = severity !== null && severity.name !== scene.incident.severity
    const set: readonly FactBody[] = differs
      ? [{ type: 'severity-set', severity: severity.name }]
      : []
    if (!scene.incident.ours) return decided([declared(scene), ...set])
    if (scene.incident.report) return decided([{ type: 'adopted' }, ...set])
    return set.length === 0 ? decided([], already(scene)) : decided(set)
  },
})

function declared({ incident: { openedAt }, policy }: Scene): FactBody {
  if (openedAt !== null) return { type: 'adopted' }
  const status = statusOf('investigating', policy.statuses).name
  return { type: 'declared', as: 'incident', status }
}

function already({ incident: { openedAt, status }, policy }: Scene) {
  if (openedAt === null) return undefined
  const since = absolute(openedAt, policy.zone)
  return `This issue is an incident already: open since ${since}, now ${inline(status)}.`
}
