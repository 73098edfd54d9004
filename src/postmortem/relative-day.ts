import { DAY_MS, instant, plus, utcDay } from '../domain/instant.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
}
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

interface Form {
  readonly like: RegExp
  /** A day as `2026-11-20`. */
  readonly day: (groups: readonly string[], from: string) => string
}

const WEEKDAY = '(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?'
const END = '(?:(?:the )?end (?:of )?(?:the |this |current )?|eo)'
const COUNT = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)'
const AHEAD = `(?:(?:with)?in |\\+)?${COUNT} ?`

const form = (like: string, day: Form['day']): Form => ({
  like: new RegExp(`^(?:${like})$`),
  day,
})

const FORMS: readonly Form[] = [
  form('today|tonight|eod|(?:the )?end of (?:the |this )?day', (_, from) => from),
  form('tomorrow', (_, from) => days(from, 1)),
  form(`(?:(?:on|this|the|this coming|coming|next) )?${WEEKDAY}`, ([name = ''], from) =>
    weekday(from, name),
  ),
  form(`${END}(?:week|w)|this week`, (_, from) => friday(from, 0)),
  form(`${END}next week|next week`, (_, from) => friday(from, 1)),
  form(`${END}(?:month|m)|this month`, (_, from) => monthEnd(from, 0)),
  form(`${END}next month|next month`, (_, from) => monthEnd(from, 1)),
  form(`${END}(?:quarter|q)|this quarter`, (_, from) => quarterEnd(from, 0)),
  form(`${END}next quarter|next quarter`, (_, from) => quarterEnd(from, 1)),
  form(`${END}(?:year|y)|this year`, (_, from) => `${from.slice(0, 4)}-12-31`),
  form(`(?:${END})?q([1-4])(?:[ ,/-]{0,2}(\\d{4}))?`, ([quarter = '', year = ''], from) =>
    endOf(Number(quarter) * 3 - 1, year, from),
  ),
  form(`(?:${END})?(\\d{4})[ /-]?q([1-4])`, ([year = '', quarter = ''], from) =>
    endOf(Number(quarter) * 3 - 1, year, from),
  ),
  form(
    `${END}(${MONTHS.join('|')})[a-z]{0,6}\\.?,?(?: (\\d{4}))?`,
    ([month = '', year = ''], from) => endOf(MONTHS.indexOf(month), year, from),
  ),
  form(`${AHEAD}(?:business|working|work|week) ?days?`, ([count = ''], from) =>
    workingDays(from, number(count)),
  ),
  form(`${AHEAD}(?:d|days?)`, ([count = ''], from) => days(from, number(count))),
  form(`${AHEAD}(?:w|wks?|weeks?)`, ([count = ''], from) => days(from, 7 * number(count))),
  form(`${AHEAD}(?:mo|mos|months?)`, ([count = ''], from) => months(from, number(count))),
  form(`${AHEAD}quarters?`, ([count = ''], from) => months(from, 3 * number(count))),
]

/**
 * The day that words such as `next Friday` mean, written on the day `from`, both as `2026-11-20`; null where they mean
 * none. A stretch of time is over on its last day, a week on its Friday. Holidays are not known here.
 */
export function relativeDay(words: string, from: string): string | null {
  const plain = words
    .slice(0, 60)
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  for (const { like, day } of FORMS) {
    const found = like.exec(plain)
    if (found !== null)
      return day(
        found.slice(1).map((group) => group ?? ''),
        from,
      )
  }
  return null
}

const at = (day: string) => instant(`${day}T00:00:00Z`)
const days = (day: string, count: number): string => utcDay(plus(at(day), count * DAY_MS))
const number = (count: string): number => NUMBERS[count] ?? Number(count)
const dayOfWeek = (day: string): number => (Math.floor(at(day) / DAY_MS) + 4) % 7

/** The first of that name behind the day. */
function weekday(from: string, name: string): string {
  const ahead = (WEEKDAYS.indexOf(name.slice(0, 3)) - dayOfWeek(from) + 7) % 7
  return days(from, ahead === 0 ? 7 : ahead)
}

/** Friday of the week, said on a weekend of the one that follows. */
function friday(from: string, later: 0 | 1): string {
  const gone = (dayOfWeek(from) + 6) % 7
  return days(from, (later === 1 || gone > 4 ? 11 : 4) - gone)
}

const yearMonth = (day: string): readonly [number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
]

/** Last day of the month that lies so many behind the first month of the year. */
function lastOf(year: number, months: number): string {
  const first = year * 12 + months + 1
  const next = `${String(Math.floor(first / 12)).padStart(4, '0')}-${String((first % 12) + 1).padStart(2, '0')}-01`
  return days(next, -1)
}

function monthEnd(from: string, later: number): string {
  const [year, month] = yearMonth(from)
  return lastOf(year, month - 1 + later)
}

function quarterEnd(from: string, later: number): string {
  const [year, month] = yearMonth(from)
  return lastOf(year, Math.floor((month - 1) / 3) * 3 + 2 + 3 * later)
}

/** The last day of a month, counted from 0; without a year the first that is not over. */
function endOf(month: number, year: string, from: string): string {
  const own = Number(year === '' ? from.slice(0, 4) : year)
  const end = lastOf(own, month)
  return year === '' && end < from ? lastOf(own + 1, month) : end
}

/** The same day of a later month, or its last where it has no such day. */
function months(from: string, later: number): string {
  const [year, month] = yearMonth(from)
  const last = lastOf(year, month - 1 + later)
  return `${last.slice(0, 8)}${[from.slice(8), last.slice(8)].toSorted()[0] ?? ''}`
}

/** Monday to Friday: which days a team has off is not known here. */
function workingDays(from: string, count: number): string {
  let day = from
  for (let left = Math.min(count, 400); left > 0; ) {
    day = days(day, 1)
    if (dayOfWeek(day) !== 0 && dayOfWeek(day) !== 6) left -= 1
  }
  return day
}
