import { readConfig } from '../../src/config/read.ts'
import type { FactBody } from '../../src/domain/fact.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { DAY_MS, HOUR_MS, type Instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { type Due, due } from '../../src/plan/due/due.ts'
import { reminding } from '../../src/plan/due/reminding.ts'
import { type Happened, happened } from '../support/clocked.ts'
import { type Extent, moments, random } from './extent.ts'
import { isWork, type WallClock } from './zones.ts'

const entered = (category: 'mitigated' | 'resolved'): FactBody => ({
  ...{ type: 'status-entered', status: category, category },
})
const severity = (name: string): FactBody => ({ type: 'severity-set', severity: name })

/** Lives of an incident, in minutes after it was declared: each kind of reminder falls due in one of them. */
const LIVES: readonly (readonly Happened[])[] = [
  [[0, severity('sev1')]],
  [[0, severity('sev3')]],
  [[0, severity('sev4')]],
  [],
  [
    [0, severity('sev2')],
    [45, entered('mitigated')],
  ],
  [
    [0, severity('sev1')],
    [90, entered('resolved')],
  ],
]

/** How far the words of one incident reach. */
const HORIZON_MS = 45 * DAY_MS

/** Minutes between looks. */
const RHYTHMS = [15, 60, 180]

function policyOf(zone: string): Policy {
  const { policy } = readConfig([{ source: 'sitrep.yml', text: `timezone: ${zone}` }])
  return policy
}

/** What is wrong with reminders of incidents that were declared around some moments: each comes once, at the first look that may. */
export function reminderFaults(clock: WallClock, extent: Extent): readonly string[] {
  const policy = policyOf(clock.zone)
  return moments(clock, extent).flatMap((at, nth) => {
    const next = random(`${clock.zone} ${at}`)
    const declared = plus(at, -Math.floor(next() * 3 * DAY_MS))
    const life = LIVES[nth % LIVES.length] ?? []
    const incident = happened(life, iso(declared))
    const { passed } = due(incident, plus(declared, HORIZON_MS), policy)
    const about = { clock, policy, incident, planned: passed, declared }
    return [
      ...early(about),
      ...RHYTHMS.flatMap((minutes) => heard(about, minutes, next)),
      ...late(about, next),
    ].map((what) => `${clock.zone}, declared ${iso(declared)}: ${what}`)
  })
}

interface About {
  readonly clock: WallClock
  readonly policy: Policy
  readonly incident: Incident
  readonly planned: readonly Due[]
  readonly declared: Instant
}

/** Whether it waits for working hours. */
const sleeps = ({ kind }: Due, { policy, incident }: About): boolean =>
  !policy.reminders.awake.includes(incident.severity ?? 'sev2') ||
  kind === 'mitigated' ||
  kind === 'postmortem'

/** Nothing is planned at night for whom it may not wake, nor a stage before the one before it. */
function early(about: About): readonly string[] {
  return about.planned.flatMap((one, nth) => {
    const { kind, key, at } = one
    const before = about.planned[nth - 1]
    const isLate = before?.kind === kind && before.at > at
    const isOff = sleeps(one, about) && !isWork(at, about.clock)
    return [
      ...(isLate ? [`${key} comes before ${before.key}`] : []),
      ...(isOff ? [`${key} is planned for hours off, ${iso(at)}`] : []),
    ]
  })
}

/** The looks of a rhythm that matter: around each planned moment, the next morning, moves of the clocks, and some others. */
function looks(about: About, step: number, phase: number): readonly Instant[] {
  const { clock, planned, declared } = about
  const end = declared + HORIZON_MS
  const moved = clock.moves.filter(({ at }) => at > declared && at < end)
  const mornings = planned.map(({ at }) => ({ at: morningBehind(at, clock) }))
  const edges = [...planned, ...moved, ...mornings].map(({ at }) => at)
  const grid = (at: number) => Math.ceil((at - declared - phase) / step)
  const places = edges.flatMap((at) => [-1, 0, 1, 2].map((by) => grid(at) + by))
  const others = Array.from({ length: 20 }, (_, nth) => grid(declared + (nth * HORIZON_MS) / 20))
  return [...new Set([...places, ...others])]
    .filter((place) => place >= 0)
    .toSorted((a, b) => a - b)
    .map((place) => plus(declared, place * step + phase))
}

/** When people come to work the next time, to a quarter of an hour. */
function morningBehind(from: Instant, clock: WallClock): Instant {
  const step = 15 * MINUTE_MS
  let at = Math.ceil(from / step) * step
  while (isWork(at, clock)) at += step
  while (!isWork(at, clock)) at += step
  return at as Instant
}

/** What looks of that rhythm say, each of which knows what was said before. */
function heard(about: About, minutes: number, next: () => number): readonly string[] {
  const { incident, planned, policy } = about
  const step = minutes * MINUTE_MS
  const moments = looks(about, step, Math.floor(next() * step))
  const told = new Map<string, Instant>()
  const wrong: string[] = []
  for (const now of moments) {
    for (const { key } of reminding(incident, now, policy, new Set(told.keys())).say) {
      if (told.has(key)) wrong.push(`${key} is said twice`)
      told.set(key, now)
    }
  }
  return [...wrong, ...planned.flatMap((one) => misplaced(one, about, moments, told))]
}

/** Each is said at the first look that may say it, unless a newer one of its kind has come by then. */
function misplaced(
  one: Due,
  about: About,
  moments: readonly Instant[],
  told: ReadonlyMap<string, Instant>,
): readonly string[] {
  const { key, at } = one
  const said = told.get(key)
  const first = moments.find(
    (now) => now >= at && (!sleeps(one, about) || isWork(now, about.clock)),
  )
  const newer = about.planned.find(
    ({ kind, stage }) => kind === one.kind && stage === one.stage + 1,
  )
  const isOvertaken = first !== undefined && newer !== undefined && newer.at <= first
  if (said === (isOvertaken ? undefined : first)) return []
  const moment = (time: Instant | undefined) => (time === undefined ? 'never' : iso(time))
  return [`${key} of ${iso(at)} is said ${moment(said)} in place of ${moment(first)}`]
}

/** After an outage one look says of each kind the newest alone, and the next one nothing. */
function late(
  { incident, planned, policy, declared }: About,
  next: () => number,
): readonly string[] {
  const back = plus(declared, Math.floor(next() * 6 * DAY_MS) + HOUR_MS)
  const { say, wakeAt } = reminding(incident, back, policy, new Set())
  const kinds = say.map(({ kind }) => kind)
  const old = say.flatMap(({ kind, stage, key }) =>
    planned.some((one) => one.kind === kind && one.stage > stage && one.at <= back)
      ? [`${key} is said though a newer one has come`]
      : [],
  )
  const again = reminding(incident, back, policy, new Set(say.map(({ key }) => key))).say
  return [
    ...old,
    ...(new Set(kinds).size < kinds.length ? ['one kind is said twice at a look'] : []),
    ...(again.length > 0 ? ['a second look says more'] : []),
    ...(wakeAt !== null && wakeAt <= back ? ['it wakes for what is over'] : []),
  ]
}
