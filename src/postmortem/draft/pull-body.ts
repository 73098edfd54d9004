import { absolute, type Instant } from '../../domain/instant.ts'
import { ROLE_TITLES, type Role } from '../../domain/role.ts'
import { cut, inert, oneLine } from '../../markdown/inert.ts'
import { safeHref } from '../../markdown/link.ts'
import { table } from '../../markdown/table.ts'
import type { TemplateProblem } from './about.ts'
import { listed } from './scene.ts'

/** What the pull request of a postmortem says of its incident. */
export interface PullAbout extends PullDates {
  readonly number: number
  readonly title: string
  /** The page of the incident. */
  readonly url: string
  /** The document, from the root of the repository. */
  readonly path: string
  /** Who is asked to write it, by login; null where nobody led the incident. */
  readonly commander: string | null
  /** The other roles that were held: they are asked for a review. */
  readonly reviewers: readonly Role[]
  /** Of the team's template, where the default was used in its place. */
  readonly problems: readonly TemplateProblem[]
}

/** What moves while the pull request is open. */
export interface PullDates {
  /** Until when it has to be published; null where nothing is owed. */
  readonly dueAt: Instant | null
  readonly meetingAt: Instant | null
  /** IANA name of the zone in which both are told. */
  readonly zone: string
}

/**
 * Plain text, since GitHub renders no titles. A squashed merge makes a commit message of it, so an invisible break keeps
 * what it repeats from naming anybody or closing anything.
 */
export const pullTitle = ({ number, title }: Pick<PullAbout, 'number' | 'title'>): string =>
  `Postmortem of incident ${number}: ${cut(oneLine(title), 120).replaceAll(LIVE, '$&\u200b')}`

const LIVE = /[#@](?=\w)|gh-(?=\d)|:\/(?=\/)/gi

/** The body as it is opened with. It names nobody but whom it asks to write, and closes nothing by a keyword. */
export const pullBody = (about: PullAbout): string =>
  [asks(about), holds(about), steps(about), ...mistakes(about), region(datesText(about))].join(
    '\n\n',
  )

function asks({ commander, url, number }: PullAbout): string {
  const incident = `[incident ${number}](${safeHref(url) ?? ''})`
  return commander === null || !/^[\w-]{1,39}$/.test(commander)
    ? `Nobody was incident commander of ${incident}, so whoever knows it best takes this draft on and says so here.`
    : `@${commander}, you were incident commander of ${incident}: please make this draft a postmortem.`
}

const holds = ({ path }: PullAbout): string =>
  `\`${path}\` already tells what the incident itself knows: times, roles, impact, timeline, changes, actions. Whatever only people know is a sentence that begins with \`TODO\`. What you write is never overwritten: as long as this is open, Sitrep brings up to date only the parts that nobody has touched.`

const CHECK = '`Sitrep / postmortem`'

function steps({ reviewers }: PullAbout): string {
  const titles = reviewers.map((role) => ROLE_TITLES[role].toLowerCase())
  const who =
    titles.length === 0
      ? 'No other role was held, so ask somebody who was there to read it.'
      : `The ${listed(titles)} ${titles.length === 1 ? 'is' : 'are'} asked to read it.`
  return [
    '### What to do',
    '',
    `1. **Write.** Answer every \`TODO\` in a commit to this branch. The check ${CHECK} points at the lines that wait; while this is a draft it only counts them.`,
    `2. **Review.** Mark this *ready for review*. ${who} From now on the check fails on what must not be published, such as an action item without an owner, and offers a mend where it can.`,
    '3. **Merge.** That publishes the postmortem and ends the incident as reviewed. Times, severity, services and cause that you changed at the top of the document are taken over by the incident.',
  ].join('\n')
}

const mistakes = ({ problems }: PullAbout): readonly string[] =>
  problems.map(
    ({ source, line, column, message }) =>
      `> [!WARNING]\n> The team's template ${inert(source, 200)} has a mistake in line ${line}, column ${column}, so the default was used: ${inert(message, 300)}.`,
  )

/** Minutes, what is talked about, and the question behind it. */
const AGENDA: readonly (readonly [minutes: number, topic: string, question: string])[] = [
  [10, 'Timeline', 'What happened, and when?'],
  [15, 'Root cause', 'Why did it happen, down to something that we can change?'],
  [10, 'Contributing factors', 'What else made it possible, or worse?'],
  [15, 'Action items', 'What will we do, who does it, and until when?'],
  [5, 'Wrap up', 'What is still open, and who merges this?'],
]

/** What stands between the two marks: the deadline and the meeting with its agenda. */
export function datesText({ dueAt, meetingAt, zone }: PullDates): string {
  const due =
    dueAt === null
      ? 'Nothing is due: no postmortem is owed any more, or it is published.'
      : `Due: **${absolute(dueAt, zone)}**`
  const total = AGENDA.reduce((sum, [minutes]) => sum + minutes, 0)
  const meeting =
    meetingAt === null
      ? 'No time is proposed yet: `/meeting <when>` on the incident sets one.'
      : `Proposed for **${absolute(meetingAt, zone)}**, ${total} minutes. \`/meeting <when>\` on the incident sets another time.`
  const rows = AGENDA.map(([minutes, topic, question]) => [String(minutes), topic, question])
  const agenda = table(['Minutes', 'Topic', 'Question'], rows)
  return [due, '### Review meeting', meeting, agenda].join('\n\n')
}

const BEGIN = '<!-- sitrep:meeting -->'
const END = '<!-- /sitrep:meeting -->'
const region = (text: string): string => `${BEGIN}\n${text}\n\n${END}`

/** The body with `text` between the two marks, all else as people have it; null where they took a mark out or doubled it. */
export function meetingRegion(body: string, text: string): string | null {
  const [from, to] = [body.indexOf(BEGIN), body.indexOf(END)]
  const once = body.lastIndexOf(BEGIN) === from && body.lastIndexOf(END) === to
  if (from === -1 || to < from || !once) return null
  const eol = body.includes('\r\n') ? '\r\n' : '\n'
  const put = region(text).replaceAll('\n', eol)
  return body.slice(0, from) + put + body.slice(to + END.length)
}
