import { Cron } from 'croner'
import { WEEKDAYS } from '../domain/calendar.ts'
import { type Instant, iso, shownAt, wall } from '../domain/instant.ts'
import type { PeriodKind } from '../domain/period.ts'
import type { ReportSchedule } from '../domain/policy.ts'
import { isZone } from './basics.ts'

const COVERS: Readonly<Record<string, PeriodKind>> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
}

const LONG_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const WORDS =
  /^(?<every>weekly|monthly|quarterly)(?: on (?:day (?<date>[1-9]|1\d|2[0-8])|(?<day>[a-z]+)))?(?: at (?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d))?(?: (?<zone>[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*))?$/i

const FIELDS =
  /^(?<cron>(?:[\d*,/#LW-]+ ){2}[\d*,/?LW-]+ [\dA-Z*,/-]+ [\dA-Z*,/#L-]+)(?: (?<every>weekly|monthly|quarterly))?(?: (?<zone>[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*))?$/i

/** Off the full hour, at which half of the world's clocks go off. */
const AT = { hour: 9, minute: 7 } as const

/**
 * `weekly on monday at 09:07`, `monthly on day 2`, `quarterly at 08:30 Europe/Lisbon`, or five fields of cron with what
 * they cover behind them: `7 9 * * 1 weekly`. Null for what is neither. `covers` is for fields that do not say, and do
 * not come on one day of the month.
 */
export function scheduleOf(text: string, covers: PeriodKind): ReportSchedule | null {
  const typed = text.trim().replaceAll(/\s+/g, ' ')
  const groups = WORDS.exec(typed)?.groups
  const found = groups === undefined ? fields(typed, covers) : worded(groups)
  const zoned = found !== null && (found.zone === null || isZone(found.zone))
  return zoned && runs(found) ? found : null
}

type Groups = Readonly<Record<string, string | null | undefined>>

function worded({
  every = '',
  date,
  day,
  hour,
  minute,
  zone = null,
}: Groups): ReportSchedule | null {
  const covers = COVERS[(every ?? '').toLowerCase()]
  const days = covers === 'week' ? weekly(day, date) : later(covers, day, date)
  if (covers === undefined || days === null) return null
  return { covers, cron: `${Number(minute ?? AT.minute)} ${Number(hour ?? AT.hour)} ${days}`, zone }
}

type Word = string | undefined | null

/** Monday, where no day is named. */
function weekly(day: Word, date: Word): string | null {
  const nth = day ? isoDay(day) : 1
  return nth === null || date ? null : `* * ${nth}`
}

/** The first of the month, where no day is named. */
const later = (covers: PeriodKind | undefined, day: Word, date: Word): string | null =>
  day ? null : `${date ?? 1} ${covers === 'month' ? '*' : '1,4,7,10'} *`

/** 1 for `monday` or `mon`; null for what is no day of the week. */
function isoDay(word: string): number | null {
  const asked = word.toLowerCase()
  const at = LONG_DAYS.findIndex((name, nth) => name === asked || WEEKDAYS[nth] === asked)
  return at === -1 ? null : at + 1
}

function fields(typed: string, covers: PeriodKind): ReportSchedule | null {
  const { cron, every, zone } = FIELDS.exec(typed)?.groups ?? {}
  if (cron === undefined) return null
  const kind = every === undefined ? atLeast(covers, cron) : COVERS[every.toLowerCase()]
  return kind === undefined ? null : { covers: kind, cron, zone: zone ?? null }
}

/** What comes on one day of the month is asked to tell of a month. */
function atLeast(covers: PeriodKind, cron: string): PeriodKind {
  const [, , date = '*', , day = '*'] = cron.split(' ')
  const isMonthly = day === '*' ? /^(?:\d+|L)W?$/i.test(date) : /[#L]/i.test(day)
  return covers === 'week' && isMonthly ? 'month' : covers
}

/** Whether that ever comes: there is no 30 February. */
function runs({ cron }: ReportSchedule): boolean {
  try {
    return (
      new Cron(cron, { mode: '5-part', timezone: 'UTC' }).nextRun('2026-01-01T00:00:00Z') !== null
    )
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

/**
 * What the fields ask for is read off the wall, without a zone, and only then looked for in time: by itself a cron that is
 * told the zone leaves out what the clocks put over midnight, which then is another day.
 */
const wallClock = ({ cron }: ReportSchedule): Cron =>
  new Cron(cron, { mode: '5-part', timezone: 'UTC' })

/** What the wall shows, to the second. */
const readingAt = (at: Instant, zone: string): Instant =>
  (Math.floor(wall(at, zone) / 1_000) * 1_000) as Instant

/** The next reading at which it is due, behind another. */
const following = (clock: Cron, reading: number): number | null =>
  clock.nextRun(iso(reading as Instant))?.getTime() ?? null

/** The first reading behind another of which the moment comes after `at`, and the last of those before it. */
function around(clock: Cron, reading: number, at: Instant, zone: string) {
  let last: number | null = null
  let next = following(clock, reading)
  while (next !== null && shownAt(next, zone)[0] <= at) {
    last = next
    next = following(clock, next)
  }
  return { last, next }
}

/**
 * The last moment up to `at` at which it was due, in the team's zone where it names none; null where it never was. A time
 * that the clocks skip comes as soon as they have, one that they show twice the first time.
 */
export function lastRun(schedule: ReportSchedule, at: Instant, team: string): Instant | null {
  const zone = schedule.zone ?? team
  const clock = wallClock(schedule)
  const reading = readingAt(at, zone)
  // One that falls on this very second has come.
  const [run] = clock.previousRuns(1, iso((reading + 1_000) as Instant))
  // Where the clocks went back, the wall has shown before what it will show again.
  const isAgain = shownAt(reading, zone)[0] < Math.floor(at / 1_000) * 1_000
  const shown = isAgain ? around(clock, reading, at, zone).last : null
  const last = shown ?? run?.getTime() ?? null
  return last === null ? null : shownAt(last, zone)[0]
}

/** The first moment behind `at` at which it is due; null where it never is again. */
export function nextRun(schedule: ReportSchedule, at: Instant, team: string): Instant | null {
  const zone = schedule.zone ?? team
  const { next } = around(wallClock(schedule), readingAt(at, zone), at, zone)
  return next === null ? null : shownAt(next, zone)[0]
}
