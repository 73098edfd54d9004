import { dayAt } from '../../domain/day.ts'
import { howFar } from '../../domain/how-far.ts'
import type { Incident } from '../../domain/incident.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import { type Policy, severityRank } from '../../domain/policy.ts'
import { STANDARD } from '../../domain/responders.ts'
import { inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import { table } from '../../markdown/table.ts'
import type { ActionCase } from '../../metrics/material.ts'
import { nextUpdate } from '../next-update.ts'
import type { HandedService, HandOver } from './hand-over.ts'

/** An incident that nobody has ended, and the number of its issue. */
export interface OpenIncident {
  readonly number: number
  readonly incident: Incident
}

/** What whoever takes over has to know. */
export interface Handed {
  readonly incidents: readonly OpenIncident[]
  /** Those that are open and overdue. */
  readonly overdue: readonly ActionCase[]
  readonly now: Instant
  readonly policy: Policy
  /** Page of the repository, without a slash at the end. */
  readonly home: string
}

/** More than that nobody takes over in one look; the report itself lists all. */
const MOST = 20

/** The comment: who takes over, what is open, what was promised and what is overdue. Mentions that one person, once. */
export function handOverWords(handOver: HandOver, handed: Handed): string {
  const { to, services } = handOver
  const { incidents, overdue } = handed
  const parts = [
    `**@${to.replace(/\[bot\]$/, '')} is on call now.**`,
    services.map((one) => `- ${service(one, handed.policy)}`).join('\n'),
    ...(incidents.length === 0 ? [] : [open(handed)]),
    ...(overdue.length === 0 ? [] : [late(handed)]),
    ...(incidents.length + overdue.length === 0
      ? ['Nothing is open, no update is promised, and no action item is overdue.']
      : []),
  ]
  return parts.join('\n\n')
}

function service({ key, from, secondary, until }: HandedService, { zone }: Policy): string {
  const what = key === STANDARD ? 'everything that is not named' : inert(key, 60)
  const taken = from === null ? [] : [`after ${inert(from, 60)}`]
  const ends = until === null ? [] : [`until ${absolute(until, zone)}`]
  const behind = secondary === null ? [] : [`behind them ${inert(secondary, 60)}`]
  return `For ${what}${[...taken, ...ends, ...behind].map((part) => `, ${part}`).join('')}`
}

function open({ incidents, policy, now, home }: Handed): string {
  const sorted = incidents.toSorted(
    (a, b) =>
      severityRank(policy, a.incident.severity) - severityRank(policy, b.incident.severity) ||
      a.number - b.number,
  )
  const rows = sorted.slice(0, MOST).map(({ number, incident }) => {
    const due = nextUpdate(incident, policy)
    const { commander } = incident.roles
    const promised = due === null ? '' : absolute(due.at, policy.zone)
    return [
      issue(home, number, incident.title),
      incident.severity === null ? 'not set' : inert(incident.severity, 40),
      inert(incident.status, 40),
      commander === undefined ? 'nobody' : inert(commander, 60),
      due !== null && due.at < now ? `${promised}, **late**` : promised,
    ]
  })
  const head = ['Incident', 'Severity', 'Status', 'Commander', 'Next update']
  return [
    `#### ${count(incidents.length, 'open incident')}`,
    table(head, rows),
    ...more(incidents),
  ].join('\n\n')
}

function late({ overdue, policy, now, home }: Handed): string {
  const today = dayAt(now, policy.zone)
  const sorted = overdue.toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0) || a.number - b.number)
  const rows = sorted.slice(0, MOST).map(({ number, title, owners, due }) => {
    const day = due === null ? '' : dayAt(due, policy.zone)
    const whose = owners.map((owner) => inert(owner, 60)).join(', ')
    return [
      issue(home, number, title),
      whose === '' ? 'nobody' : whose,
      day === '' ? '' : `${day}, ${howFar(day, today, policy.calendar)}`,
    ]
  })
  return [
    `#### ${count(overdue.length, 'overdue action item')}`,
    table(['Action item', 'Owner', 'Due'], rows),
    ...more(overdue),
  ].join('\n\n')
}

/** A link by address, which leaves no trace on the issue. */
const issue = (home: string, number: number, title: string): string =>
  `${number} ${link(`${home}/issues/${number}`, title.slice(0, 80))}`

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`

const more = (all: readonly unknown[]): readonly string[] =>
  all.length <= MOST ? [] : [`And ${all.length - MOST} more.`]
