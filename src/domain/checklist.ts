import type { Incident } from './incident.ts'
import { ROLES } from './role.ts'
import { type Category, ended } from './status.ts'

/** One thing to see to. `seen` says whether it shows on the issue itself, so that nobody has to tick it. */
interface ChecklistItem {
  readonly id: string
  readonly category: Category
  readonly text: string
  readonly seen?: (incident: Incident) => boolean
}

export interface Item {
  /** Counted through all the lists from 1; what people type. */
  readonly number: number
  readonly id: string
  readonly category: Category
  readonly text: string
  /** Seen by us: no person can untick it. */
  readonly seen: boolean
  readonly done: boolean
}

const over = ({ category }: Incident): boolean => ended(category)
const moved = ({ history }: Incident): boolean =>
  history.some(({ type }) => type === 'timeline-noted' || type === 'comment-pinned')

/** What to see to, by the status in which it is due. An item keeps its id when its words change. */
export const CHECKLIST: readonly ChecklistItem[] = [
  {
    id: 'signal',
    category: 'triage',
    text: 'Note what gave the alarm: an alert, a customer, a health check',
    seen: ({ detection }) => detection !== null,
  },
  { id: 'valid', category: 'triage', text: 'Make sure that the alarm is real' },
  {
    id: 'scope',
    category: 'triage',
    text: 'Take a first measure of who and what is hurt',
    seen: ({ impacts }) => impacts.length > 0,
  },
  {
    id: 'declared',
    category: 'triage',
    text: 'Declare the incident and set its severity',
    seen: ({ ours, report, severity }) => ours && !report && severity !== null,
  },
  {
    id: 'bridge',
    category: 'triage',
    text: 'Open a call or a channel and link it',
    seen: ({ links }) => links.some(({ name }) => name === 'bridge' || name === 'channel'),
  },
  {
    id: 'responders',
    category: 'triage',
    text: 'Call in the people who are needed',
    seen: ({ history }) => history.some((fact) => fact.type === 'escalated' && fact.to.length > 0),
  },
  {
    id: 'commander',
    category: 'triage',
    text: 'Name the incident commander and tell everybody',
    seen: ({ roles }) => roles.commander !== undefined,
  },
  {
    id: 'roles',
    category: 'triage',
    text: 'Hand out the other roles: communications, operations, scribe',
    seen: ({ roles }) => ROLES.every((role) => roles[role] !== undefined),
  },
  {
    id: 'first-update',
    category: 'triage',
    text: 'Post the first status update',
    seen: ({ updates }) => updates.length > 0,
  },
  { id: 'known', category: 'triage', text: 'Share what is known so far' },
  { id: 'theories', category: 'triage', text: 'Collect the first theories' },
  { id: 'deployments', category: 'investigating', text: 'Look at what was deployed lately' },
  { id: 'configuration', category: 'investigating', text: 'Look at what was configured lately' },
  { id: 'telemetry', category: 'investigating', text: 'Read the metrics and the logs' },
  { id: 'dependencies', category: 'investigating', text: 'Ask after the services it depends on' },
  {
    id: 'blast-radius',
    category: 'investigating',
    text: 'Find out how far the damage reaches',
    seen: ({ services, impacts }) => services.length > 0 && impacts.length > 0,
  },
  { id: 'rollback', category: 'identified', text: 'Option: roll the deployment back' },
  { id: 'flag', category: 'identified', text: 'Option: switch the feature off by its flag' },
  { id: 'scale', category: 'identified', text: 'Option: add capacity' },
  { id: 'failover', category: 'identified', text: 'Option: fail over to the standby' },
  { id: 'degraded', category: 'identified', text: 'Option: run with fewer features' },
  { id: 'circuit-breaker', category: 'identified', text: 'Option: open the circuit breaker' },
  { id: 'load-shedding', category: 'identified', text: 'Option: shed the load that matters least' },
  { id: 'normal', category: 'mitigated', text: 'See that the service works as it used to' },
  { id: 'recovered', category: 'mitigated', text: 'See the recovery in the metrics' },
  { id: 'recurrence', category: 'mitigated', text: 'Monitor for recurrence' },
  {
    id: 'customers',
    category: 'mitigated',
    text: 'Tell customers that it is over',
    seen: (incident) => toldAfterwards(incident),
  },
  {
    id: 'timeline',
    category: 'mitigated',
    text: 'Complete the timeline while memory is fresh',
    seen: (incident) => over(incident) && moved(incident),
  },
  {
    id: 'resolved',
    category: 'mitigated',
    text: 'The commander declares the incident resolved',
    seen: ({ category }) => category === 'resolved' || category === 'reviewed',
  },
  {
    id: 'postmortem',
    category: 'mitigated',
    text: 'Agree on a date for the postmortem',
    seen: ({ postmortem }) => postmortem.meetingAt !== null,
  },
]

/** A text for customers that came after the harm had ended. */
function toldAfterwards({ published, times: { mitigated, resolved } }: Incident): boolean {
  const end = mitigated ?? resolved
  return end !== undefined && published.some(({ at }) => at >= end.at)
}

/** Every item with its number and whether it is done: seen by us or ticked by a person. */
export const checklist = (incident: Incident): readonly Item[] =>
  CHECKLIST.map(({ id, category, text, seen }, index) => {
    const shown = seen?.(incident) ?? false
    return {
      number: index + 1,
      id,
      category,
      text,
      seen: shown,
      done: shown || incident.ticks[id] === true,
    }
  })
