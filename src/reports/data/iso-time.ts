import { type Instant, instant, iso, MINUTE_MS, plus } from '../../domain/instant.ts'

/** Why a text is no moment: no zone, no such time of a calendar, or nothing like a time at all. */
export type IsoTime = Instant | 'no-zone' | 'no-such-time' | 'no-time'

const DATE = /^(?<date>\d{4}-\d\d-\d\d)/
const CLOCK = /[T ](?<clock>\d\d:\d\d)(?::(?<seconds>\d\d)(?:[.,](?<part>\d{1,9}))?)?/
const ZONE = /(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/
const TIME = new RegExp(DATE.source + CLOCK.source + ZONE.source, 'i')

/** A moment in ISO 8601 with its zone, such as `2026-11-20T14:05:00Z` or `2026-11-20T15:05+01:00`, to the millisecond. */
export function isoTime(text: string): IsoTime {
  const { date, clock, seconds = '00', part = '', zone } = TIME.exec(text.trim())?.groups ?? {}
  if (date === undefined || clock === undefined) {
    return DATE.test(text.trim()) ? 'no-zone' : 'no-time'
  }
  const second = `${date}T${clock}:${seconds}Z`
  const shift = zone === undefined ? 0 : offset(zone)
  if (shift === null || !exists(second)) return 'no-such-time'
  if (zone === undefined) return 'no-zone'
  return plus(instant(second), Number(part.padEnd(3, '0').slice(0, 3)) - shift)
}

/** Whether calendar and clock have it: what has to be turned into another day is none. */
function exists(second: string): boolean {
  try {
    return iso(instant(second)) === second
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Milliseconds ahead of UTC; null where no zone is so far away. */
function offset(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0
  const digits = zone.replace(/\D/g, '').padEnd(4, '0')
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))]
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS
}
