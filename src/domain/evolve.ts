import { withChange } from './change.ts'
import type { Fact } from './fact.ts'
import { type Incident, UNDECLARED } from './incident.ts'
import { acknowledgedBy, enter, setTime } from './lifecycle.ts'
import { paused } from './pause.ts'

type Of<T extends Fact['type']> = Extract<Fact, { type: T }>
type Steps = { readonly [T in Fact['type']]: (incident: Incident, fact: Of<T>) => Incident }

const without = <T>(list: readonly T[], item: T): readonly T[] => list.filter((one) => one !== item)
const withItem = <T>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list : [...list, item]

/** What each kind of fact changes. A fact without a line here does not compile. */
const steps: Steps = {
  declared: (incident, fact) => declare(incident, fact),
  alerted,
  'alert-heard': heard,
  titled: (incident, { title }) => ({ ...incident, title }),
  released: (incident) => ({ ...incident, ours: false }),
  adopted: (incident) => ({ ...incident, ours: true }),
  'severity-set': (incident, { severity }) => ({ ...incident, severity }),
  'severity-proposed': (incident, { severity }) => ({ ...incident, proposed: severity }),
  'status-entered': enter,
  acknowledged: (incident, fact) => acknowledgedBy(incident, fact, 'observed'),
  'status-label-removed': (incident) => ({ ...incident, statusLabelled: false }),
  'role-assigned': (incident, { role, login, assignable }) => ({
    ...incident,
    roles: login === null ? withoutRole(incident, role) : { ...incident.roles, [role]: login },
    unassignable:
      login !== null && assignable === false
        ? withItem(incident.unassignable, login)
        : incident.unassignable,
  }),
  'on-call-assigned': (incident, { login, assignable }) => ({
    ...incident,
    called: login,
    unassignable:
      login !== null && assignable === false
        ? withItem(incident.unassignable, login)
        : incident.unassignable,
  }),
  'time-set': setTime,
  'timeline-noted': (incident) => incident,
  'comment-pinned': (incident) => incident,
  'update-posted': (incident, { type, ...update }) => ({
    ...incident,
    updates: [
      ...incident.updates,
      { ...update, severity: incident.severity, status: incident.status },
    ],
  }),
  published: (incident, { type, ...text }) => ({
    ...incident,
    published: [...incident.published, text],
  }),
  'impact-set': (incident, { type, ...impact }) => ({
    ...incident,
    impacts: [...incident.impacts, impact],
  }),
  'detection-set': (incident, { source }) => ({ ...incident, detection: source }),
  'service-added': (incident, { service }) => ({
    ...incident,
    services: withItem(incident.services, service),
  }),
  'service-removed': (incident, { service }) => ({
    ...incident,
    services: without(incident.services, service),
  }),
  'cause-set': (incident, { cause }) => ({ ...incident, cause }),
  'cause-cleared': (incident, { cause }) => ({
    ...incident,
    cause: incident.cause === cause ? null : incident.cause,
  }),
  'cause-change-named': (incident, { change }) => ({
    ...incident,
    causedBy: withChange(incident.causedBy, change),
  }),
  'fix-named': (incident, { change }) => ({
    ...incident,
    fixedBy: withChange(incident.fixedBy, change),
  }),
  'link-added': (incident, { name, url }) => ({
    ...incident,
    links: [...incident.links.filter((link) => link.name !== name), { name, url }],
  }),
  'item-ticked': (incident, { item, done }) => ({
    ...incident,
    ticks: { ...incident.ticks, [item]: done },
  }),
  escalated: (incident) => incident,
  'drill-set': (incident, { drill }) => ({ ...incident, drill }),
  'action-noted': (incident, { type, ...action }) => ({
    ...incident,
    actions: [...incident.actions, action],
  }),
  snoozed: (incident, { at, until }) => ({
    ...incident,
    snoozes: paused(incident.snoozes, at, until === null ? null : { from: at, until }),
  }),
  related: (incident, { issue }) => ({ ...incident, related: withItem(incident.related, issue) }),
  'postmortem-asked': (incident, { type, ...asked }) => withPostmortem(incident, { asked }),
  // What was asked for before is declined with it, also where both were said in one second.
  'postmortem-skipped': (incident, { type, ...skipped }) =>
    withPostmortem(incident, { asked: null, skipped }),
  'meeting-set': (incident, { when: meetingAt }) => withPostmortem(incident, { meetingAt }),
  'postmortem-published': (incident, { type, ...published }) =>
    withPostmortem(incident, { published }),
  'postmortem-withdrawn': (incident) => withPostmortem(incident, { published: null }),
  'items-settled': (incident, { type, ...items }) => ({ ...incident, items }),
  'due-set': (incident) => incident,
  'priority-set': (incident) => incident,
  'owner-set': (incident) => incident,
  'done-said': (incident) => incident,
  'action-declined': (incident) => incident,
  'action-closed': (incident) => incident,
  'action-reopened': (incident) => incident,
  'proof-deployed': (incident) => incident,
}

