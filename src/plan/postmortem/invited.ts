import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import { ROLES } from '../../domain/role.ts'
import type { Effect } from '../effect.ts'
import type { Entry } from '../entry.ts'
import type { SeenPull } from './seen.ts'

const keyOf = (pull: SeenPull, login: string): string => `v${pull.number}.${login.toLowerCase()}`

/** Whether an entry tells that somebody was called to a pull request. */
export const isInvitation = ({ key }: Entry): boolean => /^v\d+\./.test(key)

/**
 * Whoever has to do with a pull request and was not called to it yet. The journal keeps that they were: who could not
 * be asked is not tried again, and whom a person has taken off stays off.
 */
export function invitations(
  pull: SeenPull,
  { roles }: Incident,
  known: { readonly has: (key: string) => boolean },
  now: Instant,
): readonly Entry[] {
  const holders = [...new Set(ROLES.flatMap((role) => roles[role] ?? []))]
  return holders
    .map((login): Entry => ({ key: keyOf(pull, login), at: now, by: login, outcome: 'noted' }))
    .filter(({ key }) => !known.has(key))
}

/** The commander is asked to write it, whoever else holds a role to read it. */
export function calls(
  pull: SeenPull,
  { roles }: Incident,
  fresh: readonly Entry[],
): readonly Effect[] {
  return fresh
    .filter(({ key, by }) => key === keyOf(pull, by))
    .flatMap(({ by: login }): readonly Effect[] => {
      const name = login.toLowerCase()
      if (roles.commander?.toLowerCase() === name)
        return pull.assignees.includes(name)
          ? []
          : [{ type: 'assignee.add', logins: [login], pull: pull.number }]
      return pull.requested.includes(name)
        ? []
        : [{ type: 'reviewer.request', pull: pull.number, login }]
    })
}
