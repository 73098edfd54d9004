import { Temporal } from 'temporal-polyfill'
import { dayAfter, daysBetween } from '../domain/day.ts'
import { type DayContext, type RelativeDay, relativeDay } from './relative-day.ts'
import { type Day, partsOf } from './when-parts.ts'

/** What a person's words for a day mean: one day, or why not with the days that they could type instead. */
export type DayReading =
  | { readonly day: string }
  | {
      readonly problem: 'ambiguous' | 'impossible' | 'past' | 'clock' | 'weekday' | 'unreadable'
      /** As `2026-12-01`; of an ambiguous one all that it can mean, in order, else what is not over. */
      readonly readings: readonly string[]
    }

const LONGEST = 100
/** A day without its year that is over for no longer than this was not meant for the next year. */
const JUST_OVER_DAYS = 92

/** Which day of a stretch such as `next week` is meant: what is due has its whole, a pause ends where it begins. */
export type Edge = 'first' | 'last'

/** The day that is meant, from today on. Never guesses between two. */
export function readDay(text: string, given: DayContext, edge: Edge = 'last'): DayReading {
  const context = { ...given, edge }
  const words = wordsOf(text)
  if (words === '' || text.length > LONGEST) return UNREADABLE
  const named = WITH_WEEKDAY.exec(words)
  if (named === null) return readBare(words, context)
  const [, weekday = '', date = ''] = named
  const read = numeric(date, context) ?? spoken(date, context)
  if (!('day' in read)) return read.problem === 'unreadable' ? readBare(words, context) : read
  return isOn(read.day, weekday) ? read : { problem: 'weekday', readings: [read.day] }
}

const UNREADABLE = { problem: 'unreadable', readings: [] } as const satisfies DayReading

const IN_FRONT =
  /^(?:due|by|on|at|before|until|till|no later than|at the latest|eod|cob|end of day|the)[ :]+(?=\S)/
const BEHIND = /(?<=\S)[ ,]+(?:eod|cob|end of day|at the latest)$/
const WITH_WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? (?=.*\d)(?!week|next)(\S.*)$/

/** Lower case, single spaces, without what people put around a day. */
function wordsOf(text: string): string {
  const flat = text
    .toLowerCase()
    .replaceAll(/[\s`'"*_]+/g, ' ')
    .trim()
  const bare = flat.replace(/[.!,;]{1,5}$/, '')
  return bare.replace(IN_FRONT, '').replace(IN_FRONT, '').replace(BEHIND, '')
}

interface Context extends DayContext {
  readonly edge: Edge
}

function readBare(words: string, context: Context): DayReading {
  const relative = relativeDay(words, context)
  if (relative !== null) {
    if (!('between' in relative)) return ahead(relative.day, context, null)
    return inStretch(relative, context)
  }
  return numeric(words, context) ?? spoken(words, context)
}

function inStretch(
  { between: [first, last], isMonth }: Extract<RelativeDay, { between: unknown }>,
  { edge, ...context }: Context,
): DayReading {
  if (last < context.today) return ahead(last, context, null)
  if (edge === 'last' && !isMonth) return { day: last }
  if (edge === 'first' && first > context.today) return { day: first }
  return { problem: 'ambiguous', readings: [...new Set([first, last])] }
}

const FULL = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/

/** Day first for some, month first for others: read only where one of the two is no date. */
function numeric(words: string, context: DayContext): DayReading | null {
  const [, year, , month, day] = FULL.exec(words) ?? []
  if (year !== undefined) return full(Number(year), Number(month), Number(day), context)
  const [, first, , second, given] = NUMBERS.exec(words) ?? []
  if (first === undefined || second === undefined) return null
  const orders = [
    [Number(second), Number(first)],
    [Number(first), Number(second)],
  ] as const
  const inYear = given === undefined ? null : Number(given.padStart(4, '20'))
  const readings = orders.map(([month, day]) =>
    inYear === null ? yearly(month, day, context) : full(inYear, month, day, context),
  )
  const days = orders.flatMap(([month, day]) =>
    inYear === null
      ? (nextOf(month, day, context.today) ?? [])
      : (dateOf(inYear, month, day) ?? []),
  )
  return one(readings, days)
}

/** The reading on which all agree. */
function one(readings: readonly DayReading[], days: readonly string[]): DayReading {
  const [first, ...others] = [...new Set(days)].toSorted()
  if (first === undefined) return { problem: 'impossible', readings: [] }
  if (others.length > 0) return { problem: 'ambiguous', readings: [first, ...others] }
  const isDate = (read: DayReading) => !('problem' in read && read.problem === 'impossible')
  return readings.find(isDate) ?? UNREADABLE
}

function spoken(words: string, context: DayContext): DayReading {
  const parts = partsOf(words)
  if (parts === null || parts.day === null) return UNREADABLE
  const read = ofDay(parts.day, context)
  if (parts.clock === null) return parts.zone === null ? read : UNREADABLE
  return { problem: 'clock', readings: 'day' in read ? [read.day] : read.readings }
}

function ofDay(day: Day, context: DayContext): DayReading {
  if (day.kind === 'date') return full(day.year, day.month, day.day, context)
  if (day.kind === 'yearly') return yearly(day.month, day.day, context)
  if (day.kind === 'near') return ahead(dayAfter(context.today, day.days), context, context.today)
  const off = (day.weekday - weekdayOf(context.today) + 7) % 7
  const next = dayAfter(context.today, off === 0 ? 7 : off)
  if (day.step === -1) return { problem: 'past', readings: [next] }
  return { day: day.step === 0 && off === 0 ? context.today : next }
}

/** A day that is over is told with the next of its kind. */
function ahead(day: string, { today }: DayContext, next: string | null): DayReading {
  if (day >= today) return { day }
  return { problem: 'past', readings: [next ?? today] }
}

function full(year: number, month: number, day: number, context: DayContext): DayReading {
  const date = dateOf(year, month, day)
  if (date === null) return impossible(year, month, day, context)
  return ahead(date, context, nextOf(month, day, context.today))
}

function yearly(month: number, day: number, context: DayContext): DayReading {
  const { today } = context
  const year = Number(today.slice(0, 4))
  const next = nextOf(month, day, today)
  if (next === null) return impossible(year, month, day, context)
  const last = dateOf(year, month, day)
  const isJustOver = last !== null && last < today && daysBetween(last, today) <= JUST_OVER_DAYS
  return isJustOver ? { problem: 'past', readings: [next] } : { day: next }
}

/** The first such day that is not over; null where no year has one. */
function nextOf(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const days = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => dateOf(year + step, month, day))
  return days.find((date) => date !== null && date >= today) ?? null
}

/** The last day of that month is what comes nearest. */
function impossible(year: number, month: number, day: number, { today }: DayContext): DayReading {
  const isMonth = month >= 1 && month <= 12 && day >= 29 && day <= 31
  const last = isMonth ? Temporal.PlainYearMonth.from({ year, month }).daysInMonth : 0
  const near = dateOf(year, month, last)
  const readings =
    near === null ? [] : [near >= today ? near : (nextOf(month, last, today) ?? near)]
  return { problem: 'impossible', readings }
}

function dateOf(year: number, month: number, day: number): string | null {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1) return null
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return null
  return Temporal.PlainDate.from({ year, month, day }).toString()
}

const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')

/** Monday is 1. */
const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek

const isOn = (day: string, weekday: string): boolean => WEEKDAYS[weekdayOf(day) - 1] === weekday
