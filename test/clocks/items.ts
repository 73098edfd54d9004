import { type Action, NO_ACTION } from '../../src/domain/action.ts'
import { endOfDay } from '../../src/domain/day.ts'
import { DAY_MS, type Instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { itemReminding } from '../../src/plan/item/due/reminding.ts'
import { type Stage, sayable, stages } from '../../src/plan/item/due/stages.ts'
import { POLICY } from '../support/policy.ts'
import { type Extent, moments, random } from './extent.ts'
import { isWork, offset, type WallClock } from './zones.ts'

const RHYTHMS = [15, 60, 180]

/** What is wrong with the reminders of items that are due around some moments. */
export function itemFaults(clock: WallClock, extent: Extent): readonly string[] {
  const { zone } = clock
  const policy: Policy = { ...POLICY, zone, calendar: { ...POLICY.calendar, zone } }
  return moments(clock, extent).flatMap((at) => {
    const next = random(`${zone} ${at}`)
    const moment = at + Math.floor((next() - 0.5) * 6 * DAY_MS)
    const day = iso((moment + offset(moment, clock)) as Instant).slice(0, 10)
    const action: Action = { ...NO_ACTION, ours: true, due: endOfDay(day, zone) }
    const created = plus(at, -30 * DAY_MS)
    const all = stages(action, created, policy)
    const about = { clock, policy, action, all }
    return [...offHours(about), ...RHYTHMS.flatMap((minutes) => heard(about, minutes, next))].map(
      (what) => `${zone}, due ${day}: ${what}`,
    )
  })
}

interface About {
  readonly clock: WallClock
  readonly policy: Policy
  readonly action: Action
  readonly all: readonly Stage[]
}

const offHours = ({ clock, all }: About): readonly string[] =>
  all.flatMap(({ key, at }) =>
    isWork(at, clock) ? [] : [`${key} is planned for hours off, ${iso(at)}`],
  )

function heard(
  { policy, action, all }: About,
  minutes: number,
  next: () => number,
): readonly string[] {
  const step = minutes * MINUTE_MS
  const phase = Math.floor(next() * step)
  const places = all.flatMap(({ at }) =>
    [-1, 0, 1, 2].map((by) => Math.ceil((at - phase) / step) + by),
  )
  const told = new Map<string, Instant>()
  const wrong: string[] = []
  for (const place of [...new Set(places)].toSorted((a, b) => a - b)) {
    const now = (place * step + phase) as Instant
    const { ready } = itemReminding(all, new Set(told.keys()), now, sayable(now, action, policy))
    if (ready === null) continue
    if (told.has(ready.key)) wrong.push(`${ready.key} is said twice`)
    told.set(ready.key, now)
  }
  const faults = all.flatMap(({ key, at }, nth) => {
    const said = told.get(key)
    const following = all[nth + 1]
    const isOvertaken = following !== undefined && following.at - at <= step
    if (said === undefined) return isOvertaken ? [] : [`${key} of ${iso(at)} is never said`]
    return said < at || said >= at + step ? [`${key} of ${iso(at)} is said at ${iso(said)}`] : []
  })
  return [...wrong, ...faults]
}
