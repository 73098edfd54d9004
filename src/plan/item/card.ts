import type { ACTION_KINDS, Action, ActionEnd } from '../../domain/action.ts'
import { capital } from '../../domain/capital.ts'
import { dayAt, dayWords } from '../../domain/day.ts'
import { endOf } from '../../domain/evolve-action.ts'
import { inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import { details, table } from '../../markdown/table.ts'
import { outcomeOf } from '../card/audit.ts'
import { chapters } from '../card/card.ts'
import { change, issueLink, person, type Setting, source, stamp } from '../card/view.ts'
import type { Page } from '../effect.ts'
import { type Entry, isCommand, saidIn } from '../entry.ts'
import { incidentOfKey } from './incident-of.ts'
import type { Nearness } from './labels.ts'

/** All that the card of an action item shows from. Nothing in it moves with the clock but `near`. */
interface ItemView extends Setting {
  readonly action: Action
  readonly owners: readonly string[]
  readonly unassignable: readonly string[]
  readonly near: Nearness | null
  /** The pause that holds now. */
  readonly pause: Action['snoozes'][number] | null
  /** `<incident>.<item>` of the marker; null where people have opened the issue. */
  readonly key: string | null
  /** `2026-12-01`, the day that the body as created names; null where it names none. */
  readonly promised: string | null
  readonly entries: readonly Entry[]
}

/** The small card of an action item, with its journal. */
export const itemCard = (view: ItemView): readonly Page[] =>
  chapters(view.entries).map((entries, at) => ({
    page: at + 1,
    text: at === 0 ? firstPage(view) : 'The journal of this action item goes on here.',
    entries,
  }))

function firstPage(view: ItemView): string {
  const [first = ['', ''], ...rest] = rows(view)
  return [
    `### ${headline(view)}`,
    table(
      first,
      rest.map(([name, value]) => [`**${name}**`, value]),
    ),
    ...audit(view),
    '<sub>Say `/help` for the commands. Sitrep edits this comment in place and nothing else here.</sub>',
  ].join('\n\n')
}

type Row = readonly [name: string, value: string]

const rows = (view: ItemView): readonly Row[] => [
  ['Due', due(view)],
  ['Owner', owner(view)],
  ['Priority', view.action.priority ?? `not set${hint(view.action, '`/priority p2` sets it')}`],
  ...(view.action.kind === null ? [] : [['Kind', kinds[view.action.kind]] as Row]),
  ...proof(view),
  ...reminders(view),
  ...origin(view),
]

function headline(view: ItemView): string {
  const end = endOf(view.action, view.policy.actions)
  if (end === null)
    return view.issue.open
      ? openWords(view.near)
      : '⚪ Closed, by nobody who may say that it is done'
  switch (end.kind) {
    case 'verified':
      return '✅ Done and verified'
    case 'merged':
      return '🔵 Merged, waiting for its deployment'
    case 'unverified':
      return '☑️ Done, unverified'
    case 'declined':
      return `⚪ Declined: ${end.reason === null ? 'nobody has said why' : inert(end.reason, 300)}`
    case 'duplicate':
      return '⚪ Duplicate, goes on in another issue'
    default:
      return end satisfies never
  }
}

const openWords = (near: Nearness | null): string =>
  near === 'overdue' ? '🔴 Open, overdue' : near === 'soon' ? '🟠 Open, due soon' : '🟢 Open'

/** The body above it keeps the first day, so that a reader would else find two of them side by side. */
function due({ action, policy, promised }: ItemView): string {
  const { zone } = policy
  const day = action.due === null ? null : dayAt(action.due, zone)
  const first =
    promised === null || promised === day ? '' : `; first promised for ${dayWords(promised)}`
  return day === null
    ? `not set${hint(action, '`/due friday` sets it')}${first}`
    : `${dayWords(day)}, until the end of the day (${zone})${first}`
}

/** What to type, while there is still something to be done. */
const hint = ({ end }: Action, words: string): string => (end === null ? `, ${words}` : '')

function owner(view: ItemView): string {
  if (view.owners.length === 0)
    return `nobody is assigned${hint(view.action, '`/owner me` takes it')}`
  const named = view.owners.slice(0, MOST_OWNERS).map((login) => {
    const away = view.unassignable.includes(login) ? ' (GitHub does not take them as assignee)' : ''
    return `${person(login, view)}${away}`
  })
  return named.join(', ')
}

/** GitHub assigns no more. */
const MOST_OWNERS = 10

const kinds: Readonly<Record<(typeof ACTION_KINDS)[number], string>> = {
  prevent: 'prevent: it does not happen again',
  detect: 'detect: it shows sooner',
  mitigate: 'mitigate: it is shorter or smaller',
  process: 'process: people work otherwise',
  repair: 'repair: what it broke is mended',
}

function proof(view: ItemView): readonly Row[] {
  const end = endOf(view.action, view.policy.actions)
  return end === null
    ? []
    : [['Ended', `${ended(end, view)}by ${person(end.by, view)} on ${stamp(end.at, view)}`]]
}

function ended(end: ActionEnd, view: ItemView): string {
  if (end.kind !== 'verified' && end.kind !== 'merged') return ''
  const pull = change({ kind: 'pull', ...end.pull }, view)
  const { actions } = view.policy
  if (actions.evidence === 'merged') return `with ${pull}, `
  if (end.pull.repository !== null)
    return `with ${pull}, of whose deployment nothing is known here, `
  const to = actions.environments.map((name) => inert(name, 60)).join(' or ')
  const deployed = deployedTo(view)
  return end.kind === 'merged'
    ? `with ${pull}, verified once it is deployed to ${to}, `
    : `with ${pull}${deployed}, `
}

function deployedTo({ action }: ItemView): string {
  const last = action.history.findLast((fact) => fact.type === 'proof-deployed')
  return last === undefined ? '' : `, deployed to ${inert(last.environment, 60)}`
}

function reminders(view: ItemView): readonly Row[] {
  const { pause, action } = view
  if (pause === null || action.end !== null) return []
  const why = pause.reason === '' ? '' : `: ${inert(pause.reason, 200)}`
  return [['Reminders', `held back until ${stamp(pause.until, view)}${why}`]]
}

function origin(view: ItemView): readonly Row[] {
  const incident = view.key === null ? null : incidentOfKey(view.key)
  if (incident === null) return []
  const url = DOCUMENT.exec(view.issue.body)?.[1]
  const document = url === undefined ? '' : `, ${link(url, 'postmortem')}`
  return [['After', `${issueLink(incident, view).replace('[issue', '[incident')}${document}`]]
}

/** The document in which it was promised, as we have linked it in the body. */
const DOCUMENT = /\[the postmortem[^\]]{0,40}\]\((https?:\/\/[^\s()]{1,1000}\.md)[)?#]/

const NEWEST = 20

/** Who asked for what, and what came of it. */
function audit(view: ItemView): readonly string[] {
  const commands = view.entries.filter(({ key }) => isCommand(key))
  if (commands.length === 0) return []
  const shown = commands
    .slice(-NEWEST)
    .map((entry) => [
      source(stamp(entry.at, view), saidIn(entry).ref, view),
      person(entry.by, view),
      `<code>${inert(entry.text ?? '', 120)}</code>`,
      outcomeOf(entry),
    ])
  const older = commands.length > NEWEST ? `, the newest ${NEWEST} shown` : ''
  const count = `${commands.length} ${commands.length === 1 ? 'command' : 'commands'}`
  return [
    details(
      `${capital('audit')}: ${count}${older}`,
      table(['Time', 'Who', 'Command', 'Outcome'], shown),
    ),
  ]
}
