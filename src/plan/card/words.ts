import { capital } from '../../domain/capital.ts'
import type { Fact } from '../../domain/fact.ts'
import { ROLE_TITLES } from '../../domain/role.ts'
import { inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import { alertHeard } from './alert.ts'
import { impactNumbers } from './overview.ts'
import { change, issueLink, person, severityWords, stamp, type View } from './view.ts'

type Of<T extends Fact['type']> = Extract<Fact, { type: T }>
type Words = { readonly [T in Fact['type']]: (fact: Of<T>, view: View) => string | null }

const because = (reason: string | undefined): string =>
  reason === undefined || reason === '' ? '' : `: ${inert(reason, 200)}`

const TEXT = 200

const DECLARED = {
  incident: 'Declared',
  report: 'Reported',
  alert: 'Declared by an alert',
} as const

const RELATED = {
  before: 'The same alert was over shortly before, in',
  twin: 'The same alert has opened a second time, as a duplicate, in',
  else: 'Related:',
} as const

/** What a fact is called on the timeline; null for what is shown elsewhere. A new fact is a line here. */
const words: Words = {
  declared: ({ as }) => DECLARED[as],
  alerted: ({ source }) => `Alert of ${inert(source, 60)}`,
  'alert-heard': alertHeard,
  titled: ({ title }) => `Title changed to ${inert(title, TEXT)}`,
  released: () => 'Taken out of incident handling (label removed)',
  adopted: () => null,
  'severity-set': ({ severity, reason }, view) =>
    severity === null
      ? 'Severity label removed'
      : `Severity set to ${severityWords(severity, view)}${because(reason)}`,
  'severity-proposed': ({ severity }, view) =>
    `Severity proposed: ${severityWords(severity, view)}`,
  'status-entered': ({ status, reason, duplicateOf, fix }, view) =>
    [
      `**${capital(inert(status, 60))}**${because(reason)}`,
      ...(duplicateOf === undefined ? [] : [`goes on in ${issueLink(duplicateOf, view)}`]),
      ...(fix === undefined ? [] : [`by ${change(fix, view)}`]),
    ].join(', '),
  'status-label-removed': () => null,
  acknowledged: () => 'Acknowledged',
  'role-assigned': ({ role, login, onCall }, view) =>
    `${ROLE_TITLES[role]}: ${login === null ? 'nobody' : person(login, view)}${onCall ? ', on call by the rotation' : ''}`,
  'on-call-assigned': ({ login }, view) =>
    login === null ? null : `Assigned: ${person(login, view)}, on call by the rotation`,
  'time-set': ({ time, value }, view) => `${capital(time)} set to ${stamp(value, view)}`,
  'timeline-noted': ({ text }) => inert(text, TEXT),
  'comment-pinned': ({ text, author }, view) => `${person(author, view)}: ${inert(text, TEXT)}`,
  'update-posted': ({ text }) => `Update: ${inert(text, TEXT)}`,
  published: ({ text }) => `📣 Told to customers: ${inert(text, TEXT)}`,
  'impact-set': (fact) =>
    `Impact: ${[impactNumbers(fact), inert(fact.text, TEXT)].filter((part) => part !== '').join(': ')}`,
  'detection-set': () => null,
  'service-added': ({ service }) => `Service added: ${inert(service, 60)}`,
  'service-removed': ({ service }) => `Service removed: ${inert(service, 60)}`,
  'cause-set': ({ cause }) => `Cause: ${inert(cause, 60)}`,
  'cause-cleared': ({ cause }) => `Cause withdrawn: ${inert(cause, 60)}`,
  'cause-change-named': (fact, view) => `Caused by ${change(fact.change, view)}`,
  'fix-named': (fact, view) => `Fixed by ${change(fact.change, view)}`,
  'link-added': ({ name, url }) => `Link: ${link(url, name)}`,
  'item-ticked': () => null,
  escalated: ({ to, service, reason }, view) =>
    `Escalated to ${to.map((name) => (name.includes('/') ? inert(name, 80) : person(name, view))).join(', ') || 'nobody, since nobody is named'}${service === null ? '' : ` for ${inert(service, 60)}`}${because(reason)}`,
  'drill-set': ({ drill }) => (drill ? 'Marked as a drill' : 'No drill any more'),
  snoozed: ({ until }, view) =>
    until === null ? 'Reminders come again' : `Reminders held back until ${stamp(until, view)}`,
  'action-noted': ({ text }) => `Action noted: ${inert(text, TEXT)}`,
  related: ({ issue, as }, view) => `${RELATED[as ?? 'else']} ${issueLink(issue, view)}`,
  'postmortem-asked': () => 'Postmortem asked for',
  'postmortem-skipped': ({ reason }) => `Postmortem skipped${because(reason)}`,
  'meeting-set': ({ when }, view) => `Postmortem meeting set to ${stamp(when, view)}`,
  'postmortem-published': () => 'Postmortem published',
  'postmortem-withdrawn': () => 'Postmortem withdrawn from the default branch',
  'items-settled': () => null,
  'due-set': () => null,
  'priority-set': () => null,
  'owner-set': () => null,
  'done-said': () => null,
  'action-declined': () => null,
  'action-closed': () => null,
  'action-reopened': () => null,
  'proof-deployed': () => null,
}

export function wordsFor(fact: Fact, view: View): string | null {
  const own = words[fact.type] as (fact: Fact, view: View) => string | null
  return own(fact, view)
}
