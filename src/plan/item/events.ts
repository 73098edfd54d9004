import type { Action } from '../../domain/action.ts'
import type { FactBody, MergedPull } from '../../domain/fact.ts'
import { isNamedBot, type Policy } from '../../domain/policy.ts'
import type { LogEvent } from '../snapshot.ts'
import { priorityIn } from './standing.ts'

/** What a line of GitHub's log means for an action item. `repository`: `owner/name` of its own. */
export function itemFacts(
  event: LogEvent,
  { priority }: Pick<Action, 'priority'>,
  repository: string,
): readonly FactBody[] {
  switch (event.type) {
    case 'closed':
      return [{ type: 'action-closed', reason: event.reason, pull: pullOf(event.pull, repository) }]
    case 'reopened':
      return [{ type: 'action-reopened' }]
    case 'labeled': {
      const named = priorityIn(event)
      return named === null ? [] : [{ type: 'priority-set', priority: named }]
    }
    case 'unlabeled':
      return priority !== null && priorityIn(event) === priority
        ? [{ type: 'priority-set', priority: null }]
        : []
    default:
      return []
  }
}

function pullOf(
  pull: Extract<LogEvent, { type: 'closed' }>['pull'],
  repository: string,
): MergedPull | null {
  if (pull === null) return null
  const own = pull.repository.toLowerCase() === repository.toLowerCase()
  return { repository: own ? null : pull.repository, number: pull.number }
}

/** Whose click counts: that it was closed or opened again is so whoever did it, but a label of a bot says nothing. */
export const clicks = ({ type, actor }: LogEvent, policy: Policy): boolean =>
  !actor.us &&
  (type === 'closed' || type === 'reopened' || actor.kind === 'person' || isNamedBot(policy, actor))

/** Only who may write here can merge what closes an issue, whoever has opened it. */
export const isMerge = (event: LogEvent): boolean => event.type === 'closed' && event.pull !== null
