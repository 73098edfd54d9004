import { Temporal } from 'temporal-polyfill'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import { lengthOf } from './length.ts'
import { type Clock, type Day, isFiller, type Parts, partsOf } from './when-parts.ts'

export interface WhenContext {
  readonly now: Instant
  /** IANA zone of times without one of their own. */
  readonly zone: string
  /** Which of the possible days a time without a day means. */
  readonly bias: 'past' | 'future'
}

export interface WhenProblem {
  readonly problem: 'unreadable' | 'ambiguous' | 'gap' | 'unknown-zone' | 'impossible'
  /** One sentence that says what stands in the way. */
  readonly detail: string
  /** Examples of what can be read instead. */
  readonly accepted: readonly string[]
}

export type When = { readonly at: Instant } | WhenProblem

const LONGEST = 200
/** A time this little ahead of now is a clock that runs fast, not a time of yesterday. */
const TOLERANCE_MS = 5 * MINUTE_MS

/**
 * The moment that people's words mean. A time without a day is the latest one so far, or with bias `future` the next;
 * a time that the clocks showed twice is the earlier; one that they skipped is a problem. A day alone is its first
 * moment, and only with bias `future`.
 */
export function readWhen(text: string, context: WhenContext): When {
  const words = text.trim().toLowerCase()
  if (words === '' || words.length > LONGEST) return unreadable(context)
  const relative = fromNow(words, context)
  if (relative !== null) return { at: relative }
  const numeric = numericDate(words, context)
  if (numeric !== null) return numeric
  const parts = partsOf(words)
  return parts === null ? unreadable(context) : settle(parts, context)
}

/** Of a line that begins so, a shorter beginning would read as another time than the one that was meant. */
const MISLEADING: ReadonlySet<WhenProblem['problem']> = new Set(['ambiguous', 'gap', 'impossible'])

/** A moment at the start of a line and the words after it; null when the line begins with none. */
export function takeWhen(
  words: string,
  context: WhenContext,
): { readonly at: Instant; readonly rest: string } | null {
  const found = [...words.slice(0, LONGEST).matchAll(/\S+/g)].slice(0, 8).toReversed()
  for (const { 0: last, index } of found) {
    if (isFiller(last)) continue
    const end = index + last.length
    const read = readWhen(words.slice(0, end).replace(/[:,;]$/, ''), context)
    if ('at' in read) return { at: read.at, rest: afterDash(words.slice(end)) }
    if (MISLEADING.has(read.problem)) return null
  }
  return null
}

const afterDash = (rest: string): string => rest.trim().replace(/^[-–—:](?:\s+|$)/, '')

/** Milliseconds of `30m`, `1h30m`, `45 min`, `2 hours`; null when the words are no length of time. */
export function readLength(text: string): number | null {
  return lengthOf(text)
}

/** `42 min`, `2 h 5 min`, `3 d 4 h`: at most two units, rounded down. */
export function durationWords(ms: number): string {
  if (ms < 0) return `-${durationWords(-ms)}`
  if (ms < MINUTE_MS) return 'under 1 min'
  const [days, hours] = [Math.floor(ms / DAY_MS), Math.floor((ms % DAY_MS) / HOUR_MS)]
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS)
  const units =
    days > 0 ? [unit(days, 'd'), unit(hours, 'h')] : [unit(hours, 'h'), unit(minutes, 'min')]
  return units.filter((part) => part !== '').join(' ')
}

const unit = (count: number, name: string): string => (count === 0 ? '' : `${count} ${name}`)

function fromNow(words: string, { now, bias }: WhenContext): Instant | null {
  if (words === 'now') return now
  if (words.endsWith(' ago')) return shifted(now, lengthOf(words.slice(0, -4)), -1)
  if (words.startsWith('in ')) return shifted(now, lengthOf(words.slice(3)), 1)
  return bias === 'future' ? shifted(now, lengthOf(words), 1) : null
}

const shifted = (now: Instant, length: number | null, sign: 1 | -1): Instant | null =>
  length === null ? null : plus(now, sign * length)

const NUMERIC = /^(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?:\s|$)/

/** `01/02/2026` is January to some and February to others: never guessed, both readings are shown. */
function numericDate(words: string, context: WhenContext): WhenProblem | null {
  const [, first, , second, given] = NUMERIC.exec(words) ?? []
  if (first === undefined || second === undefined) return null
  const year = given === undefined ? yearOf(context) : given.padStart(4, '20')
  const two = (part: string) => part.padStart(2, '0')
  const readings = [
    [second, first],
    [first, second],
  ].map(([month = '', day = '']) => `${year}-${two(month)}-${two(day)}`)
  const possible = readings.filter((date) => Number(date.slice(5, 7)) <= 12)
  const detail = `${first}/${second} can be read as ${possible.join(' or ') || 'no date at all'}.`
  return { problem: 'ambiguous', detail, accepted: [...new Set(possible)] }
}

const yearOf = ({ now, zone }: WhenContext): string =>
  String(Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).year)

