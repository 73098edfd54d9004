import type { Incident } from '../../domain/incident.ts'
import { plain } from '../../domain/plain.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Role } from '../../domain/role.ts'
import { isNobody } from '../../postmortem/items/owner.ts'
import type { Promised } from '../../postmortem/items/promised.ts'
import type { Owners } from './planned-item.ts'

type Owner = Promised['owners'][number]

/** By what names become people. */
export interface Who {
  /** Names and initials, lower case, and their logins. */
  readonly people: Policy['people']
  readonly roles: Incident['roles']
  /** Logins of people who may be assigned and show exactly that name, by lower-case name. */
  readonly named: ReadonlyMap<string, readonly string[]>
  /** Lower-case logins that GitHub takes as assignees. */
  readonly assignable: ReadonlySet<string>
}

/**
 * How documents call who held a role. `Ops` and `comms` are not among them, though people type them in commands: as an
 * owner they mean a team.
 */
const ROLE_NAMES: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    commander: ['IC', 'commander', 'incident commander', 'incident lead', 'incident manager'],
    communications: ['communications lead', 'comms lead', 'communications manager'],
    operations: ['operations lead', 'ops lead', 'operations manager'],
    scribe: ['scribe', 'incident scribe'],
  } satisfies Readonly<Record<Role, readonly string[]>>).flatMap(([role, names]) =>
    names.map((name) => [plain(name), role as Role] as const),
  ),
)

/** GitHub takes no more on one issue. */
const MOST_ASSIGNEES = 10

/** What a word for an owner means; `login` may be `org/team`. */
type Meaning =
  | { readonly kind: 'login'; readonly login: string }
  /** Somebody who was found by name, and so among those who may be assigned. */
  | { readonly kind: 'found'; readonly login: string }
  | { readonly kind: 'unknown'; readonly text: string }

/**
 * Who an item is for. A name is looked up in config, then among the roles of the incident, then among those who may be
 * assigned; nobody is guessed at, so a name that two people show stays a name.
 */
export function ownersOf({ owners }: Pick<Promised, 'owners'>, who: Who): Owners {
  const meant = owners.filter((owner) => !isBlank(owner)).map((owner) => meaningOf(owner, who))
  const logins = once(meant.flatMap((one) => (one.kind === 'unknown' ? [] : [one.login])))
  const found = new Set(meant.flatMap((one) => (one.kind === 'found' ? [low(one.login)] : [])))
  const people = logins.filter((login) => !isTeam(login))
  const takes = (login: string) => found.has(low(login)) || who.assignable.has(low(login))
  const assignees = people.filter(takes).slice(0, MOST_ASSIGNEES)
  return {
    assignees,
    mentioned: people.filter((login) => !assignees.includes(login)),
    teams: logins.filter(isTeam),
    unknown: once(meant.flatMap((one) => (one.kind === 'unknown' ? [one.text] : []))),
  }
}

/** The names as written that only GitHub can say whose they are, each once. */
export function namesToAsk(
  items: readonly Pick<Promised, 'owners'>[],
  { people }: Pick<Policy, 'people'>,
  { roles }: Pick<Incident, 'roles'>,
): readonly string[] {
  const owners = items.flatMap((item) => item.owners).filter((owner) => !isBlank(owner))
  const open = owners.filter((owner) => known(owner, people, roles) === null && !isRole(owner.text))
  return once(open.map(({ text }) => nameOf(text)))
}

/** The lower-case logins of which GitHub has to say whether it takes them as assignees, each once. */
export function loginsToAsk(
  items: readonly Pick<Promised, 'owners'>[],
  { people }: Pick<Policy, 'people'>,
  { roles }: Pick<Incident, 'roles'>,
): readonly string[] {
  const owners = items.flatMap((item) => item.owners).filter((owner) => !isBlank(owner))
  const logins = owners.flatMap(
    (owner) => known(owner, people, roles) ?? bareLogin(owner.text) ?? [],
  )
  return once(logins.filter((login) => !isTeam(login)).map(low))
}

function meaningOf(owner: Owner, { people, roles, named, assignable }: Who): Meaning {
  const login = known(owner, people, roles)
  if (login !== null) return { kind: 'login', login }
  const text = nameOf(owner.text)
  const [found, ...more] = isRole(text) ? [] : (named.get(low(text)) ?? [])
  if (found !== undefined) {
    return more.length === 0 ? { kind: 'found', login: found } : { kind: 'unknown', text }
  }
  const bare = bareLogin(text)
  return bare !== null && assignable.has(bare)
    ? { kind: 'login', login: bare }
    : { kind: 'unknown', text }
}

/** What config, the sign or the incident says without GitHub being asked; a person as config has them stands first. */
function known(
  { text, login }: Owner,
  people: Policy['people'],
  roles: Incident['roles'],
): string | null {
  const mapped =
    people.get(low(nameOf(text))) ?? (login === null ? undefined : people.get(low(login)))
  const role = login === null ? ROLE_NAMES.get(plain(text)) : undefined
  return mapped ?? login ?? (role === undefined ? null : (roles[role] ?? null))
}

const isRole = (text: string): boolean => ROLE_NAMES.has(plain(text))

/** Written as logins are, all in lower case: somebody who only left the sign out. */
function bareLogin(text: string): string | null {
  const word = nameOf(text)
  return /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/.test(word) && !isRole(word) ? word : null
}

const isBlank = ({ text, login }: Owner): boolean => login === null && isNobody(text)
const isTeam = (login: string): boolean => login.includes('/')
const low = (text: string): string => text.toLowerCase()
const nameOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Each once, whatever its case; as it is written first. */
function once(all: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(low(one)) && seen.add(low(one)))
}
