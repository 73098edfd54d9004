import { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../domain/calendar.ts'
import { businessDayAfter, isWorkday } from '../domain/day.ts'

/** Where words such as `tomorrow` are counted from, and which days are working days. */
export interface DayContext {
  /** `2026-11-20` */
  readonly today: string
  readonly calendar: Pick<Calendar, 'days' | 'holidays'>
}

/** The day that is meant, or the days between which the words leave open which. */
export type RelativeDay =
  | { readonly day: string }
  | {
      readonly between: readonly [first: string, last: string]
      /** A month by its name alone, which some write for its first day and some for its last. */
      readonly isMonth?: true
    }

type Day = Temporal.PlainDate
type Groups = readonly (string | undefined)[]

interface Form {
  readonly like: RegExp
  readonly read: (groups: Groups, today: Day, context: DayContext) => RelativeDay | null
}

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const AMOUNT = `(\\d{1,4}|an?|${NUMBERS.join('|')})`
const UNITS =
  '(bd|(?:business|working|work)[ -]?days?|d|days?|w|wks?|weeks?|fortnights?|mos?|months?|quarters?|qtrs?|y|yrs?|years?)'
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const WEEKDAY =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
const PERIOD = '(week|month|quarter|year)'
const END = '(?:the )?end of (?:the )?'
const QUARTER = '(?:q([1-4])(?:[ /-]?(\\d{4}))?|(\\d{4})[ /-]?q([1-4]))'
/** A promise further ahead is a slip of the hand. */
const MOST_DAYS = 3660

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'u')

const FORMS: readonly Form[] = [
  { like: whole('(?:today|tonight|eod|eob|cob)'), read: (_, today) => on(today) },
  { like: whole(`${END}(?:business )?day`), read: (_, today) => on(today) },
  { like: whole('(?:tomorrow|tmrw)'), read: (_, today) => on(today.add({ days: 1 })) },
  { like: whole('(?:the )?day after tomorrow'), read: (_, today) => on(today.add({ days: 2 })) },
  {
    like: whole(`(?:in |within )?(?:the next )?${AMOUNT}[ -]?${UNITS}(?: from (?:now|today))?`),
    read: ([amount = '', unit = ''], today, context) => ahead(amount, unit, today, context),
  },
  {
    like: whole('eo([wmqy])'),
    read: ([letter = ''], today, context) => endOf(PERIODS[letter] ?? 'week', 0, today, context),
  },
  {
    like: whole(`(?:${END}|by the end of )?(?:this|current) ${PERIOD}`),
    read: ([period = ''], today, context) => endOf(period, 0, today, context),
  },
  {
    like: whole(`${END}(?:(next|coming) )?${PERIOD}`),
    read: ([next, period = ''], today, context) => endOf(period, next ? 1 : 0, today, context),
  },
  {
    like: whole(`${END}${MONTH}(?:,? (\\d{4}))?`),
    read: ([month = '', year], today) => lastOf(span(monthNumber(month), 1, year, today)),
  },
  {
    like: whole(`${END}${QUARTER}`),
    read: ([first, after, before, second], today) =>
      lastOf(quarter(first ?? second, after ?? before, today)),
  },
  { like: whole(`${END}(\\d{4})`), read: ([year], today) => lastOf(span(1, 12, year, today)) },
  {
    like: whole(`${WEEKDAY} (?:of )?next week`),
    read: ([weekday = ''], today) => on(nextWeek(weekday, today)),
  },
  {
    like: whole(`next week(?:'s|,)? (?:on )?${WEEKDAY}`),
    read: ([weekday = ''], today) => on(nextWeek(weekday, today)),
  },
  {
    like: whole(`(?:sometime )?(?:next|coming) ${PERIOD}`),
    read: ([period = ''], today, context) => during(period, today, context),
  },
  {
    like: whole(`${MONTH}(?:,? (\\d{4}))?`),
    read: ([month = '', year], today) => ({
      ...within(span(monthNumber(month), 1, year, today), today),
      isMonth: true,
    }),
  },
  {
    like: whole(QUARTER),
    read: ([first, after, before, second], today) =>
      within(quarter(first ?? second, after ?? before, today), today),
  },
]

const PERIODS: Readonly<Record<string, string>> = { w: 'week', m: 'month', q: 'quarter', y: 'year' }

/**
 * The day that words such as `in 2 weeks`, `3bd`, `eow` or `end of q1` name, seen from another; null for all other
 * words. Words that name a stretch of days come back as its first and last day to come. Lower case, single spaces.
 */
