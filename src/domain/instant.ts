/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly __instant: true }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Reads an ISO 8601 time with its zone, as GitHub writes it. Throws RangeError on anything else. */
export function instant(iso: string): Instant {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) throw new RangeError(`not a time: ${JSON.stringify(iso)}`)
  return at as Instant
}

/** `milliseconds` after `at`; negative for before. */
export const plus = (at: Instant, milliseconds: number): Instant => (at + milliseconds) as Instant

/** ISO 8601 in UTC to the second: `2026-11-20T14:05:00Z`. */
export const iso = (at: Instant): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** `2026-11-20`, in UTC: for the keys of what is said once a day. */
export const utcDay = (at: Instant): string => iso(at).slice(0, 10)

/** The host's clock. Given to the entries and to nobody else. */
export const systemNow = (): Instant => Date.now() as Instant

interface Local {
  readonly date: string
  readonly time: string
  readonly zone: string
}

/** Making a formatter costs a thousand times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  formatters.set(zone, made)
  return made
}

/** Date, time to the minute and short zone name, as people of that IANA zone write them. */
export function local(at: Instant, zone: string): Local {
  const parts = formatterFor(zone).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    zone: part('timeZoneName'),
  }
}

/** `2026-11-20 14:05 UTC`: how every time is answered, so that nobody has to guess a zone. */
export function absolute(at: Instant, zone: string): string {
  const { date, time, zone: name } = local(at, zone)
  return `${date} ${time} ${name}`
}

/**
 * What clock and calendar on the wall show, as milliseconds since 1970-01-01T00:00:00 of that wall. They repeat an hour
 * when the clocks go back and skip one when they go forward.
 */
export function wall(at: Instant, zone: string): number {
  if (zone === 'UTC') return at
  return at + (steadyShift(Math.floor(at / STRETCH_MS), zone) ?? shown(at, zone) - at)
}

/** No clock was ever moved twice within so short a time. */
const STRETCH_MS = 12 * HOUR_MS
/** Stretches of a zone that are remembered: more than a century, and an end to what a stranger's dates may cost. */
const REMEMBERED = 100_000
const shifts = new Map<string, Map<number, number | null>>()

/**
 * How far the wall is ahead all through a stretch of time; null where that changes within it. Asking the formatter costs
 * fifty times what looking up does, and reports ask of every incident.
 */
function steadyShift(stretch: number, zone: string): number | null {
  const ofZone = shifts.get(zone) ?? new Map<number, number | null>()
  const known = ofZone.get(stretch)
  if (known !== undefined) return known
  const [first, last] = [stretch * STRETCH_MS, (stretch + 1) * STRETCH_MS]
  const ahead = shown(first as Instant, zone) - first
  const found = shown(last as Instant, zone) - last === ahead ? ahead : null
  if (ofZone.size >= REMEMBERED) ofZone.clear()
  shifts.set(zone, ofZone.set(stretch, found))
  return found
}

/** What the wall shows, as the formatter has it. */
function shown(at: Instant, zone: string): number {
  const parts = formatterFor(zone).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  const reading = instant(`${date}T${part('hour')}:${part('minute')}:${part('second')}Z`)
  return reading + (((at % 1000) + 1000) % 1000)
}

/**
 * The moments at which the wall shows that much, in order: one, or two where the clocks go back; where they skip the
 * reading, the moment behind the gap.
 */
export function shownAt(reading: number, zone: string): readonly [Instant, ...Instant[]] {
  const near = [reading + DAY_MS, reading - DAY_MS].map((at) => at as Instant)
  const readings = near.map((at) => (reading - (wall(at, zone) - at)) as Instant)
  const sorted = [...new Set(readings)].toSorted((a, b) => a - b)
  const [first, ...more] = sorted.filter((at) => wall(at, zone) === reading)
  if (first !== undefined) return [first, ...more]
  let [before, after] = [Math.min(...readings), Math.max(...readings)]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wall(middle as Instant, zone) < reading) before = middle
    else after = middle
  }
  return [after as Instant]
}
