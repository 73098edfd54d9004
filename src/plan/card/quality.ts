import { disorders } from '../../domain/durations.ts'
import { ended } from '../../domain/status.ts'
import { inert } from '../../markdown/inert.ts'
import { person, type Section, stamp, type View } from './view.ts'

/** What a reader has to know before trusting the figures: what is missing, contradictory or was not read. */
export const quality: Section = (view) => {
  const notes = [
    ...order(view),
    ...missing(view),
    ...unread(view),
    ...people(view),
    ...config(view),
    ...edits(view),
  ]
  if (notes.length === 0) return null
  return ['#### Worth knowing', notes.map((note) => `- ⚠️ ${note}`).join('\n')].join('\n\n')
}

const order = (view: View): readonly string[] =>
  disorders(view.incident.times).map(
    ({ first, second, firstAt, secondAt }) =>
      `${second} (${stamp(secondAt.at, view)}) comes before ${first} (${stamp(firstAt.at, view)}), so neither counts in a metric. Correct one with \`/time ${second} <when>\`.`,
  )

function missing({ incident }: View): readonly string[] {
  if (
    !ended(incident.category) ||
    incident.category === 'cancelled' ||
    incident.category === 'duplicate'
  )
    return []
  const wanted = (['started', 'detected', 'mitigated'] as const).filter(
    (time) => !incident.times[time],
  )
  return wanted.length === 0
    ? []
    : [`Not known: ${wanted.join(', ')}. Add with \`/time ${wanted[0]} <when>\`.`]
}

const unread = ({ entries }: View): readonly string[] =>
  entries
    .flatMap(({ notes }) => notes ?? [])
    .slice(-10)
    .map((note) => inert(note, 300))

const people = (view: View): readonly string[] =>
  Object.values(view.incident.roles)
    .filter((login) => view.incident.unassignable.includes(login))
    .map(
      (login) =>
        `GitHub does not take ${person(login, view)} as an assignee here, so the role stands on this card alone.`,
    )

const config = ({ problems }: View): readonly string[] =>
  problems
    .slice(0, 10)
    .map(({ source, line, column, message }) =>
      inert(`${source}:${line}:${column} ${message}`, 300),
    )

/** What people did to the card or the issue that set no fact. */
function edits(view: View): readonly string[] {
  return view.entries
    .filter(({ key, outcome }) => outcome === 'noted' && !/^[hpvw]/.test(key))
    .slice(-5)
    .flatMap(({ key, by, at, text }) => {
      if (key.startsWith('x'))
        return [
          `${person(by, view)} edited this card at ${stamp(at, view)}. Ticked boxes were kept, the rest was put back; use a command instead.`,
        ]
      if (key.startsWith('r'))
        return [
          `The card was rebuilt at ${stamp(at, view)} from GitHub's log and our receipts, since its journal was gone or changed.`,
        ]
      return text === 'closed' || text === 'reopened'
        ? [
            `${person(by, view)} ${text} the issue without the role that it takes, so it sets no time and no status.`,
          ]
        : []
    })
}
