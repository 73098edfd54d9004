import type { Impact } from '../../domain/fact.ts'
import { ROLE_TITLES, ROLES, type Role } from '../../domain/role.ts'
import { ended } from '../../domain/status.ts'
import { inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import { table } from '../../markdown/table.ts'
import { nextUpdate } from '../next-update.ts'
import { alertRow } from './alert.ts'
import { change, person, type Section, stamp, type View } from './view.ts'

/** Who leads, what is hurt, where to look: the answers to the first questions of whoever joins. */
export const overview: Section = (view) => {
  const rows = [
    ...roles(view),
    ...called(view),
    ...impact(view),
    ...services(view),
    ...cause(view),
    ...alertRow(view),
    ...detection(view),
    ...next(view),
    ...snoozed(view),
    ...links(view),
  ]
  // GitHub shows a head even where it is empty, so the row that is always there is the head.
  const [first = ['', ''], ...rest] = rows
  return table(
    first,
    rest.map(([name, value]) => [`**${name}**`, value]),
  )
}

/** More than that and nobody finds one. */
const LINKS = 20
const SERVICES = 30

type Row = readonly [name: string, value: string]

function roles(view: View): readonly Row[] {
  const { incident } = view
  return ROLES.flatMap((role): readonly Row[] => {
    const login = incident.roles[role]
    if (login !== undefined) {
      const how = isByRotation(view, role) ? ', on call by the rotation' : ''
      return [[ROLE_TITLES[role], `${person(login, view)}${how}`]]
    }
    return role === 'commander' ? [[ROLE_TITLES[role], 'nobody yet, take it with `/ic`']] : []
  })
}

/** Nobody has asked them, so others should know why it is they. */
const isByRotation = ({ incident: { history } }: View, role: Role): boolean =>
  history
    .flatMap((fact) => (fact.type === 'role-assigned' && fact.role === role ? [fact] : []))
    .at(-1)?.onCall === true

/** Whom the rotation has called, where it puts nobody in command. */
const called = (view: View): readonly Row[] =>
  view.incident.called === null
    ? []
    : [['On call', `${person(view.incident.called, view)}, by the rotation`]]

/** `30 % of the service, 12,000 users, 15,000 USD` */
export function impactNumbers({ share, users, money }: Impact): string {
  const percent =
    share === null
      ? []
      : [share === 1 ? 'all of the service' : `${round(share * 100)} % of the service`]
  const people = users === null ? [] : [`${users.toLocaleString('en-US')} users`]
  const cost =
    money === null ? [] : [`${money.amount.toLocaleString('en-US')} ${inert(money.currency, 8)}`]
  return [...percent, ...people, ...cost].join(', ')
}

const round = (value: number): number => Math.round(value * 100) / 100

function impact({ incident }: View): readonly Row[] {
  const last = incident.impacts.at(-1)
  if (last === undefined) return []
  const numbers = impactNumbers(last)
  const text = inert(last.text, 600)
  return [['Impact', [numbers, text].filter((part) => part !== '').join(': ')]]
}

function services({ incident, policy }: View): readonly Row[] {
  if (incident.services.length === 0) return []
  const named = incident.services.slice(0, SERVICES).map((name) => {
    const runbook = policy.services.find((service) => service.name === name)?.runbook
    return runbook ? `${inert(name, 60)} (${link(runbook, 'runbook')})` : inert(name, 60)
  })
  return [[named.length === 1 ? 'Service' : 'Services', named.join(', ')]]
}

function cause(view: View): readonly Row[] {
  const { incident } = view
  const category = incident.cause === null ? [] : [inert(incident.cause, 60)]
  const by = incident.causedBy.map((what) => change(what, view))
  const fixes = incident.fixedBy.map((what) => change(what, view))
  return [
    ...(category.length + by.length > 0 ? [['Cause', [...category, ...by].join(', ')] as Row] : []),
    ...(fixes.length > 0 ? [['Fix', fixes.join(', ')] as Row] : []),
  ]
}

const DETECTED: Readonly<Record<string, string>> = {
  alert: 'an alert',
  user: 'a user',
  slo: 'a burning objective',
  'health-check': 'a health check',
  other: 'other means',
}

/** Of an alert, its own row says more. */
const detection = ({ incident: { detection: source, alert } }: View): readonly Row[] =>
  source === null || (source === 'alert' && alert !== null)
    ? []
    : [['Detected by', DETECTED[source] ?? source]]

function next(view: View): readonly Row[] {
  const due = nextUpdate(view.incident, view.policy)
  return due === null ? [] : [['Next update due', stamp(due.at, view)]]
}

function snoozed(view: View): readonly Row[] {
  const { snoozes, category } = view.incident
  const until = snoozes.at(-1)?.until
  const holds = until !== undefined && until > view.now && !ended(category)
  return holds ? [['Reminders', `held back until ${stamp(until, view)}`]] : []
}

const links = ({ incident }: View): readonly Row[] =>
  incident.links.length === 0
    ? []
    : [
        [
          'Links',
          incident.links
            .slice(-LINKS)
            .map(({ name, url }) => link(url, name))
            .join(' · '),
        ],
      ]
