import { type Action, NO_ACTION } from '../domain/action.ts'
import { evolve } from '../domain/evolve.ts'
import { evolveAction } from '../domain/evolve-action.ts'
import type { Fact, FactBody } from '../domain/fact.ts'
import { type Incident, UNDECLARED } from '../domain/incident.ts'
import type { Policy } from '../domain/policy.ts'
import { statusOf } from '../domain/status.ts'
import { type Entry, isAlertEntry, ON_CALL, saidIn } from './entry.ts'

/** Where a replay stands: the incident or action item so far, what was said, and what was decided on the way. */
export interface Walk {
  incident: Incident
  /** Null on the issue of an incident, and on one that is neither. */
  action: Action | null
  /** Whether something that may make an incident of it waits for GitHub's word on whoever said it. */
  undeclared: boolean
  readonly facts: Fact[]
  readonly entries: Entry[]
}

/** The incident's history is the walk's own list, which grows with it: copying it at each fact would not. */
export function begin(title: string): Walk {
  const facts: Fact[] = []
  return {
    incident: { ...UNDECLARED, title, history: facts },
    action: null,
    undeclared: false,
    facts,
    entries: [],
  }
}

/** The same on the issue of an action item, of which this is known before anybody has said anything. */
export function beginItem(known: Partial<Action>): Walk {
  const walk = begin(known.title ?? '')
  return { ...walk, action: { ...NO_ACTION, ...known, history: walk.facts } }
}

/** Folds one entry in. Whoever acts on a report first takes it up, which the entry then says too. */
export function take(walk: Walk, entry: Entry, policy: Policy): void {
  const bodies = [...takeUp(walk.incident, entry, policy), ...(entry.facts ?? [])]
  const said = saidIn(entry)
  for (const body of bodies) {
    const fact: Fact = { ...body, ...said }
    walk.incident = evolve(walk.incident, fact)
    if (walk.action !== null) walk.action = evolveAction(walk.action, fact)
    walk.facts.push(fact)
  }
  walk.entries.push(entry)
}

const SILENT: ReadonlySet<FactBody['type']> = new Set([
  'released',
  'titled',
  'status-label-removed',
])

const isNobodys = (key: string): boolean => key === 'form' || key === ON_CALL || isAlertEntry(key)

/**
 * A report, and what an alert has opened, is taken up with the first act of somebody allowed; the severity that a report
 * proposes holds from then on.
 */
function takeUp(incident: Incident, entry: Entry, policy: Policy): readonly FactBody[] {
  const acts = (entry.facts ?? []).filter((fact) => !SILENT.has(fact.type))
  const waits = incident.report || incident.untaken
  if (!waits || isNobodys(entry.key) || entry.outcome !== 'accepted') return []
  if (acts.length === 0 || acts.some(({ type }) => type === 'status-entered')) return []
  const { name, category } = statusOf('investigating', policy.statuses)
  const up: FactBody = { type: 'status-entered', status: name, category }
  if (incident.proposed === null || incident.severity !== null) return [up]
  return [up, { type: 'severity-set', severity: incident.proposed }]
}
