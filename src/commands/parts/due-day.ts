import { dayAt, daysBetween, dayWords } from '../../domain/day.ts'
import { type DayReading, type Edge, readDay } from '../../markdown/read-day.ts'
import { isFiller } from '../../markdown/when-parts.ts'
import type { Part, Scene, Taken } from '../command.ts'
import { inline } from '../inline.ts'
import { either, taken, unread } from './taken.ts'

/** Further ahead it is a slip of the year. */
const MOST_DAYS = 3 * 366

const SAMPLE = 'in 2 weeks'
const EXAMPLES = ['friday', '2026-12-01', '1 dec', 'in 2 weeks', '3bd', 'eow', 'end of q1', 'none']
const NONE = /^(?:none|off|never|no (?:due )?date|-)[.!]?$/i

/** The day from which somebody counts. */
export const today = ({ said, policy }: Pick<Scene, 'said' | 'policy'>): string =>
  dayAt(said.at, policy.zone)

/** A day from today on, as `2026-12-01`; null where there is to be none. */
export const dueDay: Part<string | null> = {
  label: 'when|none',
  optional: false,
  accepts: () => either(EXAMPLES.map((example) => inline(example))),
  sample: () => SAMPLE,
  take(text, scene) {
    const words = text.trim()
    if (NONE.test(words)) return taken(null, '')
    const read = readDay(words, contextOf(scene))
    if ('day' in read) return tooFar(read.day, MOST_DAYS, scene) ?? taken(read.day, '')
    const front = read.problem === 'unreadable' ? leadingDay(words, scene) : null
    if (front === null) return noDay(words, read, scene)
    return 'day' in front.read ? tooMuch(front) : noDay(front.words, front.read, scene)
  },
}

const contextOf = (scene: Scene) => ({ today: today(scene), calendar: scene.policy.calendar })

/** Words for a day at the start of a line, and what follows them. */
interface Leading {
  readonly read: DayReading
  readonly words: string
  readonly rest: string
}

/** The longest start of a line that is about a day; null where none is. */
export function leadingDay(text: string, scene: Scene, edge?: Edge): Leading | null {
  const ends = [...text.slice(0, 100).matchAll(/\S+/g)].slice(0, 8).toReversed()
  for (const { 0: last, index } of ends) {
    if (isFiller(last)) continue
    const end = index + last.length
    const words = text.slice(0, end).replace(/[:,;–—-]$/, '')
    const read = readDay(words, contextOf(scene), edge)
    const rest = text.slice(end).trim()
    // A shorter beginning would read as another day than the one that was meant.
    if ('day' in read || read.problem !== 'unreadable') {
      return { read, words, rest: rest.replace(/^[-–—:,](?:\s+|$)/, '') }
    }
  }
  return null
}

const tooMuch = ({ words, rest }: Leading): Taken<never> =>
  unread('extra-words', `${inline(rest)} is more than a due date takes.`, words)

type NoDay = Exclude<DayReading, { readonly day: string }>

/** Why words are no day, with the days to choose from. */
export function noDay(text: string, { problem, readings }: NoDay, scene: Scene) {
  const now = today(scene)
  const said = inline(text)
  const days = readings.map((day) => `${inline(day)} (${dayWords(day)})`)
  const [first] = readings.filter((day) => day >= now)
  const fix = first ?? SAMPLE
  const accepted = `Accepted: ${dueDay.accepts(scene)}.`
  const detail = {
    ambiguous: `${said} names more than one day. Type which: ${either(days)}.`,
    impossible: `${said} is a day that no calendar has.${days.length > 0 ? ` The nearest is ${either(days)}.` : ` ${accepted}`}`,
    past: `${said} is over: today is ${dayWords(now)}.`,
    clock: `${said} holds a time of day; a day counts until it ends.`,
    weekday: `${said} does not fit: ${either(readings.map(dayWords))} is another day of the week.`,
    unreadable: `${said} does not read as a day. ${accepted}`,
  } satisfies Readonly<Record<NoDay['problem'], string>>
  return unread('unreadable-time', detail[problem], fix)
}

/** A day beyond the last that makes sense. */
function tooFar(day: string, most: number, scene: Scene) {
  const now = today(scene)
  if (daysBetween(now, day) <= most) return null
  const detail = `${dayWords(day)} lies more than ${most} days ahead: today is ${dayWords(now)}.`
  return unread('too-far', detail, SAMPLE)
}
