import { plain } from '../../domain/plain.ts'
import type { Policy } from '../../domain/policy.ts'
import { levelNamed } from '../../domain/severity.ts'

export interface AlertSeverity {
  /** Name of a severity of the team's; null where nobody knows how bad it is. */
  readonly severity: string | null
  readonly notes: readonly string[]
}

/** What another system's word means here. What it does not mean is told, not guessed. */
export function alertSeverity(word: string | null, policy: Policy): AlertSeverity {
  if (word === null) return { severity: null, notes: [] }
  const { severities, alerts } = policy
  const named = alerts.severities.get(plain(word)) ?? levelNamed(word, severities)?.name
  if (named !== undefined) return capped(named, policy)
  const names = severities.map(({ name }) => name).join(', ')
  const note = `The alert's severity "${word}" means none of ${names} here. Say it with /severity, and for the next time in config: alerts: { severities: { ... } }.`
  return { severity: null, notes: [note] }
}

/** Not worse than config lets an alert be. */
export function capped(severity: string, { severities, alerts }: Policy): AlertSeverity {
  const place = (name: string) => severities.findIndex((level) => level.name === name)
  const { ceiling } = alerts
  if (ceiling === null || place(severity) >= place(ceiling)) return { severity, notes: [] }
  const note = `The alert says ${severity}; config lets alerts give ${ceiling} at most. Say more with /severity ${severity}.`
  return { severity: ceiling, notes: [note] }
}
