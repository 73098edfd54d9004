import { readConfig } from '../../src/config/read.ts'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { dueReports } from '../../src/plan/report/due.ts'
import { dueAt, type Extent, moments, random } from './extent.ts'
import { offset, type WallClock } from './zones.ts'

/** A report, and on which day of the wall's calendar the one falls that is due on or behind some day. */
interface Schedule {
  readonly text: string
  readonly minute: number
  /** Days are counted from 1970-01-01. */
  readonly next: (day: number) => number
}

const date = (day: number) => new Date(day * DAY_MS)
const weekly = (weekday: number) => (day: number) =>
  day + ((weekday - date(day).getUTCDay() + 7) % 7)
const onFirst = (months: readonly number[]) => (day: number) => {
  for (let at = day; ; at++) {
    if (date(at).getUTCDate() === 1 && months.includes(date(at).getUTCMonth())) return at
  }
}
const EVERY_MONTH = Array.from({ length: 12 }, (_, month) => month)

const SCHEDULES: readonly Schedule[] = [
  { text: 'weekly on monday at 09:07', minute: 547, next: weekly(1) },
  { text: 'weekly on sunday at 02:30', minute: 150, next: weekly(0) },
  { text: 'weekly on sunday at 00:00', minute: 0, next: weekly(0) },
  { text: 'weekly on saturday at 23:45', minute: 1425, next: weekly(6) },
  { text: 'monthly on day 1 at 01:15', minute: 75, next: onFirst(EVERY_MONTH) },
  { text: 'quarterly at 09:17', minute: 557, next: onFirst([0, 3, 6, 9]) },
]

/** How often somebody looks, in minutes; each begins somewhere. */
const RHYTHMS = [15, 60, 240]

function policyOf(zone: string, text: string): Policy {
  const reports = `{ metrics: ${text}, actions: never, trends: never }`
  const { policy, problems } = readConfig([
    { source: 'sitrep.yml', text: `timezone: ${zone}\nreports: ${reports}` },
  ])
  if (problems.length > 0) throw new Error(problems[0]?.message)
  return policy
}

const nameAt = (policy: Policy, at: Instant) => dueReports(policy, at)[0]?.period.name ?? 'none'

/** What is wrong with reports around some moments: each has to come at the first look of its period, and no sooner. */
export function reportFaults(clock: WallClock, extent: Extent): readonly string[] {
  return SCHEDULES.flatMap((schedule) => {
    const policy = policyOf(clock.zone, schedule.text)
    return moments(clock, extent).flatMap((at) => faultsNear(clock, schedule, policy, at))
  })
}

function faultsNear(
  clock: WallClock,
  schedule: Schedule,
  policy: Policy,
  at: Instant,
): readonly string[] {
  const { zone } = clock
  const dayOf = (moment: number) => Math.floor((moment + offset(moment, clock)) / DAY_MS)
  const day = schedule.next(dayOf(at - 6 * DAY_MS))
  const of = (nth: number) => dueAt(nth * DAY_MS + schedule.minute * MINUTE_MS, clock)
  const [due, later] = [of(day), of(schedule.next(day + 1))]
  const before = nameAt(policy, plus(due, -1))
  const name = nameAt(policy, due)
  const next = random(`${zone} ${schedule.text} ${at}`)
  const wrong: string[] = []
  const say = (what: string) =>
    wrong.push(`${zone}: ${schedule.text}, due ${new Date(due).toISOString()}: ${what}`)
  if (name === before) say(`${name} came before it was due`)
  for (const minutes of RHYTHMS) {
    const step = minutes * MINUTE_MS
    const first = plus(due, Math.floor(next() * step))
    // The last look before the next is due sees the same, so that between them nothing else is told.
    const last = plus(first, Math.floor((later - 1 - first) / step) * step)
    if (nameAt(policy, plus(first, -step)) !== (first - step < due ? before : name)) say('early')
    if (nameAt(policy, first) !== name) say('another at the first look')
    if (nameAt(policy, last) !== name) say('a second one in the same period')
  }
  const outage = plus(later, 3 * HOUR_MS)
  if (nameAt(policy, outage) === name) say('the newest is not what a late look tells')
  return wrong
}
