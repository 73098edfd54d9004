import { dayAt, dayWords } from '../../domain/day.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Period } from '../../domain/period.ts'

/** `16 Nov 2026` of `Mon 16 Nov 2026`. */
const dateWords = (at: Instant, zone: string): string => dayWords(dayAt(at, zone)).slice(4)

const lastMoment = ({ to }: Period): Instant => (to - 1) as Instant

/** `16 to 22 Nov 2026`: the days of a period, the last one included. */
function daysWords(period: Period, zone: string): string {
  const [first, last] = [dateWords(period.from, zone), dateWords(lastMoment(period), zone)]
  if (first === last) return first
  const [date = '', month = '', year = ''] = first.split(' ')
  const [, lastMonth, lastYear] = last.split(' ')
  if (year !== lastYear) return `${first} to ${last}`
  return month === lastMonth ? `${date} to ${last}` : `${date} ${month} to ${last}`
}

/** As a sentence names it: `week 47 (16 to 22 Nov 2026)`, `November 2026`, `the fourth quarter of 2026`. */
export function periodWords(period: Period, zone: string): string {
  const { kind, name } = period
  if (kind === 'week') return `week ${weekOf(name)} (${daysWords(period, zone)})`
  if (kind === 'month') return `${monthOf(name)} ${name.slice(0, 4)}`
  if (kind === 'quarter') return `${name.slice(5)} of ${name.slice(0, 4)}`
  return kind === 'all' ? 'all that is known' : daysWords(period, zone)
}

/** As the head of a narrow column names it: `W47`, `Nov 2026`, `Q4 2026`. */
export function periodHead({ kind, name, ...at }: Period, zone: string): string {
  if (kind === 'week') return name.slice(5)
  if (kind === 'month') return `${monthOf(name).slice(0, 3)} ${name.slice(0, 4)}`
  if (kind === 'quarter') return `${name.slice(5)} ${name.slice(0, 4)}`
  return kind === 'all' ? 'All' : daysWords({ kind, name, ...at }, zone)
}

/** The one before, as a sentence names it. */
export const beforeWords = ({ kind }: Period): string =>
  kind === 'week' || kind === 'month' || kind === 'quarter'
    ? `the ${kind} before`
    : 'as many days before'

const weekOf = (name: string): number => Number(name.slice(6))

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const monthOf = (name: string): string => MONTHS[Number(name.slice(5, 7)) - 1] ?? ''