function settle(parts: Parts, context: WhenContext): When {
  const { zone, clock, day } = parts
  if (zone !== null && 'problem' in zone) {
    if (zone.problem === 'unknown-zone') return unknownZone()
    const detail = `That zone's name is used for ${zone.readings.join(', ')}.`
    return { problem: 'ambiguous', detail, accepted: zone.readings.map(withClock) }
  }
  if (day === null && clock === null) return unreadable(context)
  if (clock === null && context.bias === 'past') {
    return {
      problem: 'unreadable',
      detail: 'The time of day is missing.',
      accepted: accepted(context),
    }
  }
  if (clock !== null && (clock.hour > 23 || clock.minute > 59 || clock.second > 59)) {
    return impossible('No clock shows that time.', context)
  }
  return moment(day, clock, { ...context, zone: zone?.id ?? context.zone })
}

const withClock = (reading: string): string => `14:05 ${reading.split(' ', 1)[0]}`

/** Tries the days that are meant, likeliest first, and takes the first on the right side of now. */
function moment(day: Day | null, clock: Clock | null, context: WhenContext): When {
  const today = Temporal.Instant.fromEpochMilliseconds(context.now)
    .toZonedDateTimeISO(context.zone)
    .toPlainDate()
  const days = candidates(day, today, context.bias)
  if (days.length === 0) return impossible('The calendar has no such day.', context)
  const meant = days.find((date) => isOnSide(about(date, clock, context), clock, today, context))
  const date = meant ?? days[0]
  return date === undefined ? unreadable(context) : atClock(date, clock, context)
}

/** The moment, or for a skipped time the one just behind the gap. */
function about(date: Temporal.PlainDate, clock: Clock | null, { zone }: WhenContext): Instant {
  const zoned = date.toPlainDateTime(clock ?? { hour: 0 }).toZonedDateTime(zone)
  return zoned.epochMilliseconds as Instant
}

function isOnSide(
  at: Instant,
  clock: Clock | null,
  today: Temporal.PlainDate,
  { now, bias, zone }: WhenContext,
): boolean {
  if (bias === 'past') return at <= now + TOLERANCE_MS
  if (clock !== null) return at >= now
  return at >= today.toZonedDateTime(zone).epochMilliseconds
}

function candidates(
  day: Day | null,
  today: Temporal.PlainDate,
  bias: WhenContext['bias'],
): readonly Temporal.PlainDate[] {
  const sign = bias === 'past' ? -1 : 1
  if (day === null) return [today, today.add({ days: sign })]
  if (day.kind === 'near') return [today.add({ days: day.days })]
  if (day.kind === 'weekday') return weekdays(day.weekday, day.step, today, sign)
  if (day.kind === 'date') return valid(day.year, day.month, day.day)
  const years = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => today.year + sign * step)
  return years.flatMap((year) => valid(year, day.month, day.day))
}

function weekdays(
  weekday: number,
  step: -1 | 0 | 1,
  today: Temporal.PlainDate,
  sign: 1 | -1,
): readonly Temporal.PlainDate[] {
  const ahead = (weekday - today.dayOfWeek + 7) % 7
  if (step === 1) return [today.add({ days: ahead === 0 ? 7 : ahead })]
  if (step === -1) return [today.add({ days: ahead - 7 })]
  const nearest = today.add({ days: sign === -1 && ahead > 0 ? ahead - 7 : ahead })
  return [nearest, nearest.add({ days: sign * 7 })]
}

function valid(year: number, month: number, day: number): readonly Temporal.PlainDate[] {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1) return []
  const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  return day > days ? [] : [Temporal.PlainDate.from({ year, month, day })]
}

/** Of a time that came twice the first; a time that never came is told, with the moment the clocks went to. */
function atClock(date: Temporal.PlainDate, clock: Clock | null, context: WhenContext): When {
  if (clock === null) return { at: date.toZonedDateTime(context.zone).epochMilliseconds as Instant }
  const wanted = date.toPlainDateTime(clock)
  const found = wanted.toZonedDateTime(context.zone, { disambiguation: 'earlier' })
  if (found.toPlainDateTime().equals(wanted)) return { at: found.epochMilliseconds as Instant }
  const later = wanted.toZonedDateTime(context.zone, { disambiguation: 'later' })
  const shown = [found, later].map((zoned) => zoned.toPlainDateTime().toString().replace('T', ' '))
  const detail = `The clocks in ${context.zone} skipped ${wanted.toString().replace('T', ' ')}: they went forward over it.`
  return { problem: 'gap', detail, accepted: shown.map((text) => text.slice(0, 16)) }
}

const PAST = ['14:05', '14:05 UTC', 'yesterday 23:50', '10m ago', '2026-11-20 14:05']
const FUTURE = ['14:05', 'tomorrow 10:00', 'next friday', 'in 30m', '2026-11-20 14:05']
const accepted = ({ bias }: WhenContext): readonly string[] => (bias === 'past' ? PAST : FUTURE)

const unreadable = (context: WhenContext): WhenProblem => ({
  problem: 'unreadable',
  detail: 'It does not read as a time.',
  accepted: accepted(context),
})

const impossible = (detail: string, context: WhenContext): WhenProblem => ({
  problem: 'impossible',
  detail,
  accepted: accepted(context),
})

const unknownZone = (): WhenProblem => ({
  problem: 'unknown-zone',
  detail: 'The zone is in no zone database.',
  accepted: ['14:05 UTC', '14:05 +02:00', '14:05 Europe/Berlin'],
})
