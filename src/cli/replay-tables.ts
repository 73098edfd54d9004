import { type Fact, TIMES } from '../domain/fact.ts'
import type { Incident } from '../domain/incident.ts'
import { type Instant, iso } from '../domain/instant.ts'
import type { Converged } from '../engine/converge.ts'
import type { Entry } from '../plan/entry.ts'
import type { LogEvent, Snapshot } from '../plan/snapshot.ts'
import { columns } from './columns.ts'
import { effectWords } from './effect-words.ts'
import { itemRows } from './item-rows.ts'

/** The four stages of looking at an issue, one table each. */
export function replayTables({ seen, replayed, item, effects }: Converged): string {
  const told = replayed ?? item
  if (seen === null || told === null) return 'Nothing was seen.'
  const facts = replayed?.incident.history ?? item?.action.history ?? []
  const { entries } = told
  return [
    section('History', ['Time', 'Who', 'What', 'Said'], history(seen)),
    section('Decided', ['Time', 'Who', 'Outcome', 'What'], entries.map(decided)),
    section('Facts', ['Time', 'Who', 'Fact', 'Value'], facts.map(fact)),
    replayed === null
      ? section('Action item', ['', 'Now'], item === null ? [] : itemRows(item.action, seen))
      : section('Incident', ['', 'Now'], standing(replayed.incident)),
    section('Effects', ['Effect', 'What'], effects.map(effectWords)),
  ].join('\n\n')
}

function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return rows.length === 0 ? `${title}\nnone` : `${title}\n${columns(head, rows)}`
}

/** What GitHub shows, oldest first. */
function history({ issue, comments, events }: Snapshot): readonly (readonly string[])[] {
  const opened = { at: issue.createdAt, row: [issue.author.login, 'opened', issue.title] }
  const said = comments.map(({ createdAt: at, author, body }) => ({
    at,
    row: [author.login, 'commented', body],
  }))
  const logged = events.map((event) => ({
    at: event.at,
    row: [event.actor.login, event.type, wordsOf(event)],
  }))
  return [opened, ...said, ...logged]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, row }) => [iso(at), ...row])
}

function wordsOf(event: LogEvent): string {
  switch (event.type) {
    case 'labeled':
    case 'unlabeled':
      return event.label
    case 'assigned':
    case 'unassigned':
      return event.login
    case 'closed':
      return event.pull === null ? event.reason : `${event.reason} by #${event.pull.number}`
    case 'renamed':
      return event.title
    case 'reopened':
      return ''
    default:
      return event satisfies never
  }
}

const decided = ({ at, by, outcome, text, problem, facts, key }: Entry): readonly string[] => [
  iso(at),
  by,
  problem === undefined ? outcome : `${outcome}: ${problem.code}`,
  text ?? facts?.map(({ type }) => type).join(', ') ?? key,
]

/** All that a fact says beyond who, when and where, as it is kept. */
function fact({ at, by, ref: _, type, ...rest }: Fact): readonly string[] {
  const value = Object.entries(rest).map(([name, held]) => `${name}=${plainly(name, held)}`)
  return [iso(at), by, type, value.join(' ')]
}

/** What of a fact is a moment: a `value` only where it is that of `/time`. */
const MOMENTS: ReadonlySet<string> = new Set(['when', 'value', 'next', 'due'])

function plainly(name: string, value: unknown): string {
  if (typeof value === 'number' && MOMENTS.has(name)) return iso(value as Instant)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The last word on it. Whether one is owed besides is for the config to say. */
function postmortemWords({ postmortem: { asked, skipped, published } }: Incident): string | null {
  if (published !== null) return `published as ${published.path}`
  if (asked !== null) return `asked for by ${asked.by}`
  return skipped === null ? null : `skipped by ${skipped.by}: ${skipped.reason}`
}

function standing(incident: Incident): readonly (readonly string[])[] {
  const { roles, times, services, impacts } = incident
  const { meetingAt } = incident.postmortem
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['ours', incident.ours ? 'yes' : 'no'],
    ['title', incident.title],
    ['severity', incident.severity ?? 'open'],
    ['status', incident.status],
    ...Object.entries(roles).map(([role, login]) => [role, login] as const),
    ...TIMES.map(
      (name) =>
        [name, times[name] && `${iso(times[name].at)} (${times[name].provenance})`] as const,
    ),
    ['services', services.join(', ')],
    ['cause', incident.cause],
    ['impact', impacts.at(-1)?.text],
    ['drill', incident.drill ? 'yes' : null],
    ['postmortem', postmortemWords(incident)],
    ['meeting', meetingAt && iso(meetingAt)],
  ]
  return rows.flatMap(([name, value]) => (value ? [[name, value]] : []))
}
