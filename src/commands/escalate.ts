import { onCall } from '../domain/on-call.ts'
import { lookers, type Policy, type Service } from '../domain/policy.ts'
import { answering } from '../domain/responders.ts'
import { samePerson } from '../domain/shifts.ts'
import { command, decided, type Part, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { optional } from './parts/optional.ts'
import { LOGIN, loginOf, mentions, strange, TEAM } from './parts/person.ts'
import { firstWord, taken } from './parts/taken.ts'
import { line } from './parts/text.ts'

interface Target {
  readonly to: readonly string[]
  /** Whether config names them; whoever stands in the comment itself has been notified by it. */
  readonly configured: boolean
  readonly service: string | null
}

const serviceOf = (word: string, { policy }: Scene): Service | undefined =>
  policy.services.find(({ name }) => name.toLowerCase() === word.toLowerCase())

/** Who looks after these services; where nobody is named for that, whoever is on call, but for the one who calls. */
function calledFor({ policy, said }: Scene, services: readonly string[]): readonly string[] {
  const named = lookers(policy, services)
  if (named.length > 0) return named
  const { primary, secondary } = onCall(policy, services, said.at)
  const teams = answering(policy.responders, services)?.responders.teams ?? []
  return [primary, secondary, ...teams].flatMap((login) =>
    login === null || samePerson(login, said.by) ? [] : [login],
  )
}

/** Whoever looks after the services that are hurt. */
function ours(scene: Scene): Target {
  const hurt = scene.incident.services.flatMap((name) => serviceOf(name, scene) ?? [])
  const service = hurt.length === 1 ? (hurt[0]?.name ?? null) : null
  return { to: calledFor(scene, scene.incident.services), configured: true, service }
}

/** Any other word belongs to the reason; a name behind the sign has to be right. */
const target: Part<Target> = {
  label: '@person|@org/team|service',
  optional: true,
  asks: 'mention',
  accepts: () => 'a person (`@ana`), a team (`@org/team`) or a service',
  sample: () => '@org/team',
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const service = serviceOf(word, scene)
    if (service)
      return taken(
        { to: calledFor(scene, [service.name]), configured: true, service: service.name },
        rest,
      )
    const team = TEAM.exec(word)?.[1]
    if (team !== undefined) return taken({ to: [team], configured: false, service: null }, rest)
    if (!word.startsWith('@')) return taken(ours(scene), text)
    const login = LOGIN.test(word) ? loginOf(word, scene) : null
    if (login === null) return strange(word)
    return taken({ to: [login], configured: false, service: null }, rest)
  },
}

/** A card that is edited notifies nobody, so whoever config names is called by a comment. */
function call(
  to: readonly string[],
  by: string,
  service: string | null,
  reason: string | null,
): string | undefined {
  const names = mentions(to)
  if (names.length === 0) return undefined
  const where = service === null ? 'this incident' : `${inline(service)} in this incident`
  const why = reason === null || reason === '' ? '.' : `: ${inline(reason)}`
  return `${names.join(' ')}: ${inline(by)} calls you in for ${where}${why}`
}

/** With the people of each team, as config lists them, in its place. */
const withPeople = (
  names: readonly string[],
  { teams }: Pick<Policy, 'teams'>,
): readonly string[] => [
  ...new Set(
    names.flatMap((name) => (name.includes('/') ? (teams.get(name.toLowerCase()) ?? []) : [name])),
  ),
]

const NOBODY =
  'Nobody is named in the config for the services that are hurt, so nobody was called. Call somebody by name: `/escalate @person` or `/escalate @org/team`.'

export const escalate = command({
  name: 'escalate',
  aliases: ['page'],
  summary: 'Call in a person, a team, or whoever looks after the services that are hurt',
  parts: { target, reason: optional(line('reason')) },
  who: 'triage',
  during: ['triage', 'investigating', 'identified', 'mitigated'],
  examples: ['/escalate', '/escalate @ana the rollback fails', '/escalate @acme/database'],
  decide: ({ target: { to, configured, service }, reason }, { said, policy, shared = false }) =>
    decided(
      [{ type: 'escalated', to, service, reason: reason ?? '' }],
      to.length === 0
        ? NOBODY
        : configured
          ? call(shared ? withPeople(to, policy) : to, said.by, service, reason)
          : undefined,
    ),
})
