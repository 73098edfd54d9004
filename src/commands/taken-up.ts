import type { FactBody } from '../domain/fact.ts'
import { statusOf } from '../domain/status.ts'
import type { Decision, Scene } from './command.ts'

/**
 * The facts of a decision, after the one that takes a report or an alert up: it waits in triage until
 * the first command of somebody allowed. A question (a reply and no facts) takes nothing up, and
 * neither does anything once a person has chosen a status.
 */
export function takenUp(
  { facts, reply }: Decision,
  { incident, policy }: Scene,
): readonly FactBody[] {
  const waits = incident.ours && incident.category === 'triage'
  const question = reply !== undefined && facts.length === 0
  const chosen = [...incident.history, ...facts].some(({ type }) => type === 'status-entered')
  if (!waits || question || chosen) return facts
  const { name, category } = statusOf('investigating', policy.statuses)
  return [{ type: 'status-entered', status: name, category }, ...facts]
}
