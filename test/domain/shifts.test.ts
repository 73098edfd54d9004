import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, type Instant, instant, iso, plus } from '../../src/domain/instant.ts'
import { onCall, onCallOf, upcoming } from '../../src/domain/on-call.ts'
import type { Layer, Override, Responders } from '../../src/domain/responders.ts'
import type { Rotation } from '../../src/domain/rotation.ts'
import { shifts } from '../../src/domain/shifts.ts'

const dayOf = (date: string): number => Math.round(instant(`${date}T00:00:00Z`) / DAY_MS)
const rotation = (people: readonly string[], change: Partial<Rotation> = {}): Rotation => ({
  ...{ days: 7, minute: 9 * 60, zone: 'UTC', people, since: dayOf('2026-11-16') },
  ...change,
})
const always = (primary: Rotation, secondary: Layer['secondary'] = 'next'): Layer => ({
  ...{ name: null, windows: [], primary, secondary },
})
const responders = (layers: readonly Layer[], overrides: readonly Override[] = []): Responders => ({
  ...{ people: [], teams: [], layers, overrides },
})
const stands = (
  person: string,
  from: string,
  until: string,
  place: 'primary' | 'secondary' = 'primary',
): Override => ({ kind: 'person', place, person, from: instant(from), until: instant(until) })

/** `2026-11-16T09:00:00Z ana/ben`. */
const told = (who: Responders, from: string, to: string) =>
  shifts(who, instant(from), instant(to)).map(
    (shift) => `${iso(shift.from).slice(5, 16)} ${shift.primary}/${shift.secondary}`,
  )

const DAY = 24 * 60
const TRIO = rotation(['ana', 'ben', 'caro'])

test('the secondary is the next in line, nobody, a list of its own, or a rotation of its own', () => {
  const week = ['2026-11-18T00:00:00Z', '2026-11-25T00:00:00Z'] as const
  expect(told(responders([always(TRIO)]), ...week)).toEqual([
    '11-18T00:00 ana/ben',
    '11-23T09:00 ben/caro',
  ])
  expect(told(responders([always(TRIO, null)]), ...week)[0]).toBe('11-18T00:00 ana/null')
  expect(told(responders([always(TRIO, rotation(['dan', 'eli']))]), ...week)[1]).toBe(
    '11-23T09:00 ben/eli',
  )
  const byDay = rotation(['dan', 'eli'], { days: 1 })
  expect(told(responders([always(TRIO, byDay)]), ...week)).toHaveLength(8)
})

test('somebody named twice in a row has two turns, and never stands behind themselves', () => {
  const who = responders([always(rotation(['ana', 'ana', 'ben']))])
  expect(told(who, '2026-11-16T09:00:00Z', '2026-12-07T00:00:00Z')).toEqual([
    '11-16T09:00 ana/ben',
    '11-30T09:00 ben/ana',
  ])
})

test('people without a rotation are on call in their order, and that has no end', () => {
  const who = { ...responders([]), people: ['ana', 'ben', 'caro'] }
  expect(onCallOf(who, instant('2026-11-20T00:00:00Z'))).toEqual({
    primary: 'ana',
    secondary: 'ben',
    until: null,
  })
})

