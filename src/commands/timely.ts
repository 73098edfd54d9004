import type { Incident } from '../domain/incident.ts'
import { accept, type Outcome, refuse } from '../domain/problem.ts'
import type { Command, Scene } from './command.ts'
import { inline } from './inline.ts'

/** Whether a command has a meaning on this issue and in its present status. */
export function timely({ name, during }: Command, { incident, action }: Scene): Outcome<null> {
  if (during === 'anywhere') return accept(null)
  if (during === 'action') return action !== null ? accept(null) : notAnAction(name, incident)
  if (action !== null) return anAction(name)
  if (during === 'incident-to-be') return accept(null)
  if (!incident.ours) {
    const detail = `This issue is no incident, so \`/${name}\` has nothing to act on.`
    return refuse('not-an-incident', detail, '`/incident` makes it one.')
  }
  if (during === 'incident' || during.includes(incident.category)) return accept(null)
  const detail = `The incident is ${inline(incident.status)}; \`/${name}\` has a meaning only while it is ${during.join(', ')}.`
  return refuse('wrong-status', detail, '`/reopen` opens it again.')
}

function notAnAction(name: string, { ours }: Incident): Outcome<never> {
  const here = ours
    ? 'This issue is an incident and no action item'
    : 'This issue is no action item'
  const fix = ours
    ? '`/help` lists what may be typed on an incident. `/action` notes what is to be done afterwards.'
    : 'The label `action-item` makes it one.'
  return refuse('not-an-action', `${here}, so \`/${name}\` has nothing to act on.`, fix)
}

/** What on an action item comes nearest to a command of incidents. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['resolve', '`/done` says that it is done.'],
  ['cancel', '`/decline <reason>` says that it will not be done.'],
  ['ic', '`/owner @person` gives it to somebody.'],
  ['ack', '`/owner me` takes it.'],
  ['severity', '`/priority p1` says how urgent it is.'],
  ['fix', '`/done #pr` names the pull request that proves it.'],
])

function anAction(name: string): Outcome<never> {
  const detail = `This issue is an action item and no incident, so \`/${name}\` has nothing to act on.`
  const instead = INSTEAD.get(name)
  const fix = instead ?? 'An incident is an issue of its own.'
  return refuse('an-action-item', detail, `${fix} \`/help\` lists what may be typed here.`)
}
