import { needs } from '../commands/needs.ts'
import { formHeadings } from '../config/form.ts'
import type { Instant } from '../domain/instant.ts'
import { reaches } from '../domain/permission.ts'
import { type Policy, permissionFor } from '../domain/policy.ts'
import { readCalls } from '../markdown/calls.ts'
import { readForm } from '../markdown/form.ts'
import { openTexts } from './answers.ts'
import { cameWithOpening, journalOf, speaks } from './journal.ts'
import type { Snapshot } from './snapshot.ts'
import { speeches } from './speeches.ts'

/** The people whom GitHub has to be asked about before this issue can be decided, lower case. */
export function ask(seen: Snapshot, policy: Policy, now: Instant): readonly string[] {
  const asked = new Set<string>()
  const repository = seen.repository.name
  const issue = seen.issue.number
  for (const speech of speeches(seen, policy, now)) {
    if (speech.stale || speech.edited) continue
    const { calls } = readCalls(speech.body)
    if (calls.length > 0 && speech.past === null) asked.add(speech.by.toLowerCase())
    for (const login of needs(calls, { policy, place: 'incident', repository, issue }).logins)
      asked.add(login)
  }
  for (const login of witnesses(seen, policy)) asked.add(login.toLowerCase())
  for (const login of unanswered(seen)) asked.add(login.toLowerCase())
  return [...asked]
}

/** Who asked something, or missed a command by a letter, and has not been answered yet. */
const unanswered = (seen: Snapshot): readonly string[] =>
  openTexts(seen, journalOf(seen)).flatMap(({ entries }) =>
    entries.filter(({ asks, outcome }) => asks || outcome === 'noted').map(({ by }) => by),
  )

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
