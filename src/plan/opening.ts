import { type FormFacts, formFacts, formHeadings } from '../config/form.ts'
import type { FactBody } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import { reaches } from '../domain/permission.ts'
import { isNamedBot, type Policy } from '../domain/policy.ts'
import { statusOf } from '../domain/status.ts'
import { readForm } from '../markdown/form.ts'
import type { Entry } from './entry.ts'
import { pagesLost } from './recover.ts'
import type { Asked } from './setup.ts'
import type { Snapshot } from './snapshot.ts'

/** The form's answers, read once. Null where the body is no form of ours or the role is not known yet. */
export function opening(seen: Snapshot, policy: Policy, asked: Asked, now: Instant): Entry | null {
  const { author, createdAt: at } = seen.issue
  const answers = answersIn(seen, policy)
  if (answers === null || isRoleUnknown(seen, policy, asked)) return null
  const named = isNamedBot(policy, author)
  const person = asked.get(author.login.toLowerCase())
  const held = person && person !== 'unknown' ? person.permission : 'none'
  const allowed = named || (author.kind === 'person' && reaches(held, policy.declare))
  const { facts, notes } = isRetold(seen, now)
    ? LOST
    : formFacts(answers, policy, { now: at, zone: policy.zone })
  return {
    key: 'form',
    at,
    by: author.login,
    outcome: 'accepted',
    facts: [declared(allowed, policy), ...(allowed ? facts : facts.map(proposed))],
    ...(notes.length > 0 ? { notes } : {}),
  }
}

/** Whether the body is a form of ours that waits for what GitHub says of its author. */
export const isOpeningPending = (seen: Snapshot, policy: Policy, asked: Asked): boolean =>
  answersIn(seen, policy) !== null && isRoleUnknown(seen, policy, asked)

const answersIn = ({ issue }: Snapshot, policy: Policy): ReturnType<typeof readForm> =>
  issue.author.us ? null : readForm(issue.body, formHeadings(policy))

const isRoleUnknown = ({ issue: { author } }: Snapshot, policy: Policy, asked: Asked): boolean =>
  asked.get(author.login.toLowerCase()) === 'unknown' && !isNamedBot(policy, author)

/** The form is read once: after the journal that held its answers is lost, an edited one is no witness. */
const isRetold = (seen: Snapshot, now: Instant): boolean =>
  seen.issue.editedAt !== null && pagesLost(seen, now)

const LOST: FormFacts = {
  facts: [],
  notes: ['The opening form was edited after it was read, so what it first said is lost.'],
}

function declared(allowed: boolean, policy: Policy): FactBody {
  return allowed
    ? { type: 'declared', as: 'incident', status: statusOf('investigating', policy.statuses).name }
    : { type: 'declared', as: 'report', status: statusOf('triage', policy.statuses).name }
}

/** The severity in a report is only proposed. */
const proposed = (fact: FactBody): FactBody =>
  fact.type === 'severity-set' && fact.severity !== null
    ? { type: 'severity-proposed', severity: fact.severity }
    : fact
