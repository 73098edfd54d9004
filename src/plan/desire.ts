import {
  causeLabel,
  incidentLabels,
  labels,
  OVERDUE,
  serviceLabel,
  statusLabel,
} from '../config/labels.ts'
import type { Incident } from '../domain/incident.ts'
import type { Instant } from '../domain/instant.ts'
import { owesPostmortem, type Policy } from '../domain/policy.ts'
import { ROLES } from '../domain/role.ts'
import { ended } from '../domain/status.ts'
import { type Answers, answers } from './answers.ts'
import { card } from './card/card.ts'
import { nextItemEdge } from './card/items.ts'
import type { View } from './card/view.ts'
import { clickedAt, isTorn } from './clicks.ts'
import type { Page } from './effect.ts'
import { followUp, nextFollowUp } from './follow-up.ts'
import { journalOf } from './journal.ts'
import { isBygone } from './postmortem/bygone.ts'
import type { Material } from './postmortem/material.ts'
import { overdue } from './postmortem/overdue.ts'
import { type PostmortemSteps, postmortemSteps } from './postmortem/steps.ts'
import { reminders } from './reminders.ts'
import type { Replayed } from './replay.ts'
import type { Asked, Setup } from './setup.ts'
import type { Snapshot } from './snapshot.ts'
import { updateComments } from './update-comments.ts'

/** What the issue should look like. Says nothing about what it looks like now. */
export interface Desired extends Answers {
  /** Labels that must be there, in the order in which they are read. Null: leave all labels alone. */
  readonly labels: readonly string[] | null
  /** All labels that are ours to define. */
  readonly own: readonly Label[]
  /** Names of the labels that are ours to take off: those, and of services that no config names. */
  readonly removable: readonly string[]
  /** Null: leave it as it is. */
  readonly state: 'open' | 'completed' | 'not_planned' | 'duplicate' | null
  readonly assigned: readonly string[]
  /** Former commanders without another role. */
  readonly unassigned: readonly string[]
  readonly pages: readonly Page[]
  readonly postmortem: PostmortemSteps
  /** When a look would have something to say that nobody waits for now; null where none would. */
  readonly wakeAt: Instant | null
}

export interface Label {
  readonly name: string
  readonly color: string
  readonly description: string
}

/** From what is to what should be seen. */
export function desire(
  seen: Snapshot,
  replayed: Replayed,
  setup: Setup,
  asked: Asked,
  now: Instant,
  material: Material,
): Desired {
  const { incident, entries } = replayed
  const { policy, problems } = setup
  const { issue, repository, signed, postmortem } = seen
  const bygone = isBygone(incident, policy, seen, now)
  const { effects: items, shown } = material.items
  const about = { policy, problems, issue, repository, signed, postmortem }
  const view: View = { incident, now, entries, ...about, bygone, items: shown }
  const ours = incident.openedAt !== null
  const said = answers(seen, replayed, setup, asked)
  const steps = postmortemSteps(view, freshIn(entries, seen), material)
  const reminded = reminders(view, seen, asked)
  const late = overdue(view, seen)
  const overdueLabel = late.labelled ? [OVERDUE] : []
  return {
    labels: incident.ours ? [...labelsOf(incident, policy), ...overdueLabel] : null,
    own: labels(policy),
    removable: removable(incident, policy),
    state: incident.ours ? stateOf(seen, incident, policy) : null,
    assigned: incident.ours && !incident.report ? assigned(incident) : [],
    unassigned: incident.ours ? unassigned(seen, incident) : [],
    pages: ours ? card(view) : [],
    reactions: said.reactions,
    replies: [
      ...said.replies,
      ...updateComments(view, seen),
      ...reminded.replies,
      ...followUp(view, seen),
    ],
    postmortem: { ...steps, made: [...steps.made, ...items] },
    wakeAt: soonest([
      ...[reminded.wakeAt, late.wakeAt, nextFollowUp(view, seen)],
      nextItemEdge(view),
    ]),
  }
}

