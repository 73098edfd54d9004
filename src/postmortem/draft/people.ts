import type { Fact } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import { ROLE_TITLES, type Role } from '../../domain/role.ts'

/** Who did things, as roles: a postmortem names nobody, and the incident tells who held which. */
export interface People {
  /** Of a fact: the role that was held at that moment, else one that was held at any time. */
  readonly of: (fact: Fact) => string
  /** Of a login, without a moment. */
  readonly named: (login: string) => string
  /** The text with the mentions of those who took part put as their roles. */
  readonly without: (text: string) => string
}

const AUTOMATION = 'Automation'
const REPORTER = 'Reporter'
const RESPONDER = 'Responder'

type Walk = { readonly at: ReadonlyMap<Fact, Role>; readonly ever: ReadonlyMap<string, Role> }

export function people({ history, roles, declaredBy }: Incident): People {
  const { at, ever } = walk(history)
  const known = new Set(history.flatMap(taking).concat(Object.values(roles).map(lower)))
  const named = (login: string): string => {
    const role = ever.get(lower(login))
    if (role !== undefined) return ROLE_TITLES[role]
    if (login.endsWith('[bot]')) return AUTOMATION
    return login === declaredBy ? REPORTER : RESPONDER
  }
  const of = (fact: Fact): string => {
    const role = at.get(fact)
    return role === undefined ? named(fact.by) : ROLE_TITLES[role]
  }
  return { of, named, without: (text) => withRoles(text, known, named) }
}

const lower = (login: string): string => login.toLowerCase()

/** Logins in a fact. */
function taking(fact: Fact): readonly string[] {
  if (fact.type === 'role-assigned' && fact.login !== null)
    return [lower(fact.by), lower(fact.login)]
  if (fact.type === 'comment-pinned') return [lower(fact.by), lower(fact.author)]
  return [lower(fact.by)]
}

/** Who held which role at each fact, and what everybody ever held, the first role first. */
function walk(history: readonly Fact[]): Walk {
  const held = new Map<Role, string>()
  const at = new Map<Fact, Role>()
  const ever = new Map<string, Role>()
  for (const fact of history) {
    if (fact.type === 'role-assigned') {
      if (fact.login === null) held.delete(fact.role)
      else held.set(fact.role, lower(fact.login))
      if (fact.login !== null && !ever.has(lower(fact.login)))
        ever.set(lower(fact.login), fact.role)
    }
    const role = [...held].find(([, login]) => login === lower(fact.by))?.[0]
    if (role !== undefined) at.set(fact, role)
  }
  return { at, ever }
}

const MENTION = /(?<![\w/.@-])@([a-z\d][a-z\d-]{0,38})(?![\w/-])/gi

const withRoles = (text: string, known: ReadonlySet<string>, named: (login: string) => string) =>
  text.replaceAll(MENTION, (mention, login: string) =>
    known.has(lower(login)) ? `the ${named(login).toLowerCase()}` : mention,
  )
