import { accept, type Outcome, refuse } from '../domain/problem.ts'
import type { Command, Scene } from './command.ts'
import { inline } from './inline.ts'

/** Whether a command has a meaning on this issue and in its present status. */
export function timely({ name, during }: Command, { incident }: Scene): Outcome<null> {
  if (during === 'anywhere') return accept(null)
  if (during === 'action') {
    const detail = `This issue is no action item, so \`/${name}\` has nothing to act on.`
    return refuse('not-an-action', detail, 'The label `action-item` makes it one.')
  }
  if (!incident.ours) {
    const detail = `This issue is no incident, so \`/${name}\` has nothing to act on.`
    return refuse('not-an-incident', detail, '`/incident` makes it one.')
  }
  if (during === 'incident' || during.includes(incident.category)) return accept(null)
  const detail = `The incident is ${inline(incident.status)}; \`/${name}\` has a meaning only while it is ${during.join(', ')}.`
  return refuse('wrong-status', detail, '`/reopen` opens it again.')
}
