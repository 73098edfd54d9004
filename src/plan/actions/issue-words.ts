import { dayWords } from '../../domain/day.ts'
import type { Policy } from '../../domain/policy.ts'
import { inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import type { DateReading } from '../../postmortem/dates.ts'
import type { IssueAbout } from './issue-about.ts'

const LOGIN = /^[a-z\d][a-z\d_-]{0,99}$/i
const TEAM = /^[\w.-]{1,39}\/[\w.-]{1,100}$/

/** Whose it is. The only place that names people so that GitHub tells them. */
export function ownerWords({ owners, policy, shared = false }: IssueAbout): string {
  const { assignees, mentioned, teams, unknown } = owners
  const words = [
    ...assignees.map((login) => mention(login, LOGIN)),
    ...mentioned.map((login) => `${mention(login, LOGIN)} (GitHub cannot assign them here)`),
    ...teams.map((team) => (shared ? peopleOf(team, policy) : mention(team, TEAM))),
    ...unknown.map((name) => `${inert(name, 60)} (nobody was found by that name)`),
  ]
  if (words.length === 0) return 'nobody yet: type `/owner @login`'
  const named = words.join(', ')
  return unknown.length === words.length ? `${named}: type \`/owner @login\`` : named
}

/** A workflow's own token can call nobody by the name of a team. */
function peopleOf(team: string, { teams }: Pick<Policy, 'teams'>): string {
  const people = teams.get(team.toLowerCase()) ?? []
  const named = people.map((login) => mention(login, LOGIN)).join(', ')
  const who = named === '' ? 'its people are not listed under `teams` in the config' : named
  return `${inert(team, 140)} (${who})`
}

const mention = (name: string, like: RegExp): string =>
  like.test(name) ? `@${name}` : inert(name, 60)

/** Until when, as a date that nobody can misread; what could not be read is told with what it may mean. */
export function dueWords({ item, policy }: IssueAbout): string {
  if (item.due === null) return 'none yet: type `/due friday`'
  const { reading, text } = item.due
  if (reading.date !== null) return `${dayWords(reading.date)} (${inert(policy.zone, 60)})`
  const [example = '2026-12-01'] = reading.readings
  return `none yet. The document says ${inert(text, 60)}, ${unread(reading.problem, reading.readings)}: type \`/due ${example}\``
}

type Problem = Extract<DateReading, { date: null }>['problem']

const PROBLEM_WORDS: Readonly<Record<Exclude<Problem, 'ambiguous'>, string>> = {
  impossible: 'which no calendar has',
  'no-year': 'which names no year',
  relative: 'which depends on a day that it does not name',
  vague: 'which is no day',
  unreadable: 'which cannot be read',
}

const unread = (problem: Problem, readings: readonly string[]): string =>
  problem === 'ambiguous'
    ? `which may be ${readings.map(dayWords).join(' or ')}`
    : PROBLEM_WORDS[problem]

const PRIORITY_WORDS = {
  p1: 'before all other work',
  p2: 'soon',
  p3: 'with other planned work',
  p4: 'when there is time',
} as const

/** Empty where nobody has said. */
export function priorityWords({ item: { priority, priorityText } }: IssueAbout): string {
  if (priority !== null) return `${priority}, ${PRIORITY_WORDS[priority]}`
  if (priorityText === null) return ''
  return `none yet. The document says ${inert(priorityText, 40)}: type \`/priority p2\``
}

/** The incident, with its number and title. No reference: its page lists its sub-issues anyway. */
export const incidentLink = ({ issue }: IssueAbout): string =>
  link(issue.url, `incident ${issue.number}: ${issue.title}`)

/** The line of the document, in the version that promised it. */
export function promiseLink({ document, home, item }: IssueAbout): string {
  const steps = document.path.split('/').map(encodeURIComponent).join('/')
  const url = `${home}/blob/${encodeURIComponent(document.commit)}/${steps}?plain=1#L${item.line}`
  return link(url, `the postmortem, line ${item.line}`)
}

/** What counts as done here. Names no issue behind a closing keyword. */
export function proofWords({ policy: { actions } }: IssueAbout): string {
  const merged =
    'Close this by a merged pull request: write `Closes #` with the number of this issue into its description. Where it is merged already, type `/done #` with the number of the pull request.'
  const environments = actions.environments.map((name) => inert(name, 60)).join(' or ')
  const deployed =
    actions.evidence === 'deployed'
      ? ` It counts as proven once that is deployed${environments === '' ? '' : ` to ${environments}`}.`
      : ''
  return `${merged}${deployed} Closed by hand it counts as done without proof.`
}
