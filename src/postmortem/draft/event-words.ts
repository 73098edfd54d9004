import type { Fact } from '../../domain/fact.ts'
import { ROLE_TITLES } from '../../domain/role.ts'
import { fileLink, fileText } from '../../markdown/file-text.ts'
import { impactNumbers } from './impact.ts'
import { changeLink, levelTitle, type Scene, saidText } from './scene.ts'

type Of<T extends Fact['type']> = Extract<Fact, { type: T }>
type Words = { readonly [T in Fact['type']]: (fact: Of<T>, scene: Scene) => string | null }

const because = (reason: string | undefined, at: Scene): string =>
  reason === undefined || reason === '' ? '' : `: ${saidText(reason, at)}`

const silent = (): null => null

const DECLARED = {
  incident: 'declared an incident',
  report: 'reported',
  alert: 'an alert declared an incident',
} as const

const HEARD = {
  firing: 'fired again',
  acknowledged: 'was acknowledged',
  recovered: 'recovered',
} as const

/** What another alert said belongs to whatever that was about. */
function alertHeard({ source, state, times, unsteady, apart }: Of<'alert-heard'>): string | null {
  if (apart !== undefined) return null
  const often = times === 1 ? '' : `, ${times} times`
  const how = unsteady ? 'went on and off' : HEARD[state]
  return `the alert of ${fileText(source, 60)} ${how}${often}`
}

/** What a fact is called in the timeline, behind the role; null for what is told elsewhere or matters to nobody later. */
const words: Words = {
  declared: ({ as }) => DECLARED[as],
  alerted: silent,
  'alert-heard': alertHeard,
  titled: ({ title, at: when }, at) =>
    when <= (at.incident.times.declared?.at ?? when)
      ? null
      : `title changed to ${saidText(title, at)}`,
  released: () => 'taken out of incident handling',
  adopted: silent,
  'severity-set': ({ severity, reason }, at) =>
    severity === null
      ? 'severity taken off'
      : `severity set to **${fileText(levelTitle(severity, at))}**${because(reason, at)}`,
  'severity-proposed': ({ severity }, at) =>
    `severity proposed: ${fileText(levelTitle(severity, at))}`,
  'status-entered': ({ status, reason, duplicateOf, fix }, at) =>
    [
      `**${fileText(status, 60)}**${because(reason, at)}`,
      ...(duplicateOf === undefined ? [] : [`goes on in issue ${duplicateOf}`]),
      ...(fix === undefined ? [] : [`by ${changeLink(fix, at)}`]),
    ].join(', '),
  'status-label-removed': silent,
  acknowledged: () => 'acknowledged',
  'role-assigned': (fact, at) => {
    const { role, login, by } = fact
    const title = ROLE_TITLES[role].toLowerCase()
    if (fact.onCall) return `became ${title}, being on call`
    if (login === null) return `the role of ${title} was left`
    if (login === by) return `took the role of ${title}`
    return at.people.of(fact) === ROLE_TITLES[role] ? 'handed the role over' : `named the ${title}`
  },
  'on-call-assigned': ({ login }) => (login === null ? null : 'was assigned, being on call'),
  'time-set': silent,
  'timeline-noted': ({ text }, at) => saidText(text, at),
  'comment-pinned': ({ text }, at) => saidText(text, at),
  'update-posted': ({ text }, at) => `update: ${saidText(text, at)}`,
  published: ({ text }, at) => `told customers: ${saidText(text, at)}`,
  'impact-set': (fact, at) =>
    `impact: ${[impactNumbers(fact), saidText(fact.text, at)].filter((part) => part !== '').join('; ')}`,
  'detection-set': silent,
  'service-added': ({ service, ref }) =>
    ref.kind === 'form' ? null : `service added: ${fileText(service, 60)}`,
  'service-removed': ({ service }) => `service taken off: ${fileText(service, 60)}`,
  'cause-set': ({ cause }) => `cause named: ${fileText(cause, 60)}`,
  'cause-cleared': ({ cause }) => `cause withdrawn: ${fileText(cause, 60)}`,
  'cause-change-named': ({ change }, at) => `cause traced to ${changeLink(change, at)}`,
  'fix-named': ({ change }, at) => `mended by ${changeLink(change, at)}`,
  'link-added': ({ name, url }, at) => `link added: ${fileLink(url, at.people.without(name))}`,
  'item-ticked': silent,
  escalated: ({ service, reason }, at) =>
    `escalated${service === null ? '' : ` for ${fileText(service, 60)}`}${because(reason, at)}`,
  'drill-set': ({ drill }) => (drill ? 'marked as a drill' : 'no drill any more'),
  snoozed: silent,
  'action-noted': ({ text }, at) => `action noted: ${saidText(text, at)}`,
  related: silent,
  'postmortem-asked': silent,
  'postmortem-skipped': silent,
  'meeting-set': silent,
  'postmortem-published': silent,
  'postmortem-withdrawn': silent,
  'items-settled': silent,
  'due-set': silent,
  'priority-set': silent,
  'owner-set': silent,
  'done-said': silent,
  'action-declined': silent,
  'action-closed': silent,
  'action-reopened': silent,
  'proof-deployed': silent,
}

/** `Incident commander: **mitigated**: rolled back`, as Markdown; null for a fact that is no row. */
export function eventWords(fact: Fact, at: Scene): string | null {
  const own = words[fact.type] as (fact: Fact, scene: Scene) => string | null
  const what = own(fact, at)
  if (what === null) return null
  const who = fact.type === 'comment-pinned' ? at.people.named(fact.author) : at.people.of(fact)
  return `${who}: ${what}`
}
