import { type Instant, instant, MINUTE_MS, shownAt, wall } from './instant.ts'

/** Days of the week in ISO order, as people write them in the config. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** When a team works. */
export interface Calendar {
  /** IANA name. */
  readonly zone: string
  /** At least one. */
  readonly days: readonly Weekday[]
  /** Minutes after midnight on the wall, from inclusive, to exclusive; 1440 is the day's end. */
  readonly hours: { readonly from: number; readonly to: number }
  /** `2026-12-25`, dates of the zone. */
  readonly holidays: readonly string[]
}

const WALL_DAY = 24 * 60 * MINUTE_MS

/** 1970-01-01, day 0, was a Thursday. */
const weekday = (day: number): Weekday | undefined => WEEKDAYS[(((day + 3) % 7) + 7) % 7]

const dayOf = (date: string): number => Math.floor(instant(`${date}T00:00:00Z`) / WALL_DAY)

/** Whether the wall's day, counted from 1970-01-01, is one on which somebody works. */
function workingDays({ days, holidays }: Calendar): (day: number) => boolean {
  const off = new Set(holidays.map(dayOf))
  return (day) => {
    const name = weekday(day)
    return name !== undefined && days.includes(name) && !off.has(day)
  }
}

const split = (reading: number): { readonly day: number; readonly time: number } => {
  const day = Math.floor(reading / WALL_DAY)
  return { day, time: reading - day * WALL_DAY }
}

/** Whether the team works at that moment. */
export function isWorking(at: Instant, calendar: Calendar): boolean {
  const { day, time } = split(wall(at, calendar.zone))
  const { from, to } = calendar.hours
  return from * MINUTE_MS <= time && time < to * MINUTE_MS && workingDays(calendar)(day)
}

/**
 * The first working moment from `at` on: `at` itself where somebody works. A day whose working hours the clocks
 * skip has none.
 */
export function nextWorking(at: Instant, calendar: Calendar): Instant {
  if (isWorking(at, calendar)) return at
  const isWorkday = workingDays(calendar)
  const { day: today } = split(wall(at, calendar.zone))
  for (let day = today; day <= today + reach(calendar); day++) {
    if (!isWorkday(day)) continue
    const starts = shownAt(day * WALL_DAY + calendar.hours.from * MINUTE_MS, calendar.zone)
    const start = starts.find((moment) => moment >= at && isWorking(moment, calendar))
    if (start !== undefined) return start
  }
  return at
}

/**
 * The same time on the wall so many working days later; where the clocks skip that time, the moment behind the gap.
 * What begins on a day off begins with the next working day, so that whoever begins later never ends earlier. Hours do
 * not matter: a day that begins at night ends at night.
 */
export function businessDaysAfter(at: Instant, days: number, calendar: Calendar): Instant {
  const isWorkday = workingDays(calendar)
  const { day: today, time } = split(wall(at, calendar.zone))
  const last = today + days * 7 + reach(calendar)
  let day = today
  while (!isWorkday(day) && day < last) day += 1
  const start = day === today ? time : 0
  for (let left = days; left > 0 && day < last; ) {
    day += 1
    if (isWorkday(day)) left -= 1
  }
  return shownAt(day * WALL_DAY + start, calendar.zone)[0]
}

/** Days within which there is a working one: a week has one, a holiday takes at most one away, a gap another. */
const reach = ({ holidays }: Calendar): number => 7 * (holidays.length + 3)
