import { ROLES, type Role } from '../../../src/sandbox/model.ts'
import type { Witness } from '../invariant.ts'

export const reaches = (held: Role, needed: Role): boolean =>
  ROLES.indexOf(held) >= ROLES.indexOf(needed)

/**
 * The strongest role that somebody held on a repository at that moment or later. Whoever has just lost or got one may be
 * judged by either: what they may do is asked when it is decided.
 */
export function strongestSince(
  { it }: Pick<Witness, 'it'>,
  login: string,
  repository: string,
  since: number,
): Role {
  return rolesSince({ it }, login, repository, since).reduce((best, one) =>
    reaches(one, best) ? one : best,
  )
}

/** The weakest one: what it reaches they were allowed whenever it was asked. */
export function weakestSince(
  { it }: Pick<Witness, 'it'>,
  login: string,
  repository: string,
  since: number,
): Role {
  return rolesSince({ it }, login, repository, since).reduce((worst, one) =>
    reaches(worst, one) ? one : worst,
  )
}

/** All that they held from then on, in order; at least what they hold now. */
function rolesSince(
  { it }: Pick<Witness, 'it'>,
  login: string,
  repository: string,
  since: number,
): readonly [Role, ...Role[]] {
  const here = it.log.filter((one) => one.repository === repository)
  const before = here.findLast(({ at }) => at <= since)
  const [, name] = repository.split('/')
  const { repositories, users } = it.sandbox.state
  const place = Object.values(repositories).find((one) => one.name === name)
  const person = Object.values(users).find((one) => one.login === login)
  const last = (person && place?.roles[person.id]) ?? 'none'
  const all = [...(before ? [before] : []), ...here.filter(({ at }) => at > since)]
  return [last, ...all.map(({ roles }) => roles[login] ?? 'none')]
}
