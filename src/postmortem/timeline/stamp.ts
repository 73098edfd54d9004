import { zoneNamed } from '../../markdown/zone.ts'
import { type DateReading, dateAt, type Near } from '../dates.ts'

/** Time of day in seconds since midnight, or why it is none. */
export type ClockReading =
  | { readonly seconds: number }
  | { readonly seconds: null; readonly problem: 'impossible' | 'unreadable' }

/** A time as it stands in a text: a day, a time of day, or both, and the zone where one is named. */
export interface Stamp {
  readonly from: number
  /** Behind the mark that parts it from the words that follow. */
  readonly to: number
  /** Behind the time itself. */
  readonly end: number
  readonly date: DateReading | null
  readonly clock: ClockReading | null
  /** End of a range. */
  readonly until: ClockReading | null
  /** IANA name or offset; null where none is named, or none that is one zone alone. */
  readonly zone: string | null
}

const LEAD =
  /(?:[[({~≈*\s]|\b(?:approx(?:imately)?\.?|about|around|circa|ca\.|c\.|between|from|at|on|by|since|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?)(?=[\s\d]))*/iy
const GAP = /[\s,@]*(?:(?:at|t|-|–|—|\|)(?=[\s\d]))?[\s,]*/iy
const CLOCK =
  /(\d{1,2})(?:[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)(?!\d)\s?(am\b|pm\b|a\.m\.|p\.m\.|h\b)?/iy
const HALF = /(\d{1,2})(?:\.(\d{2}))?\s?(am\b|pm\b|a\.m\.|p\.m\.)/iy
const ZONE =
  /\s?\(?([+-]\d{2}:?\d{2}|[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|[a-z_]+\/[a-z_]+)\b\)?/iy
const RANGE = /\s?(?:-|–|—|to|and|until|\/)\s?/iy
const TAIL = /[\])}\s*]*(?:[:.,;|]|[-–—](?=\s|$)|->|→)?[\])}\s]*/y

/** The place behind what `like` matches at `at`; `at` where it does not. */
function past(like: RegExp, text: string, at: number): number {
  like.lastIndex = at
  return at + (like.exec(text)?.[0].length ?? 0)
}

/** The time with which a text begins; null where it begins with none. `near` says in which year. */
export function stampAt(text: string, near: Near | null): Stamp | null {
  const begin = past(LEAD, text, 0)
  const date = dateAt(text, begin, near)
  const behind = date === null ? begin : past(GAP, text, date.to)
  const clock = clockAt(text, behind)
  if (date === null && clock === null) return null
  if (clock === null) return dayAlone(text, begin, date)
  const range = rangeAt(text, clock.to)
  const zone = zoneAt(text, range?.to ?? clock.to)
  const end = zone?.to ?? range?.to ?? clock.to
  const later = date ?? laterDate(text, end, near)
  return {
    from: begin,
    to: past(TAIL, text, Math.max(end, later?.to ?? 0)),
    end: Math.max(end, later?.to ?? 0),
    date: later?.reading ?? null,
    clock: clock.reading,
    until: range?.reading ?? null,
    zone: zone?.id ?? null,
  }
}

/** `14:05 on 3 March`: the day behind the time. A number behind a time is only that. */
function laterDate(text: string, end: number, near: Near | null) {
  const at = past(GAP, text, past(LEAD, text, end))
  const found = dateAt(text, at, near)
  if (found === null || found.reading.date === null) return null
  return found.reading.written === 'no-year' && /^\d+\//.test(text.slice(at)) ? null : found
}

function dayAlone(text: string, from: number, date: ReturnType<typeof dateAt>): Stamp | null {
  if (date === null) return null
  const to = past(TAIL, text, date.to)
  return { from, to, end: date.to, date: date.reading, clock: null, until: null, zone: null }
}

interface FoundClock {
  readonly to: number
  readonly reading: ClockReading
  readonly half: string | null
}

function clockAt(text: string, at: number, half: string | null = null): FoundClock | null {
  CLOCK.lastIndex = at
  HALF.lastIndex = at
  const found = HALF.exec(text) ?? CLOCK.exec(text)
  if (found === null) return null
  const own = found.at(-1)?.toLowerCase().replaceAll('.', '')
  const [, hour = '', minute = '0', second = '0'] = found
  const noon = own === 'am' || own === 'pm' ? own : half
  const seconds = /^\d+$/.test(second) ? Number(second) : 0
  const reading = secondsOf(Number(hour), Number(minute), seconds, noon)
  return { to: at + found[0].length, reading, half: noon }
}

function secondsOf(
  hour: number,
  minute: number,
  second: number,
  half: string | null,
): ClockReading {
  const hours = half === null || hour > 12 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
  const whole = hours * 3600 + minute * 60 + second
  if (minute > 59 || second > 59 || whole > 24 * 3600)
    return { seconds: null, problem: 'impossible' }
  return { seconds: whole }
}

function rangeAt(text: string, at: number): FoundClock | null {
  const behind = past(RANGE, text, at)
  return behind === at ? null : clockAt(text, behind)
}

function zoneAt(text: string, at: number): { readonly to: number; readonly id: string } | null {
  ZONE.lastIndex = at
  const found = ZONE.exec(text)
  const zone = found === null ? null : zoneNamed((found[1] ?? '').toLowerCase())
  if (found === null || zone === null || 'problem' in zone) return null
  return { to: at + found[0].length, id: zone.id }
}

/** The zone that a remark names, such as `All times in UTC` or `(CET)`; null where it names none. */
export function zoneIn(text: string): string | null {
  for (const [word] of text
    .slice(0, 200)
    .matchAll(/[a-z_]+(?:\/[a-z_]+|[+-]\d{1,2}(?::?\d{2})?)?/gi)) {
    // `us` and other words are zones to nobody; a zone is written in capitals or as an area with a city.
    if (!/^[A-Z]{2,5}(?:[+-]\d.*)?$|\//.test(word)) continue
    const zone = zoneNamed(word.toLowerCase())
    if (zone !== null && 'id' in zone) return zone.id
  }
  return null
}
