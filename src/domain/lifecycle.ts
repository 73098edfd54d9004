import { withChange } from './change.ts'
import type { Fact, TimeName } from './fact.ts'
import type { Incident, TimeMark, Times } from './incident.ts'
import { ended } from './status.ts'

type Entered = Extract<Fact, { type: 'status-entered' }>
type TimeSet = Extract<Fact, { type: 'time-set' }>

const observed = (fact: Fact): TimeMark => ({
  at: fact.at,
  by: fact.by,
  provenance: 'observed',
})

/** A time that a person entered is not overwritten by what we see later. */
const unlessEntered = (times: Times, name: TimeName, mark: TimeMark): Times =>
  times[name]?.provenance === 'entered' ? times : { ...times, [name]: mark }

const drop = (times: Times, names: readonly TimeName[]): Times =>
  Object.fromEntries(Object.entries(times).filter(([name]) => !names.includes(name as TimeName)))

/**
 * Moves to another status; back from an end it opens a new spell and keeps the old one. A second status of the
 * same category moves no time: what was mitigated before it was monitored was mitigated then. Nor does a review that is
 * taken back: what was resolved before it was resolved then.
 */
export function enter(incident: Incident, fact: Entered): Incident {
  const { status, category } = fact
  const from = incident.category
  const base = ended(from) && !ended(category) ? reopen(incident, fact) : incident
  const isAsItWas = from === category || (from === 'reviewed' && category === 'resolved')
  return {
    ...base,
    status,
    category,
    statusLabelled: true,
    report: base.report && category === 'triage',
    untaken: base.untaken && category === 'triage',
    reason: fact.reason ?? null,
    duplicateOf: category === 'duplicate' ? (fact.duplicateOf ?? null) : null,
    fixedBy: fact.fix ? withChange(base.fixedBy, fact.fix) : base.fixedBy,
    times: isAsItWas ? base.times : timesIn(base.times, fact),
  }
}

function timesIn(times: Times, fact: Entered): Times {
  switch (fact.category) {
    case 'mitigated':
      return drop(unlessEntered(times, 'mitigated', observed(fact)), ['resolved'])
    case 'resolved':
      return unlessEntered(times, 'resolved', observed(fact))
    case 'reviewed':
      return times.resolved ? times : { ...times, resolved: observed(fact) }
    case 'triage':
    case 'investigating':
    case 'identified':
      return drop(times, ['mitigated', 'resolved'])
    default:
      return times
  }
}

function reopen(incident: Incident, fact: Fact): Incident {
  const { mitigated = null, resolved = null } = incident.times
  const { openedAt } = incident
  if (openedAt === null) return incident
  return {
    ...incident,
    earlier: [...incident.earlier, { openedAt, mitigated, resolved }],
    openedAt: fact.at,
    times: drop(incident.times, ['mitigated', 'resolved']),
  }
}

/** Notes the acknowledgement; one that was typed or entered stands over one that was inferred. */
export function acknowledgedBy(
  incident: Incident,
  fact: Fact,
  provenance: 'observed' | 'inferred',
): Incident {
  const held = incident.times.acknowledged
  const stands = held !== undefined && (held.provenance !== 'inferred' || provenance === 'inferred')
  const late = provenance === 'inferred' && (incident.times.resolved || ended(incident.category))
  if (stands || late || incident.openedAt === null) return incident
  const mark: TimeMark = { at: fact.at, by: fact.by, provenance }
  return { ...incident, times: { ...incident.times, acknowledged: mark } }
}

/** A time that a person entered, which stands over what was observed. */
export function setTime(incident: Incident, { time, value, by }: TimeSet): Incident {
  const mark: TimeMark = { at: value, by, provenance: 'entered' }
  return { ...incident, times: { ...incident.times, [time]: mark } }
}
