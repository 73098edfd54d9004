import type { Action } from '../../domain/action.ts'
import type { Snapshot } from '../snapshot.ts'

/** Whose the item is, and what of that GitHub has to be told. */
export interface Ownership {
  readonly owners: readonly string[]
  /** To be assigned. */
  readonly assigned: readonly string[]
  /** Whose it is no more. */
  readonly unassigned: readonly string[]
  /** Owners whom GitHub takes as no assignees. */
  readonly unassignable: readonly string[]
}

const isOne = (login: string, other: string): boolean => login.toLowerCase() === other.toLowerCase()

/** Whom the last `/owner` names, unless a person has taken them off again since; null where nobody holds by a word. */
export function namedOwner(
  { history }: Action,
  { events }: Pick<Snapshot, 'events'>,
): string | null {
  const named = history.findLast((fact) => fact.type === 'owner-set')
  if (named === undefined) return null
  const off = events.some(
    (event) =>
      event.type === 'unassigned' &&
      !event.actor.us &&
      event.at >= named.at &&
      isOne(event.login, named.login),
  )
  return off ? null : named.login
}

/** What `/owner` asked for, as far as nobody has clicked otherwise since. `takes`: whom GitHub takes, lower case. */
export function ownership(
  action: Action,
  {
    events,
    issue: { assignees },
  }: Pick<Snapshot, 'events'> & { readonly issue: Pick<Snapshot['issue'], 'assignees'> },
  takes: ReadonlySet<string>,
): Ownership {
  const said = action.history.findLast((fact) => fact.type === 'owner-set')
  const named = namedOwner(action, { events })
  if (said === undefined)
    return { owners: assignees, assigned: [], unassigned: [], unassignable: [] }
  const stays = (login: string) =>
    (named !== null && isOne(login, named)) ||
    events.some(
      (event) =>
        event.type === 'assigned' &&
        !event.actor.us &&
        event.at >= said.at &&
        isOne(event.login, login),
    )
  const missing = named === null || assignees.some((one) => isOne(one, named)) ? [] : [named]
  const assigned = missing.filter((login) => takes.has(login.toLowerCase()))
  return {
    owners: [...missing, ...assignees.filter(stays)],
    assigned,
    unassigned: assignees.filter((login) => !stays(login)),
    unassignable: missing.filter((login) => !assigned.includes(login)),
  }
}