export function relativeDay(words: string, context: DayContext): RelativeDay | null {
  if (words.length > 60) return null
  const today = Temporal.PlainDate.from(context.today)
  for (const { like, read } of FORMS) {
    const found = like.exec(words)
    if (found !== null) return read(found.slice(1), today, context)
  }
  return null
}

const on = (day: Day): RelativeDay => ({ day: day.toString() })

function ahead(
  amount: string,
  unit: string,
  today: Day,
  { calendar }: DayContext,
): RelativeDay | null {
  const named = NUMBERS.indexOf(amount) + 1
  const count = /^\d/.test(amount) ? Number(amount) : named || 1
  if (/^(?:bd|b|wo)/.test(unit)) {
    return count > MOST_DAYS ? null : { day: businessDayAfter(today.toString(), count, calendar) }
  }
  const day = today.add(lengthOf(unit, Math.min(count, MOST_DAYS)))
  return today.until(day).days > MOST_DAYS ? null : on(day)
}

function lengthOf(unit: string, count: number): Temporal.DurationLike {
  if (unit.startsWith('d')) return { days: count }
  if (unit.startsWith('f')) return { weeks: 2 * count }
  if (unit.startsWith('w')) return { weeks: count }
  if (unit.startsWith('q')) return { months: 3 * count }
  return unit.startsWith('m') ? { months: count } : { years: count }
}

interface Stretch {
  readonly first: Day
  readonly last: Day
}

/** From the first of a month, over so many months; without a year the next that is not over. */
function span(month: number, months: number, year: string | undefined, today: Day): Stretch {
  const of = (given: number): Stretch => {
    const first = Temporal.PlainDate.from({ year: given, month, day: 1 })
    return { first, last: first.add({ months }).subtract({ days: 1 }) }
  }
  if (year !== undefined) return of(Number(year))
  const here = of(today.year)
  return Temporal.PlainDate.compare(here.last, today) < 0 ? of(today.year + 1) : here
}

const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1

const quarter = (number: string | undefined, year: string | undefined, today: Day): Stretch =>
  span(Number(number) * 3 - 2, 3, year, today)

const lastOf = ({ last }: Stretch): RelativeDay => on(last)

/** What is over of it is not meant. */
const within = (
  { first, last }: Stretch,
  today: Day,
): Extract<RelativeDay, { between: unknown }> => ({
  between: [
    (Temporal.PlainDate.compare(first, today) < 0 ? today : first).toString(),
    last.toString(),
  ],
})

/** Weeks begin on Monday. */
const mondayOf = (today: Day): Day => today.subtract({ days: today.dayOfWeek - 1 })

const nextWeek = (weekday: string, today: Day): Day =>
  mondayOf(today).add({ days: 7 + WEEKDAYS.indexOf(weekday.slice(0, 3)) })

/** The period that a day lies in, or one of those behind it. */
function period(name: string, step: number, today: Day): Stretch {
  if (name === 'week') {
    const first = mondayOf(today).add({ weeks: step })
    return { first, last: first.add({ days: 6 }) }
  }
  const months = name === 'month' ? 1 : name === 'quarter' ? 3 : 12
  const month = today.month - ((today.month - 1) % months)
  const first = today.with({ month, day: 1 }).add({ months: months * step })
  return { first, last: first.add({ months }).subtract({ days: 1 }) }
}

/** A week ends with its last working day, everything longer with its last day. */
function endOf(name: string, step: number, today: Day, context: DayContext): RelativeDay {
  if (name !== 'week') return lastOf(period(name, step, today))
  for (const weeks of [step, step + 1]) {
    const last = workEnd(period('week', weeks, today), context)
    if (last !== null && Temporal.PlainDate.compare(last, today) >= 0) return on(last)
  }
  return lastOf(period('week', step, today))
}

function workEnd({ last }: Stretch, { calendar }: DayContext): Day | null {
  const days = [0, 1, 2, 3, 4, 5, 6].map((back) => last.subtract({ days: back }))
  return days.find((day) => isWorkday(day.toString(), calendar)) ?? null
}

function during(name: string, today: Day, context: DayContext): RelativeDay {
  const next = period(name, 1, today)
  const last = name === 'week' ? (workEnd(next, context) ?? next.last) : next.last
  return { between: [next.first.toString(), last.toString()] }
}
