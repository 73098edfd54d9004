import { ACTION_KINDS, type ActionKind, PRIORITIES, type Priority } from '../domain/action.ts'
import type { Policy, ReportPolicy } from '../domain/policy.ts'
import { cut } from '../markdown/inert.ts'

export interface Label {
  readonly name: string
  /** Six hex digits. */
  readonly color: string
  /** At most 100 characters, which is what GitHub takes. */
  readonly description: string
}

/** What a label says about an incident. */
export interface Meaning {
  readonly kind: 'incident' | 'drill' | 'severity' | 'status' | 'service' | 'cause'
  /** The team's own name of the level, status, service or cause. */
  readonly value: string
}

/** What a label says about an action item. */
export type ActionMeaning =
  | { readonly kind: 'action-item' }
  | { readonly kind: 'priority'; readonly value: Priority }
  | { readonly kind: 'kind'; readonly value: ActionKind }
  /** The team's own name of the service. */
  | { readonly kind: 'service'; readonly value: string }
  /** `org/team` without the sign. */
  | { readonly kind: 'team'; readonly value: string }

const DRILL = 'drill'
/** On an incident whose postmortem has missed its deadline. */
export const OVERDUE = 'postmortem: overdue'
export const statusLabel = (status: string): string => `status: ${status}`
export const serviceLabel = (service: string): string => `service: ${service}`
/** What makes an issue an action item. */
export const ACTION_ITEM = 'action-item'
export const DUE_SOON = 'due: soon'
export const DUE_OVERDUE = 'due: overdue'
export const priorityLabel = (priority: Priority): string => `priority: ${priority}`
export const kindLabel = (kind: ActionKind): string => `kind: ${kind}`
export const teamLabel = (team: string): string => `team: ${team}`
export const causeLabel = (cause: string): string => `cause: ${cause}`

/** The labels that setup creates. */
export const labels = (policy: Policy): readonly Label[] =>
  once([...named(policy), ...actionLabels(), ...reportLabels()])

/** Those of incidents. On an incident no others are ours to take off again. */
export const incidentLabels = (policy: Policy): readonly Label[] => once(named(policy))

function once(all: readonly Label[]): readonly Label[] {
  const byName = new Map<string, Label>()
  for (const one of all) {
    // To GitHub names that differ in case alone are one.
    const key = one.name.toLowerCase()
    if (!byName.has(key)) byName.set(key, one)
  }
  return [...byName.values()]
}

/** Those of action items. On an action item no others are ours to take off again. */
export const actionLabels = (): readonly Label[] => [
  label(ACTION_ITEM, '0e8a16', 'Something is to be done, by somebody and by a date.'),
  ...PRIORITIES.map((priority, rank) =>
    label(priorityLabel(priority), PRIORITY_COLORS[rank] ?? 'ededed', PRIORITY_WORDS[priority]),
  ),
  ...ACTION_KINDS.map((kind) => label(kindLabel(kind), 'c2e0c6', KIND_WORDS[kind])),
  label(DUE_SOON, 'fbca04', 'Its due date is near.'),
  label(DUE_OVERDUE, 'b60205', 'Its due date has passed.'),
]

/** What makes an issue a report. */
export const REPORT = 'report'
export const reportLabel = (kind: keyof ReportPolicy['schedule']): string => `report: ${kind}`

const REPORT_KINDS = ['actions', 'metrics', 'trends'] as const

/** Whether these labels, in lower case, are those of a report: a team may have one of the name `report` itself. */
export const isReport = (names: ReadonlySet<string>): boolean =>
  names.has(REPORT) && REPORT_KINDS.some((kind) => names.has(reportLabel(kind)))

/** Those of reports. */
export const reportLabels = (): readonly Label[] => [
  label(REPORT, '5319e7', 'Figures of a period, and what proves them.'),
  label(
    reportLabel('actions'),
    'd4c5f9',
    'What was promised after incidents, and what came of it.',
  ),
  label(reportLabel('metrics'), 'd4c5f9', 'Incidents of a period, and how long they took.'),
  label(reportLabel('trends'), 'd4c5f9', 'What gets better over time, and what does not.'),
]

