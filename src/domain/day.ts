import { businessDaysAfter, type Calendar, WEEKDAYS } from './calendar.ts'
import { capital } from './capital.ts'
import { DAY_MS, type Instant, instant, plus, shownAt, utcDay, wall } from './instant.ts'

const midnight = (day: string): Instant => instant(`${day}T00:00:00Z`)

const LAST_MINUTE_MS = DAY_MS - 60_000

/** `2026-11-20`, the day that the calendar on the wall shows at that moment. */
export const dayAt = (at: Instant, zone: string): string => utcDay(wall(at, zone) as Instant)

/** The last minute of a day such as `2026-11-20`, until which what is due on it is on time. */
export function endOfDay(day: string, zone: string): Instant {
  const [first, second] = shownAt(midnight(day) + LAST_MINUTE_MS, zone)
  return second ?? first
}

/** The first moment of a day such as `2026-11-20`. */
export const startOfDay = (day: string, zone: string): Instant => shownAt(midnight(day), zone)[0]

/** Whole days from one day to another; negative where the other comes before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((midnight(to) - midnight(from)) / DAY_MS)

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  utcDay(plus(midnight(day), days * DAY_MS))

/** A calendar of days alone, which no zone moves. */
const ofDays = (calendar: Pick<Calendar, 'days' | 'holidays'>): Calendar => ({
  ...calendar,
  zone: 'UTC',
  hours: { from: 0, to: 24 * 60 },
})

/** The day itself where somebody works on it, else the next on which somebody does. */
const workdayFrom = (day: string, calendar: Pick<Calendar, 'days' | 'holidays'>): string =>
  utcDay(businessDaysAfter(midnight(day), 0, ofDays(calendar)))

/** Whether somebody works on that day. */
export const isWorkday = (day: string, calendar: Pick<Calendar, 'days' | 'holidays'>): boolean =>
  workdayFrom(day, calendar) === day

/** The so manieth working day behind a day, whether or not somebody works on that one; 0 for none behind it. */
export function businessDayAfter(
  day: string,
  days: number,
  calendar: Pick<Calendar, 'days' | 'holidays'>,
): string {
  const first = workdayFrom(day, calendar)
  const left = first === day ? days : Math.max(0, days - 1)
  return utcDay(businessDaysAfter(midnight(first), left, ofDays(calendar)))
}

/** 1 for Monday to 7 for Sunday. 1970-01-05 was a Monday. */
export const isoWeekday = (day: string): number =>
  (((daysBetween('1970-01-05', day) % 7) + 7) % 7) + 1

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Fri 27 Nov 2026`: no reader can take it for another day. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const weekday = capital(WEEKDAYS[isoWeekday(day) - 1] ?? '')
  return `${weekday} ${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
}

/** How many working days lie behind the first day, up to the other and with it; 0 where it is not later. */
export function businessDaysBetween(
  from: string,
  to: string,
  { days, holidays }: Pick<Calendar, 'days' | 'holidays'>,
): number {
  const ahead = daysBetween(from, to)
  if (ahead <= 0) return 0
  const first = isoWeekday(from)
  const isOn = (weekday: number) => days.includes(WEEKDAYS[weekday - 1] ?? 'mon')
  let count = Math.floor(ahead / 7) * days.length
  for (let step = 1; step <= ahead % 7; step++) {
    if (isOn(((first - 1 + step) % 7) + 1)) count += 1
  }
  const off = new Set(holidays.filter((day) => day > from && day <= to && isOn(isoWeekday(day))))
  return count - off.size
}
