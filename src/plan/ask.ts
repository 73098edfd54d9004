import { type Needs, needs } from '../commands/needs.ts'
import type { Place } from '../commands/place.ts'
import { formHeadings } from '../config/form.ts'
import type { Instant } from '../domain/instant.ts'
import { reaches } from '../domain/permission.ts'
import { type Policy, permissionFor } from '../domain/policy.ts'
import { type Call, readCalls } from '../markdown/calls.ts'
import { readForm } from '../markdown/form.ts'
import { openTexts } from './answers.ts'
import { addresses, type Speech } from './decide.ts'
import type { Entry } from './entry.ts'
import { cameWithOpening, journalOf, speaks } from './journal.ts'
import type { Snapshot } from './snapshot.ts'
import { speeches } from './speeches.ts'

/** The people whom GitHub has to be asked about before this issue can be decided, lower case. */
export const ask = (seen: Snapshot, policy: Policy, now: Instant): readonly string[] =>
  asking(seen, policy, speeches(seen, policy, now), 'incident').logins

/** All that GitHub has to be asked before these texts can be decided, written on such an issue. */
export function asking(
  seen: Snapshot,
  policy: Policy,
  texts: readonly Speech[],
  place: Place,
): Omit<Needs, 'comments'> {
  const at = { policy, place, repository: seen.repository.name, issue: seen.issue.number }
  // Of what was answered before we had a hand here nothing is run, whoever may do what.
  const awaited = texts.filter(({ early }) => !early)
  const read = awaited
    .filter(({ stale, edited }) => !stale && !edited)
    .map((text) => ({ text, calls: readCalls(text.body).calls }))
  const spoken = awaited.filter(({ past }) => past === null || seen.shared)
  const named = read.map(({ calls }) => needs(calls, at))
  const open = unanswered(seen)
  const again = needs(open.map(callIn), at)
  const logins = [
    ...spoken.filter(({ body }) => addresses(body)).map(({ by }) => by.toLowerCase()),
    ...named.flatMap((one) => one.logins),
    ...witnesses(seen, policy).map((login) => login.toLowerCase()),
    ...open.map(({ by }) => by.toLowerCase()),
  ]
  const proofs = [...named.flatMap((one) => one.proofs), ...again.proofs]
  return { logins: [...new Set(logins)], proofs: [...new Set(proofs)] }
}

/** What asked something, or missed a command by a letter, and has not been answered yet. */
const unanswered = (seen: Snapshot): readonly Entry[] =>
  openTexts(seen, journalOf(seen)).flatMap(({ entries }) =>
    entries.filter(({ asks, outcome }) => asks || outcome === 'noted'),
  )

function callIn({ text = '' }: Entry): Pick<Call, 'name' | 'rest'> {
  const [name = '', ...rest] = text.replace(/^\//, '').split(' ')
  return { name, rest: rest.join(' ') }
}

/** Those whose word depends on a role that GitHub's log does not prove, where it was not asked before. */
function witnesses(seen: Snapshot, policy: Policy): readonly string[] {
  const { issue } = seen
  const known = new Set(journalOf(seen).map(({ key }) => key))
  const form = !known.has('form') && readForm(issue.body, formHeadings(policy)) !== null
  const events = seen.events
    .filter((event) => !known.has(`e${event.id}`) && speaks(event.actor, policy))
    .filter((event) => needsAsking(seen, policy, event))
    .map((event) => event.actor.login)
  return [...(form ? [issue.author.login] : []), ...events]
}

/** What authors may do to their own issue, whoever they are. */
const OWN: ReadonlySet<string> = new Set(['closed', 'reopened', 'renamed'])

/**
 * What only triage and above can do is its own proof. What authors do to their own issue and the labels
 * that came with the opening are not; and nothing is, where config asks for more than triage.
 */
export function needsAsking(
  seen: Snapshot,
  policy: Policy,
  event: Snapshot['events'][number],
): boolean {
  if (!reaches('triage', permissionFor(policy, 'default'))) return true
  if (event.actor.login !== seen.issue.author.login) return false
  return OWN.has(event.type) || cameWithOpening(seen, event)
}
