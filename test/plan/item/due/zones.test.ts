import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Action, NO_ACTION } from '../../../../src/domain/action.ts'
import { isWorking } from '../../../../src/domain/calendar.ts'
import { dayAfter, dayAt, endOfDay } from '../../../../src/domain/day.ts'
import { DAY_MS, HOUR_MS, type Instant, instant, iso } from '../../../../src/domain/instant.ts'
import type { Policy } from '../../../../src/domain/policy.ts'
import { itemReminding } from '../../../../src/plan/item/due/reminding.ts'
import { sayable, stages } from '../../../../src/plan/item/due/stages.ts'
import { POLICY } from '../../../support/policy.ts'

const CREATED = instant('2026-02-02T10:00:00Z')

/** Clocks that change at midnight, by half an hour, in the other half of the year, or that are a day ahead. */
const ZONES = [
  'UTC',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
]

const of = (zone: string, holidays: readonly string[] = []): Policy => ({
  ...POLICY,
  zone,
  calendar: { ...POLICY.calendar, zone, holidays },
})

const due = (day: string, zone: string, change: Partial<Action> = {}): Action => ({
  ...NO_ACTION,
  ours: true,
  due: endOfDay(day, zone),
  ...change,
})

interface Told {
  readonly key: string
  readonly at: Instant
}

/** What is said by looks at these moments, each of which sees what those before it have said. */
function heard(action: Action, policy: Policy, moments: readonly Instant[]): readonly Told[] {
  const all = stages(action, CREATED, policy)
  const told: Told[] = []
  for (const now of moments) {
    const said = new Set(told.map(({ key }) => key))
    const { ready } = itemReminding(all, said, now, sayable(now, action, policy))
    if (ready !== null) told.push({ key: ready.key, at: now })
  }
  return told
}

/** The moments at which whoever keeps every appointment looks. */
function punctual(action: Action, policy: Policy, from: Instant): readonly Instant[] {
  const all = stages(action, CREATED, policy)
  const moments: Instant[] = []
  const said = new Set<string>()
  for (let now: Instant | null = from; now !== null && moments.length < 40; ) {
    moments.push(now)
    const found = itemReminding(all, said, now, sayable(now, action, policy))
    if (found.ready !== null) said.add(found.ready.key)
    now = found.wakeAt
  }
  return moments
}

const zone = fc.constantFrom(...ZONES)
const ahead = fc.integer({ min: 5, max: 330 })

describe('in whatever zone', () => {
  test('whoever looks on time says each reminder once, when people work, and the day itself in the morning of that day', () => {
    fc.assert(
      fc.property(zone, ahead, fc.array(fc.nat(330), { maxLength: 6 }), (name, days, off) => {
        const day = dayAfter('2026-02-02', days)
        const policy = of(
          name,
          off.map((one) => dayAfter('2026-02-02', one)),
        )
        const action = due(day, name)
        const told = heard(action, policy, punctual(action, policy, CREATED))
        expect(told.map(({ key }) => key)).toEqual(
          stages(action, CREATED, policy).map(({ key }) => key),
        )
        for (const { at } of told) expect(isWorking(at, policy.calendar)).toBe(true)
        const today = told.find(({ key }) => key.endsWith('.today'))
        expect(dayAt(today?.at ?? CREATED, name) >= day).toBe(true)
        expect(
          told.filter(({ key }) => key.endsWith('.soon')).every(({ at }) => dayAt(at, name) < day),
        ).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('whoever looks at any hour wakes nobody, says nothing twice, and of what was missed one thing', () => {
    const hours = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(zone, ahead, hours, (name, days, gaps) => {
        const policy = of(name)
        const action = due(dayAfter('2026-02-02', days), name)
        const moments = gaps.map(
          (_, place) =>
            (CREATED +
              gaps.slice(0, place + 1).reduce((sum, gap) => sum + gap, 0) * HOUR_MS) as Instant,
        )
        const told = heard(action, policy, moments)
        for (const { at } of told)
          expect([iso(at), isWorking(at, policy.calendar)]).toEqual([iso(at), true])
        expect(new Set(told.map(({ key }) => key)).size).toBe(told.length)
        const order = stages(action, CREATED, policy).map(({ key }) => key)
        const places = told.map(({ key }) => order.indexOf(key))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a look that comes late', () => {
  const berlin = of('Europe/Berlin')
  const action = due('2026-03-31', 'Europe/Berlin')
  const all = stages(action, CREATED, berlin)
  const at = (text: string, change: Partial<Action> = {}) => {
    const now = instant(text)
    const { ready, wakeAt } = itemReminding(
      all,
      new Set(),
      now,
      sayable(now, { ...action, ...change }, berlin),
    )
    return [ready?.kind ?? null, wakeAt === null ? null : iso(wakeAt)]
  }

  test.each([
    ['into working hours speaks', '2026-03-31T10:00:00Z', 'today', '2026-04-07T07:00:00Z'],
    ['into the night waits for the morning', '2026-03-31T20:00:00Z', null, '2026-04-01T07:00:00Z'],
    ['into the weekend waits for Monday', '2026-04-04T10:00:00Z', null, '2026-04-06T07:00:00Z'],
  ])('%s', (_, now, kind, wakeAt) => {
    expect(at(now)).toEqual([kind, wakeAt])
  })

  test('into a pause that somebody has just asked for waits for its end', () => {
    const from = instant('2026-03-31T09:00:00Z')
    const until = (from + 2 * DAY_MS) as Instant
    expect(at('2026-03-31T10:00:00Z', { snoozes: [{ from, until, reason: 'x' }] })).toEqual([
      null,
      '2026-04-02T09:00:00Z',
    ])
  })
})
