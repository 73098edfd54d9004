import { DUE_OVERDUE } from '../../../config/labels.ts'
import type { Action } from '../../../domain/action.ts'
import { dayAt, daysBetween, dayWords } from '../../../domain/day.ts'
import { howFar } from '../../../domain/how-far.ts'
import type { Instant } from '../../../domain/instant.ts'
import { lookers, type Policy } from '../../../domain/policy.ts'
import { inert } from '../../../markdown/inert.ts'
import { link } from '../../../markdown/link.ts'
import { table } from '../../../markdown/table.ts'
import type { Reply } from '../../answers.ts'
import { callable, type Reach, uncalled } from '../../callable.ts'
import { PREFIX } from '../../due/said.ts'
import type { Stage } from './stages.ts'
import { type Voice, type WeekItem, weekKey } from './week.ts'

const TYPE =
  'A merged pull request that closes this issue proves it done; so does `/done #<pull request>`. `/due friday` sets another day, `/snooze 2w <reason>` holds reminders back, and `/decline <reason>` says that it will not be done.'
const TYPE_MANY =
  'On each of them: `/done #<pull request>` once it is done, `/due friday` for another day, `/snooze 2w <reason>` to hold reminders back, `/decline <reason>` where it will not be done.'
const LAST = `You are not reminded of this again. The label \`${DUE_OVERDUE}\` stays until it is done, declined or due on another day.`
const LEFT =
  'Some have been overdue for so long that others should be called in, but neither a label of theirs nor the config says whom.'
/** GitHub notifies fifty people of a comment; more than this would not feel meant. */
const MOST_CALLED = 20
const MOST_ROWS = 50

interface At extends Reach {
  readonly policy: Policy
  readonly now: Instant
}

/** The one comment that a reminder is. */
export function reminder(action: Action, stage: Stage, voice: Voice, at: At): Reply | null {
  switch (voice.kind) {
    case 'silent':
      return null
    case 'alone':
      return { key: `${PREFIX}${stage.key}`, body: alone(action, stage, at) }
    case 'all':
      return {
        key: PREFIX + [weekKey(voice.week), stage.key].join('+'),
        body: forAll(voice.items, at),
      }
    default:
      return voice satisfies never
  }
}

function alone(action: Action, stage: Stage, at: At): string {
  const called = stage.kind === 'escalate' ? looking(action, at.policy) : []
  const owners = callable(action.owners, at)
  const nobody = action.owners.length === 0
  const stand = nobody ? callable(looking(action, at.policy), at) : []
  const names = [...new Set([...owners, ...stand, ...callable(called, at)])].slice(0, MOST_CALLED)
  const who = names.length === 0 ? '' : `${names.join(' ')}: `
  return [
    `${who}${sentence(action, at)}`,
    ...(stage.kind === 'escalate' ? [escalation(action, at)] : []),
    ...(nobody
      ? ['Nobody is assigned to this: `/owner @person` names somebody, `/owner me` takes it.']
      : []),
    TYPE,
    ...uncalled([...called, ...(nobody ? looking(action, at.policy) : [])], at),
    ...(stage.last ? [`<sub>${LAST}</sub>`] : []),
  ].join('\n\n')
}

/** Whoever looks after what it is about: the team by its label, then all whom config names. */
const looking = ({ team, services }: Action, policy: Policy): readonly string[] => [
  ...new Set([...(team === null ? [] : [team]), ...lookers(policy, services)]),
]

function sentence({ due }: Action, { policy, now }: At): string {
  if (due === null) return ''
  const { calendar, zone } = policy
  const [day, today] = [dayAt(due, zone), dayAt(now, zone)]
  const date = `${dayWords(day)} (${zone})`
  const far = howFar(day, today, calendar)
  const ahead = daysBetween(today, day)
  if (ahead > 0) return `**This is due by ${date}, ${far}.**`
  return ahead === 0
    ? `**This is due today, ${date}.**`
    : `**This is overdue: it was due by ${date}, ${far}.**`
}

function escalation(action: Action, at: At): string {
  const called = callable(looking(action, at.policy), at)
  if (called.length > 0)
    return 'Whoever looks after the service is called in now, since it has been overdue for so long.'
  const what = action.services.length === 0 && action.team === null
  return what
    ? 'Nobody else could be called in: no label names the service that it is about (`service: <name>`) or a team (`team: <org>/<team>`).'
    : 'Nobody else could be called in: the config names nobody who looks after its service.'
}

function forAll(items: readonly WeekItem[], at: At): string {
  const late = items.filter(isLate)
  const called = late.flatMap(({ action }) => looking(action, at.policy))
  const isLeft = late.some(({ action }) => looking(action, at.policy).length === 0)
  const owners = items.flatMap(({ action }) => action.owners)
  const names = callable([...owners, ...called], at).slice(0, MOST_CALLED)
  const rows = items.slice(0, MOST_ROWS).map((item) => row(item, at))
  const more = items.length - rows.length
  const isLast = items.some(({ stages }) => stages.some(({ last }) => last))
  return [
    `${names.join(' ')}: **${items.length} action items need a look this week.** They are told of here once, the most urgent first.`,
    table(['Action item', 'Due', 'Priority'], rows),
    ...(more > 0 ? [`And ${more} more.`] : []),
    ...(callable(called, at).length > 0
      ? ['Whoever looks after the services is called in for those marked *escalated*.']
      : []),
    ...(isLeft ? [LEFT] : []),
    TYPE_MANY,
    ...uncalled(called, at),
    ...(isLast
      ? [`<sub>Of those marked *last* you are not reminded again; their label stays.</sub>`]
      : []),
  ].join('\n\n')
}

const isLate = ({ stages }: WeekItem): boolean => stages.some(({ kind }) => kind === 'escalate')

function row(item: WeekItem, { policy, now }: At): readonly string[] {
  const { number, url, title, action, stages } = item
  const { zone, calendar } = policy
  const day = action.due === null ? null : dayAt(action.due, zone)
  const overdue = day !== null && day < dayAt(now, zone)
  const notes = [
    ...(overdue ? ['**overdue**'] : []),
    ...(isLate(item) && looking(action, policy).length > 0 ? ['*escalated*'] : []),
    ...(stages.some(({ last }) => last) ? ['*last*'] : []),
  ]
  const due = day === null ? '' : `${dayWords(day)}, ${howFar(day, dayAt(now, zone), calendar)}`
  return [
    `${link(url, `issue ${number}`)}: ${inert(title, 120)}`,
    [due, ...notes].join(', '),
    action.priority ?? '',
  ]
}
