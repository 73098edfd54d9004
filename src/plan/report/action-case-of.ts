import { endOf } from '../../domain/evolve-action.ts'
import type { ActionCase } from '../../metrics/material.ts'
import type { SeenItem } from '../actions/seen.ts'
import { actionOf } from '../item/action-of.ts'
import { incidentOfKey } from '../item/incident-of.ts'
import type { Setup } from '../setup.ts'

/**
 * The action item as figures need it: by the fold that lists of items are made from. Null where it no longer carries the
 * label. What was merged and waits for a deployment is `merged`, until the journal of its card says that it came.
 */
export function actionCaseOf(seen: SeenItem, { policy }: Pick<Setup, 'policy'>): ActionCase | null {
  const action = actionOf(seen, policy)
  if (!action.ours) return null
  const end = endOf(action, policy.actions)
  return {
    number: seen.number,
    title: seen.title,
    incident: promisedBy(seen),
    createdAt: seen.createdAt,
    due: action.due,
    owners: action.owners,
    team: action.team,
    services: action.services,
    priority: action.priority,
    kind: action.kind,
    end: end === null ? null : { kind: end.kind, at: end.at },
  }
}

/** By our marker; else by the issue that people have made it a sub-issue of. */
function promisedBy({ key, parent }: SeenItem): number | null {
  const incident = key === null ? null : incidentOfKey(key)
  if (incident !== null) return incident
  return parent === null || parent === 0 ? null : parent
}