function declare(incident: Incident, fact: Of<'declared'>): Incident {
  if (incident.openedAt !== null) return { ...incident, ours: true }
  const report = fact.as === 'report'
  const untaken = fact.as === 'alert'
  // What was closed before it became an incident is not opened by that, nor is a chosen status lost.
  const chosen = incident.category !== 'triage' && !report
  const waits = report || untaken
  return {
    ...incident,
    ours: true,
    report,
    untaken: untaken && !chosen,
    status: chosen ? incident.status : fact.status,
    category: chosen ? incident.category : waits ? 'triage' : 'investigating',
    declaredBy: fact.by,
    openedAt: fact.at,
    times: { ...incident.times, declared: { at: fact.at, by: fact.by, provenance: 'observed' } },
  }
}

/** What a machine saw when it happened was observed. */
function alerted(incident: Incident, fact: Of<'alerted'>): Incident {
  const { source, key, since, heard: at, by } = fact
  const times =
    incident.times.detected === undefined
      ? { ...incident.times, detected: { at: since, by, provenance: 'observed' as const } }
      : incident.times
  const alert = { source, key, since, state: 'firing', at, fired: 1 } as const
  return { ...incident, detection: incident.detection ?? 'alert', times, alert }
}

/** Another system's word changes no status: what recovered by itself may have hurt people all the same. */
function heard(incident: Incident, { state, times, last, apart }: Of<'alert-heard'>): Incident {
  const { alert } = incident
  if (alert === null || apart !== undefined) return incident
  const fired = alert.fired + (state === 'firing' ? times : 0)
  return { ...incident, alert: { ...alert, state, at: last, fired } }
}

const withPostmortem = (incident: Incident, said: Partial<Incident['postmortem']>): Incident => ({
  ...incident,
  postmortem: { ...incident.postmortem, ...said },
})

function withoutRole(incident: Incident, role: string): Incident['roles'] {
  return Object.fromEntries(Object.entries(incident.roles).filter(([name]) => name !== role))
}

/** Facts that show that somebody responds, for incidents in which nobody typed `/ack`. */
function isResponse(fact: Fact): boolean {
  if (fact.type === 'declared' || fact.type === 'titled') return false
  if (fact.type === 'role-assigned') {
    return fact.login !== null && fact.ref.kind !== 'form' && fact.onCall !== true
  }
  return fact.ref.kind === 'comment'
}

/** One fact in, the next incident out. */
export function evolve(incident: Incident, fact: Fact): Incident {
  const step = steps[fact.type] as (incident: Incident, fact: Fact) => Incident
  const next = step(incident, fact)
  return isResponse(fact) ? acknowledgedBy(next, fact, 'inferred') : next
}

/** The incident that a history tells of. Facts come in the order in which GitHub saw them. */
export const fold = (facts: readonly Fact[]): Incident => ({
  ...facts.reduce(evolve, UNDECLARED),
  history: facts,
})
