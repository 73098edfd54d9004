import { type Calendar, isWorking } from '../domain/calendar.ts'
import { isWorkday } from '../domain/day.ts'
import { DAY_MS, HOUR_MS, type Instant, utcDay, wall } from '../domain/instant.ts'

/** Working hours are those of the calendar; night is from 22:00 to 08:00 on the wall, whatever the day; the rest is off. */
export const BANDS = ['working hours', 'off hours', 'night'] as const
export type Band = (typeof BANDS)[number]

const NIGHT = { from: 22, to: 8 } as const

/** In which of them a moment lies, in the team's zone. */
export function bandOf(at: Instant, calendar: Calendar): Band {
  if (isWorking(at, calendar)) return 'working hours'
  const hour = Math.floor(wall(at, calendar.zone) / HOUR_MS)
  const ofDay = ((hour % 24) + 24) % 24
  return ofDay >= NIGHT.from || ofDay < NIGHT.to ? 'night' : 'off hours'
}

/** The days off of a calendar, as far as they were asked for: incidents share days, and a calendar is long to read. */
const known = new WeakMap<Calendar, Map<number, boolean>>()

/** Whether nobody of the team works on that day: a weekend, as the calendar has it, or a holiday. */
export function isDayOff(at: Instant, calendar: Calendar): boolean {
  const days = known.get(calendar) ?? new Map<number, boolean>()
  known.set(calendar, days)
  const day = Math.floor(wall(at, calendar.zone) / DAY_MS)
  const isOff = days.get(day) ?? !isWorkday(utcDay((day * DAY_MS) as Instant), calendar)
  days.set(day, isOff)
  return isOff
}
