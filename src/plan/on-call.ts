import { evolve } from '../domain/evolve.ts'
import type { FactBody } from '../domain/fact.ts'
import { DAY_MS, type Instant } from '../domain/instant.ts'
import { onCall } from '../domain/on-call.ts'
import { reaches } from '../domain/permission.ts'
import type { Policy } from '../domain/policy.ts'
import { ended } from '../domain/status.ts'
import { type Entry, ON_CALL, saidIn } from './entry.ts'
import { journalOf } from './journal.ts'
import { pagesLost } from './recover.ts'
import type { Replayed } from './replay.ts'
import type { Asked, Setup } from './setup.ts'
import type { Snapshot } from './snapshot.ts'
import { begin, take } from './walk.ts'

/** What is older was declared while nobody looked, and whoever was on call for it then has gone home. */
const NEW_MS = DAY_MS

/**
 * Whom the rotation names for an incident that was declared just now, or a report that was taken up: the primary, then
 * the secondary. Nobody where somebody has taken command already, and never twice: the journal remembers.
 */
export function onDuty(
  { incident }: Replayed,
  seen: Snapshot,
  { policy }: Setup,
  now: Instant,
): readonly string[] {
  const { ours, report, category, openedAt, services, roles } = incident
  if (policy.responders.assign === 'none' || roles.commander !== undefined) return []
  if (!ours || report || openedAt === null || ended(category)) return []
  if (now - openedAt > NEW_MS || pagesLost(seen, now) || wasDeclared(seen, policy)) return []
  const { primary, secondary } = onCall(policy, services, now)
  return [primary, secondary].filter((login) => login !== null)
}

/** Whether it was an incident already when the journal was last written. */
function wasDeclared(seen: Snapshot, policy: Policy): boolean {
  const walk = begin('')
  for (const entry of journalOf(seen)) take(walk, entry, policy)
  return walk.incident.openedAt !== null && !walk.incident.report
}

/** The same with whoever is on call in command, or assigned. Unchanged while GitHub has not said who these people are. */
export function called(
  replayed: Replayed,
  seen: Snapshot,
  setup: Setup,
  asked: Asked,
  now: Instant,
): Replayed {
  const logins = onDuty(replayed, seen, setup, now)
  const entry = entryOf(logins, setup.policy, asked, latest(replayed, now))
  if (entry === null) return replayed
  const facts = (entry.facts ?? []).map((body) => ({ ...body, ...saidIn(entry) }))
  const { incident, entries } = replayed
  const after = facts.reduce(evolve, incident)
  return {
    ...replayed,
    incident: { ...after, history: [...incident.history, ...facts] },
    entries: [...entries, entry],
  }
}

/** GitHub's clock may be ahead of ours: what is decided now comes behind all that led to it. */
const latest = ({ incident }: Replayed, now: Instant): Instant =>
  Math.max(now, incident.history.at(-1)?.at ?? 0) as Instant

/** Of several the first whom GitHub knows. */
function entryOf(
  logins: readonly string[],
  { responders }: Policy,
  asked: Asked,
  at: Instant,
): Entry | null {
  const strangers: string[] = []
  for (const login of logins) {
    const person = asked.get(login.toLowerCase())
    if (person === undefined || person === 'unknown') return null
    if (person === null || person.permission === 'none') {
      strangers.push(login)
      continue
    }
    const assignable = reaches(person.permission, 'triage') ? {} : { assignable: false }
    const by = person.login
    const fact: FactBody =
      responders.assign === 'commander'
        ? { type: 'role-assigned', role: 'commander', login: by, onCall: true, ...assignable }
        : { type: 'on-call-assigned', login: by, ...assignable }
    return { key: ON_CALL, at, by, outcome: 'accepted', facts: [fact], ...noted(strangers) }
  }
  const [first] = strangers
  return first === undefined
    ? null
    : { key: ON_CALL, at, by: first, outcome: 'noted', ...noted(strangers) }
}

const noted = (strangers: readonly string[]): Pick<Entry, 'notes'> =>
  strangers.length === 0
    ? {}
    : {
        notes: strangers.map(
          (login) =>
            `${login} is on call by the rotation, but GitHub knows nobody of that name who can see this repository, so they were not called. Correct responders in the config.`,
        ),
      }
