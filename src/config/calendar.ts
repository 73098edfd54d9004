import * as z from 'zod'
import { type Calendar, WEEKDAYS } from '../domain/calendar.ts'

const HOURS =
  /^(?<from>[01]?\d|2[0-3]):(?<fromMinute>[0-5]\d) ?[-–] ?(?<to>[01]?\d|2[0-4]):(?<toMinute>[0-5]\d)$/

/** Minutes after midnight; null for what is no stretch of one day. */
function hoursOf(text: string): Calendar['hours'] | null {
  const { from, fromMinute, to, toMinute } = HOURS.exec(text)?.groups ?? {}
  const [start, end] = [Number(from) * 60 + Number(fromMinute), Number(to) * 60 + Number(toMinute)]
  return start < end && end <= 24 * 60 ? { from: start, to: end } : null
}

const LONG_MONTHS: ReadonlySet<number> = new Set([1, 3, 5, 7, 8, 10, 12])

/** Whether the calendar has that day: dates that do not exist are not moved to the next that does. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : LONG_MONTHS.has(month) ? 31 : 30
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= days
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

export const calendar = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, 'the list needs at least one day of the week')
      .max(7, 'a week has seven days')
      .default([...WEEK])
      .meta({ description: 'Days of the week on which people work.' }),
    hours: z
      .string()
      .refine(
        (text) => hoursOf(text) !== null,
        'hours are two times of one day, the earlier first, such as 09:00-17:00',
      )
      .default('09:00-17:00')
      .meta({ description: 'From when until when they work on these days, up to 24:00.' }),
    holidays: z
      .array(z.string().refine(isDate, 'a holiday is a day that exists, such as 2026-12-25'))
      .max(200, 'at most 200 holidays can be listed')
      .default([])
      .meta({ description: 'Dates on which nobody works.' }),
  })
  .prefault({})
  .meta({
    default: { days: [...WEEK], hours: '09:00-17:00', holidays: [] },
    description:
      'When the team works, in its time zone: what is not urgent waits for that, and business days are counted by it.',
    examples: [{ holidays: ['2026-12-25', '2027-01-01'] }],
  })

/** What the file says of the team's time, in its zone. */
export const calendarOf = (given: z.infer<typeof calendar>, zone: string): Calendar => ({
  zone,
  days: given.days,
  hours: hoursOf(given.hours) ?? { from: 0, to: 24 * 60 },
  holidays: given.holidays,
})
