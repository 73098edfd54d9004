import type { Calendar } from './calendar.ts'
import { businessDaysBetween, daysBetween } from './day.ts'

const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`

/** `today`, `tomorrow`, `in 5 business days`, `yesterday`, `3 days ago`: how a day lies to another, in a sentence. */
export function howFar(
  day: string,
  from: string,
  calendar: Pick<Calendar, 'days' | 'holidays'>,
): string {
  const days = daysBetween(from, day)
  if (days === 0) return 'today'
  if (days < 0) return days === -1 ? 'yesterday' : `${count(-days, 'day')} ago`
  if (days === 1) return 'tomorrow'
  const worked = businessDaysBetween(from, day, calendar)
  return worked === 0
    ? `in ${count(days, 'day')}, before the next working day`
    : `in ${count(worked, 'business day')}`
}
