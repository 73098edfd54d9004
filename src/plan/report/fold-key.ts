import type { Policy } from '../../domain/policy.ts'

/**
 * All of a team's decisions that change what becomes of an issue's history, as text: where it is another than the one
 * that the snapshot was kept under, the snapshot says nothing any more. How long a postmortem may take depends on the
 * calendar, and so does when one was due.
 */
export function foldKey(policy: Policy): string {
  const { zone, calendar, severities, statuses, causes, services, postmortem, actions } = policy
  return JSON.stringify([
    policy.label,
    zone,
    calendar,
    severities.map(({ name }) => name),
    statuses.map(({ name, category }) => [name, category]),
    causes.map(({ name, aliases }) => [name, aliases]),
    services.map(({ name, runbook }) => [name, runbook !== null]),
    policy.declare,
    policy.commands['default'] ?? null,
    policy.bots,
    [postmortem.required, postmortem.within],
    [actions.evidence, actions.environments],
  ])
}
