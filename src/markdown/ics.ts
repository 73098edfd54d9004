import { type Instant, iso } from '../domain/instant.ts'

/** Something that takes time, as calendars show it. */
export interface CalendarEvent {
  /** The same for the same thing, whenever the file is made. */
  readonly uid: string
  readonly from: Instant
  readonly until: Instant
  readonly summary: string
  readonly description: string
}

/**
 * A calendar file after RFC 5545: lines of at most 75 octets that end in CRLF, times in UTC. `made` is when what it says
 * was last worked out.
 */
export function calendarFile(
  name: string,
  events: readonly CalendarEvent[],
  made: Instant,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sitrep//On call//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => lined(event, made)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const lined = (event: CalendarEvent, made: Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${stamp(made)}`,
  `DTSTART:${stamp(event.from)}`,
  `DTEND:${stamp(event.until)}`,
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${escaped(event.description)}`,
  // Whoever is on call can still be met with.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** `20261120T140500Z` */
const stamp = (at: Instant): string => iso(at).replaceAll(/[-:]/g, '')

/** What separates parts of a value stands behind a backslash; control characters have no place in one. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '')

const MOST_OCTETS = 75

/** Cut between characters, never within one; what goes on begins with a blank, which counts. */
function folded(line: string): string {
  const parts: string[] = []
  let [part, octets] = ['', 0]
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > MOST_OCTETS) {
      parts.push(part)
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