describe('layers', () => {
  const office = (zone: string, people: readonly string[], hours: readonly [number, number]) => ({
    ...always(rotation(people, { zone, minute: 0 })),
    windows: [0, 1, 2, 3, 4].map((day) => ({
      from: day * DAY + hours[0] * 60,
      to: day * DAY + hours[1] * 60,
    })),
  })

  test('follow the sun: each has its hours in its own zone, and the base has what is left', () => {
    const who = responders([
      office('Asia/Tokyo', ['taro'], [9, 17]),
      office('Europe/Berlin', ['ana'], [9, 17]),
      always(rotation(['nora'])),
    ])
    expect(told(who, '2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z')).toEqual([
      '11-18T00:00 taro/null',
      '11-18T08:00 ana/null',
      '11-18T16:00 nora/null',
    ])
  })

  test('the first that covers a moment holds, and where none does nobody is on call', () => {
    const who = responders([office('UTC', ['ana'], [9, 17]), office('UTC', ['ben'], [16, 20])])
    expect(told(who, '2026-11-18T08:00:00Z', '2026-11-19T08:00:00Z')).toEqual([
      '11-18T08:00 null/null',
      '11-18T09:00 ana/null',
      '11-18T17:00 ben/null',
      '11-18T20:00 null/null',
    ])
  })

  test('a weekend reaches from Friday evening into the next week, on the wall also when clocks are moved', () => {
    const weekend: Layer = {
      ...always(
        rotation(['wim', 'xan'], {
          zone: 'Europe/Berlin',
          minute: 18 * 60,
          since: dayOf('2026-03-20'),
        }),
      ),
      windows: [{ from: 4 * DAY + 18 * 60, to: 7 * DAY + 9 * 60 }],
    }
    const who = responders([weekend, always(rotation(['ana'], { zone: 'Europe/Berlin' }))])
    expect(told(who, '2026-03-26T00:00:00Z', '2026-04-06T12:00:00Z')).toEqual([
      '03-26T00:00 ana/null',
      '03-27T17:00 xan/wim',
      '03-30T07:00 ana/null',
      '04-03T16:00 wim/xan',
      '04-06T07:00 ana/null',
    ])
  })

  test('a window that ends in the hour that is shown twice ends once', () => {
    const night: Layer = {
      ...always(rotation(['nora'], { zone: 'Europe/Berlin' })),
      windows: [{ from: 5 * DAY + 22 * 60, to: 6 * DAY + 2 * 60 + 30 }],
    }
    expect(told(responders([night]), '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual([
      '10-24T12:00 null/null',
      '10-24T20:00 nora/null',
      '10-25T00:30 null/null',
    ])
  })
})

describe('overrides', () => {
  const over = (...all: readonly Override[]) => responders([always(TRIO)], all)
  const days = ['2026-11-18T00:00:00Z', '2026-11-20T00:00:00Z'] as const

  test('who stands in is primary; whoever is away does not stand behind', () => {
    expect(
      told(over(stands('ben', ...days)), '2026-11-17T00:00:00Z', '2026-11-21T00:00:00Z'),
    ).toEqual(['11-17T00:00 ana/ben', '11-18T00:00 ben/caro', '11-20T00:00 ana/ben'])
  })

  test('the secondary can be replaced alone', () => {
    expect(told(over(stands('dan', ...days, 'secondary')), ...days)).toEqual([
      '11-18T00:00 ana/dan',
    ])
  })

  test('of two the later in the list wins', () => {
    expect(told(over(stands('dan', ...days), stands('eli', ...days)), ...days)).toEqual([
      '11-18T00:00 eli/ben',
    ])
  })

  test('who swaps changes places, in front and behind', () => {
    const swap: Override = {
      ...{ kind: 'swap', people: ['Ana', 'ben'] },
      ...{ from: instant('2026-11-18T00:00:00Z'), until: instant('2026-11-25T00:00:00Z') },
    }
    expect(told(over(swap), '2026-11-17T00:00:00Z', '2026-11-26T00:00:00Z')).toEqual([
      '11-17T00:00 ana/ben',
      '11-18T00:00 ben/Ana',
      '11-23T09:00 Ana/caro',
      '11-25T00:00 ben/caro',
    ])
  })
})

test('services without responders of their own have those of all others; the first that has its own counts', () => {
  const one = (login: string) => ({ ...responders([]), people: [login] })
  const policy = {
    responders: {
      ...({ assign: 'commander', handOver: true, standard: one('dora') } as const),
      services: new Map([['checkout', one('ana')]]),
    },
  }
  const at = instant('2026-11-20T00:00:00Z')
  expect(onCall(policy, [], at).primary).toBe('dora')
  expect(onCall(policy, ['search', 'Checkout'], at).primary).toBe('ana')
  expect(onCall(policy, ['search'], at).primary).toBe('dora')
  const nobody = { responders: { ...policy.responders, standard: null } }
  expect(onCall(nobody, ['search'], at)).toEqual({ primary: null, secondary: null, until: null })
})

