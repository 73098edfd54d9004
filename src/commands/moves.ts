import type { FactBody } from '../domain/fact.ts'
import { type Outcome, refuse } from '../domain/problem.ts'
import { type Category, ended, type Status, statusOf } from '../domain/status.ts'
import { type Decision, decided, type Scene } from './command.ts'
import { inline } from './inline.ts'

export interface Move {
  readonly reason?: string | null
  readonly duplicateOf?: number
}

/** What it takes to bring an incident into a status. Being there already is agreement. */
export function move(scene: Scene, to: Status, how: Move = {}): Outcome<Decision> {
  const { incident } = scene
  const same = incident.status === to.name && incident.category === to.category
  const other = how.duplicateOf !== undefined && how.duplicateOf !== incident.duplicateOf
  if (same && !other) return decided([])
  if (ended(incident.category) && REPAIRS.has(to.category)) return wouldReopen(scene, to)
  return decided([entered(to, how)])
}

/** The same with the team's own status of a category; any other of that category is agreement too. */
export function moveTo(scene: Scene, category: Category, how: Move = {}): Outcome<Decision> {
  const { incident, policy } = scene
  const there = incident.category === category && category !== 'duplicate'
  const past = category === 'resolved' && incident.category === 'reviewed'
  return there || past ? decided([]) : move(scene, statusOf(category, policy.statuses), how)
}

function entered({ name, category }: Status, { reason, duplicateOf }: Move): FactBody {
  return {
    type: 'status-entered',
    status: name,
    category,
    ...(reason ? { reason } : {}),
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
  }
}

/** Steps of a repair, which nobody means as "it is broken again" once the incident is over. */
const REPAIRS: ReadonlySet<Category> = new Set(['triage', 'identified', 'mitigated'])

function wouldReopen({ incident }: Scene, to: Status) {
  const detail = `The incident is ${inline(incident.status)}, and ${inline(to.name)} would open it again.`
  const late = to.category === 'mitigated' ? ', or `/time mitigated 14:05` to say when it was' : ''
  return refuse('wrong-status', detail, `\`/reopen\` if that is meant${late}.`)
}
