import type { Incident } from '../domain/incident.ts'
import { type Problem, refuse } from '../domain/problem.ts'

const DUPLICATE = 'The incident is a duplicate, and the issue that it goes on in is written up.'

/** Why nothing is ever written about such an incident; null where something may be. */
export function unwritten({ report, drill, category }: Incident): Problem | null {
  if (report)
    return problem(
      'This is a report that nobody has taken up, so there is nothing to write about yet.',
      '`/ack` takes it up.',
    )
  if (drill)
    return problem(
      'This is a drill, and a drill owes no postmortem.',
      '`/drill off` first, if it was in earnest.',
    )
  if (category === 'duplicate')
    return problem(DUPLICATE, '`/reopen` first, if it is one of its own.')
  if (category === 'cancelled')
    return problem(
      'The incident was cancelled, and a false alarm owes no postmortem.',
      '`/reopen` first, if it was one after all.',
    )
  return null
}

/** A refusal about a postmortem that is not owed. */
export const problem = (detail: string, fix: string): Problem =>
  refuse('not-owed', detail, fix).problem