/** What no card has yet. */
function freshIn(entries: Replayed['entries'], seen: Snapshot): Replayed['entries'] {
  const known = new Set(journalOf(seen).map(({ key }) => key))
  return entries.filter(({ key }) => !known.has(key))
}

export function soonest(times: readonly (Instant | null)[]): Instant | null {
  const known = times.filter((at) => at !== null)
  return known.length === 0 ? null : (Math.min(...known) as Instant)
}

/** Also what config called otherwise when it was said. */
function removable({ history }: Incident, policy: Policy): readonly string[] {
  const said = history.flatMap((fact): readonly (string | null)[] => {
    if (fact.type === 'service-added') return [serviceLabel(fact.service)]
    if (fact.type === 'severity-set') return [fact.severity]
    if (fact.type === 'cause-set') return [causeLabel(fact.cause)]
    const entered = fact.type === 'status-entered' || fact.type === 'declared'
    return entered ? [statusLabel(fact.status)] : []
  })
  return [
    ...incidentLabels(policy).map(({ name }) => name),
    ...said.filter((name) => name !== null),
  ]
}

function labelsOf(incident: Incident, policy: Policy): readonly string[] {
  return [
    policy.label,
    ...(incident.severity === null ? [] : [incident.severity]),
    ...(incident.statusLabelled ? [statusLabel(incident.status)] : []),
    ...servicesOf(incident, policy).map(serviceLabel),
    ...(incident.cause === null ? [] : [causeLabel(incident.cause)]),
    ...(incident.drill ? ['drill'] : []),
  ]
}

/** A stranger's report makes no labels: it may only name services that config knows. */
function servicesOf({ services, report }: Incident, policy: Policy): readonly string[] {
  const known = new Set(policy.services.map(({ name }) => name))
  return report ? services.filter((name) => known.has(name)) : services
}

/**
 * Open or closed, where the last word was a status and not a click: whoever closed or reopened after it
 * is not overruled.
 */
function stateOf(seen: Snapshot, incident: Incident, policy: Policy): Desired['state'] {
  if (isTorn(seen)) return null
  const spoken = lastAt(incident, 'status-entered')
  if (spoken === null || clickedAt(seen) >= spoken || spoken < (incident.openedAt ?? 0)) return null
  switch (incident.category) {
    case 'cancelled':
      return 'not_planned'
    case 'duplicate':
      return 'duplicate'
    case 'reviewed':
      return 'completed'
    case 'resolved':
      return waits(incident, policy) ? 'open' : 'completed'
    default:
      return ended(incident.category) ? null : 'open'
  }
}

/** A resolved incident stays open until the postmortem that it owes is published. */
const waits = (incident: Incident, policy: Policy): boolean =>
  policy.close === 'reviewed' &&
  owesPostmortem(policy, incident) &&
  incident.postmortem.published === null

function lastAt(incident: Incident, type: 'status-entered'): Instant | null {
  return incident.history.findLast((fact) => fact.type === type)?.at ?? null
}

function assigned(incident: Incident): readonly string[] {
  const { roles, called, unassignable } = incident
  const wanted = roles.commander ?? called
  return wanted === null || unassignable.includes(wanted) ? [] : [wanted]
}

/** Who handed the command over and holds nothing else, unless a person assigned them again since. */
function unassigned(seen: Snapshot, incident: Incident): readonly string[] {
  const holds = new Set(ROLES.flatMap((role) => incident.roles[role] ?? []))
  const former = new Map<string, Instant>()
  let holder: string | null = null
  for (const fact of incident.history) {
    if (fact.type !== 'role-assigned' || fact.role !== 'commander') continue
    if (holder !== null && holder !== fact.login) former.set(holder, fact.at)
    holder = fact.login
  }
  return [...former].flatMap(([login, until]) => {
    const again = seen.events.some(
      (event) =>
        event.type === 'assigned' && !event.actor.us && event.login === login && event.at >= until,
    )
    return holds.has(login) || again ? [] : [login]
  })
}