test('a person who is both is told as primary alone', () => {
  const who = responders([always(TRIO, rotation(['ana']))])
  expect(onCallOf(who, instant('2026-11-18T00:00:00Z'))).toMatchObject({
    primary: 'ana',
    secondary: null,
  })
})

test('what comes next is found also where it is half a year away', () => {
  const who = responders(
    [always(rotation(['ana']))],
    [stands('ben', '2027-06-01T00:00:00Z', '2027-06-02T00:00:00Z')],
  )
  const [now, then, last] = upcoming(who, instant('2026-11-20T00:00:00Z'), 3)
  expect([now?.primary, then?.primary, last?.primary, last?.until]).toEqual([
    'ana',
    'ben',
    'ana',
    null,
  ])
  expect(iso(then?.until ?? instant('1970-01-01T00:00:00Z'))).toBe('2027-06-02T00:00:00Z')
})

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
const START = instant('2026-01-01T00:00:00Z')
const anyRotation = fc.record({
  days: fc.integer({ min: 1, max: 14 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...ZONES),
  people: fc.constantFrom(['ana'], ['ana', 'ben'], ['ana', 'ben', 'caro'], ['ana', 'ana', 'ben']),
  since: fc.integer({ min: dayOf('2025-01-01'), max: dayOf('2026-12-31') }),
})
const window = fc
  .tuple(fc.integer({ min: 0, max: 7 * DAY - 1 }), fc.integer({ min: 1, max: 7 * DAY }))
  .map(([from, length]) => ({ from, to: from + length }))
const windowed = fc.record({
  name: fc.constant(null),
  windows: fc.array(window, { minLength: 1, maxLength: 3 }),
  primary: anyRotation,
  secondary: fc.constantFrom('next' as const, null),
})
const anyOverride = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 200 }))
  .map(([day, hours]): Override => {
    const from = plus(START, day * DAY_MS)
    return {
      kind: 'person',
      place: 'primary',
      person: 'otto',
      from,
      until: plus(from, hours * HOUR_MS),
    }
  })
const anyone = fc
  .tuple(fc.array(windowed, { maxLength: 3 }), anyRotation, fc.array(anyOverride, { maxLength: 3 }))
  .map(([layers, base, overrides]) => responders([...layers, always(base)], overrides))
const END = plus(START, 60 * DAY_MS)

describe('whatever the rotations are', () => {
  test('shifts part the time: none is empty, none overlaps, none is missing, and neighbours differ', () => {
    fc.assert(
      fc.property(anyone, (who) => {
        const all = shifts(who, START, END)
        expect(all[0]?.from).toBe(START)
        expect(all.at(-1)?.until).toBe(END)
        for (const [nth, shift] of all.entries()) {
          expect(shift.until).toBeGreaterThan(shift.from)
          const next = all[nth + 1]
          if (next === undefined) continue
          expect(next.from).toBe(shift.until)
          expect([next.primary, next.secondary]).not.toEqual([shift.primary, shift.secondary])
        }
      }),
    )
  })

  test('with a base there is exactly one primary at every moment, who never stands behind themselves', () => {
    fc.assert(
      fc.property(anyone, (who) => {
        for (const { primary, secondary } of shifts(who, START, END)) {
          expect(primary).not.toBeNull()
          expect(secondary).not.toBe(primary)
        }
      }),
    )
  })

  test('whoever stands in is on call all that time', () => {
    fc.assert(
      fc.property(anyone, fc.integer({ min: 0, max: 99 }), (who, share) => {
        for (const { from, until } of who.overrides) {
          const at = plus(from, Math.floor(((until - from) * share) / 100))
          expect(onCallOf(who, at).primary).toBe('otto')
        }
      }),
    )
  })

  test('looked at from any moment it is the same', () => {
    const within = fc.integer({ min: START, max: END - 1 }).map((at) => at as Instant)
    fc.assert(
      fc.property(anyone, within, (who, at) => {
        const shift = shifts(who, START, END).find(({ from, until }) => from <= at && at < until)
        expect(onCallOf(who, at)).toMatchObject({
          primary: shift?.primary,
          secondary: shift?.secondary,
        })
      }),
    )
  })
})