const PRIORITY_COLORS = ['b60205', 'd93f0b', 'fbca04', 'c5def5']
const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  p1: 'Before all other work.',
  p2: 'Soon, and ahead of what is merely planned.',
  p3: 'With other planned work.',
  p4: 'When there is time.',
}
const KIND_WORDS: Readonly<Record<ActionKind, string>> = {
  prevent: 'Keeps such an incident from happening again.',
  detect: 'Shows such an incident sooner.',
  mitigate: 'Makes such an incident shorter or smaller.',
  process: 'Changes how people work.',
  repair: 'Mends what the incident has broken.',
}

/** What makes an issue an incident. */
export const incidentLabel = ({ label: name }: Policy): Label =>
  label(name, 'b60205', 'Something is broken, and this issue is where it is handled.')

function named(policy: Policy) {
  const { severities, statuses, causes, services } = policy
  return [
    incidentLabel(policy),
    label(DRILL, 'c5def5', 'An exercise: it counts in no figure.'),
    label(OVERDUE, 'b60205', 'The postmortem should have been published by now.'),
    ...severities.map(({ name, color, title, description }) =>
      label(name, color, description === '' ? title : description),
    ),
    ...statuses.map(({ name, color, description }) => label(statusLabel(name), color, description)),
    ...causes.map(({ name, fix }) => label(causeLabel(name), 'd4e5f7', fix)),
    ...services.map(({ name, team }) =>
      label(
        serviceLabel(name),
        'bfdadc',
        team === null ? `Hurts ${name}.` : `Hurts ${name}, looked after by ${team}.`,
      ),
    ),
  ]
}

const label = (name: string, color: string, description: string): Label => ({
  name,
  color,
  description: cut(description, 100),
})

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** What a label means, whatever its case; null for the labels of others. */
export function meaning(name: string, policy: Policy): Meaning | null {
  if (same(name, policy.label)) return { kind: 'incident', value: policy.label }
  if (same(name, DRILL)) return { kind: 'drill', value: DRILL }
  const level = policy.severities.find((one) => same(name, one.name))
  if (level !== undefined) return { kind: 'severity', value: level.name }
  const status = policy.statuses.find((one) => same(name, statusLabel(one.name)))
  if (status !== undefined) return { kind: 'status', value: status.name }
  return prefixed(name, policy)
}

/** A service that no config names can still be said, and so can a cause by its label. */
function prefixed(name: string, { services, causes }: Policy): Meaning | null {
  const [, kind, rest] = /^(service|cause): (.+)$/i.exec(name) ?? []
  if (kind === undefined || rest === undefined) return null
  const known = kind.toLowerCase() === 'service' ? services : causes
  const value = known.find((one) => same(one.name, rest))?.name
  if (kind.toLowerCase() === 'service') return { kind: 'service', value: value ?? rest }
  return value === undefined ? null : { kind: 'cause', value }
}

const TEAM = /^team: @?([\w-]{1,39}\/[\w.-]{1,100})$/i

/**
 * What a label means on an action item, whatever its case; null for the labels of others, and for those of the clock,
 * which follow from the due date whoever sets them.
 */
export function actionMeaning(name: string, policy: Policy): ActionMeaning | null {
  if (same(name, ACTION_ITEM)) return { kind: 'action-item' }
  const priority = PRIORITIES.find((one) => same(name, priorityLabel(one)))
  if (priority !== undefined) return { kind: 'priority', value: priority }
  const kind = ACTION_KINDS.find((one) => same(name, kindLabel(one)))
  if (kind !== undefined) return { kind: 'kind', value: kind }
  const team = TEAM.exec(name)?.[1]
  if (team !== undefined) return { kind: 'team', value: team }
  const means = prefixed(name, policy)
  return means?.kind === 'service' ? { kind: 'service', value: means.value } : null
}
