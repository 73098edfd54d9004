import { DAY_MS, instant, plus, utcDay } from '../domain/instant.ts'

/**
 * What a date means. `date` is `2026-11-20`; `written` says how much of it had to be worked out: `relative` moves with the
 * day on which it is written. Of the problems, `relative` lacks that day, and `vague` words such as `soon` name none.
 */
export type DateReading =
  | { readonly date: string; readonly written: 'iso' | 'words' | 'no-year' | 'relative' }
  | {
      readonly date: null
      readonly problem: 'ambiguous' | 'impossible' | 'no-year' | 'relative' | 'vague' | 'unreadable'
      /** The dates that it may mean. */
      readonly readings: readonly string[]
    }

/** Where dates without a year belong: to the year that begins so many days before a day. */
export interface Near {
  /** `2026-11-20` */
  readonly day: string
  readonly before: number
  /** Day on which words such as `next week` were written; without one they mean no day. */
  readonly written?: string
}

/** A date in a text, from and to as places in it. */
export interface FoundDate {
  readonly from: number
  readonly to: number
  readonly reading: DateReading
}

const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.)?'
const YEAR = "(?:(?:,\\s?|\\s|-)'?(\\d{4})(?!\\d|:\\d))?"

interface Form {
  readonly like: RegExp
  readonly read: (groups: readonly string[], near: Near | null) => DateReading
}

const FORMS: readonly Form[] = [
  {
    like: /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/iy,
    read: ([year = '', mark, month = '', day = '']) =>
      inFull(year, month, day, mark === '-' && month.length + day.length === 4 ? 'iso' : 'words'),
  },
  {
    like: /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d-])/iy,
    read: ([first = '', , second = '', year = '']) =>
      numeric(first, second, year.padStart(4, '20')),
  },
  {
    like: new RegExp(`${DAY}(?:\\s|-)(?:of\\s)?${MONTH}${YEAR}(?![\\p{L}\\d])`, 'iuy'),
    read: ([day = '', month = '', year], near) => named(year, month, day, near),
  },
  {
    like: new RegExp(`${MONTH}\\s?${DAY}${YEAR}(?![\\p{L}\\d:])`, 'iuy'),
    read: ([month = '', day = '', year], near) => named(year, month, day, near),
  },
  {
    like: /(\d{1,2})\/(\d{1,2})(?![\d/])/iy,
    read: ([first = '', second = ''], near) => numericNoYear(first, second, near),
  },
  {
    like: /(\d{2})-(\d{2})(?=[\sT]\d{1,2}:\d{2})/iy,
    read: ([month = '', day = ''], near) => nearest(month, day, near),
  },
]

/** The date that begins exactly at `at`. `near` says to which year a date without one belongs. */
export function dateAt(text: string, at: number, near: Near | null): FoundDate | null {
  for (const { like, read } of FORMS) {
    like.lastIndex = at
    const found = like.exec(text)
    if (found === null) continue
    const groups = found.slice(1).map((group) => group ?? '')
    return { from: at, to: at + found[0].length, reading: read(groups, near) }
  }
  return null
}

const BEGIN = /(?<![\p{L}\d./:-])(?=\d|[jfmasond][a-z]{2})/giu

/** The first date anywhere in a text. */
export function firstDate(text: string, near: Near | null): FoundDate | null {
  for (const { index } of text.matchAll(BEGIN)) {
    const found = dateAt(text, index, near)
    if (found !== null) return found
  }
  return null
}

const two = (part: string): string => part.padStart(2, '0')

function inFull(
  year: string,
  month: string,
  day: string,
  written: 'iso' | 'words' | 'no-year',
): DateReading {
  const date = `${year}-${two(month)}-${two(day)}`
  if (isDay(date)) return { date, written }
  return { date: null, problem: 'impossible', readings: [] }
}

/** Whether the calendar has that day; `date` is of the shape `2026-11-20`. */
export function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (month < 1 || month > 12 || day < 1 || year < 1000) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (days[month - 1] ?? 0)
}

/** Day first for some, month first for others: read only where one of the two is no date. */
function numeric(first: string, second: string, year: string): DateReading {
  const dates = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`]
  return oneOf([...new Set(dates)].filter(isDay), 'words')
}

function numericNoYear(first: string, second: string, near: Near | null): DateReading {
  if (near === null) return { date: null, problem: 'no-year', readings: [] }
  const readings = [nearest(second, first, near), nearest(first, second, near)]
  const dates = readings.flatMap(({ date }) => date ?? [])
  return oneOf([...new Set(dates)], 'no-year')
}

function oneOf(dates: readonly string[], written: 'words' | 'no-year'): DateReading {
  const [date, ...more] = dates
  if (date === undefined) return { date: null, problem: 'impossible', readings: [] }
  return more.length === 0
    ? { date, written }
    : { date: null, problem: 'ambiguous', readings: dates }
}

function named(
  year: string | undefined,
  month: string,
  day: string,
  near: Near | null,
): DateReading {
  const number = String(MONTH_NAMES.indexOf(month.slice(0, 3).toLowerCase()) + 1)
  if (year) return inFull(year, number, day, 'words')
  return nearest(number, day, near)
}

function nearest(month: string, day: string, near: Near | null): DateReading {
  if (!isDay(`2024-${two(month)}-${two(day)}`)) {
    return { date: null, problem: 'impossible', readings: [] }
  }
  if (near === null) return { date: null, problem: 'no-year', readings: [] }
  const from = plus(instant(`${near.day}T00:00:00Z`), -near.before * DAY_MS)
  const first = utcDay(from)
  const year = Number(first.slice(0, 4))
  const dates = [0, 1, 2, 3, 4].map((step) => `${year + step}-${two(month)}-${two(day)}`)
  const date = dates.find((one) => isDay(one) && one >= first)
  return date === undefined
    ? { date: null, problem: 'impossible', readings: [] }
    : { date, written: 'no-year' }
}
