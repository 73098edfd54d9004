import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, type Instant, instant, iso, local, plus, wall } from '../../src/domain/instant.ts'
import { handOvers, orderAt, type Rotation, turnAt, turnStart } from '../../src/domain/rotation.ts'

const dayOf = (date: string): number => Math.round(instant(`${date}T00:00:00Z`) / DAY_MS)

const weekly = (zone: string, since: string, time = '09:00'): Rotation => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const people = ['ana', 'ben', 'caro']
  return { days: 7, minute: hour * 60 + minute, zone, people, since: dayOf(since) }
}
const daily = (zone: string, since: string, time: string): Rotation => ({
  ...weekly(zone, since, time),
  days: 1,
})
const between = (rotation: Rotation, from: string, to: string) =>
  handOvers(rotation, instant(from), instant(to)).map(iso)

describe('a weekly hand-over stays at nine on the wall when the clocks are moved', () => {
  test.each([
    ['Europe/Berlin', ['2026-03-23T08:00:00Z', '2026-03-30T07:00:00Z'], '2026-03-20T00:00:00Z'],
    ['Europe/Berlin', ['2026-10-19T07:00:00Z', '2026-10-26T08:00:00Z'], '2026-10-16T00:00:00Z'],
    ['America/New_York', ['2026-03-02T14:00:00Z', '2026-03-09T13:00:00Z'], '2026-02-27T00:00:00Z'],
    // Half an hour, in the southern autumn.
    [
      'Australia/Lord_Howe',
      ['2026-03-29T22:00:00Z', '2026-04-05T22:30:00Z'],
      '2026-03-27T00:00:00Z',
    ],
    // Three quarters of an hour off the hour, all year.
    ['Asia/Kathmandu', ['2026-03-23T03:15:00Z', '2026-03-30T03:15:00Z'], '2026-03-20T00:00:00Z'],
    ['UTC', ['2026-03-23T09:00:00Z', '2026-03-30T09:00:00Z'], '2026-03-20T00:00:00Z'],
  ])('%s %j', (zone, expected, from) => {
    const to = iso(plus(instant(from), 14 * DAY_MS))
    expect(between(weekly(zone, '2026-01-05'), from, to)).toEqual(expected)
  })
})

describe('times that the clocks skip or show twice', () => {
  test('a time that is skipped hands over behind the gap', () => {
    const at = daily('Europe/Berlin', '2026-01-01', '02:30')
    expect(between(at, '2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')).toEqual([
      '2026-03-28T01:30:00Z',
      '2026-03-29T01:00:00Z',
      '2026-03-30T00:30:00Z',
    ])
  })

  test('a time that is shown twice hands over at the first', () => {
    const at = daily('Europe/Berlin', '2026-01-01', '02:30')
    expect(between(at, '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00Z',
    ])
  })

  test('midnight that is skipped hands over at one', () => {
    const at = daily('Africa/Cairo', '2026-01-01', '00:00')
    expect(between(at, '2026-04-23T00:00:00Z', '2026-04-25T00:00:00Z')).toEqual([
      '2026-04-23T22:00:00Z',
      '2026-04-24T21:00:00Z',
    ])
  })

  test('the day that Apia never had is the turn of somebody who had nothing to do', () => {
    const at = daily('Pacific/Apia', '2011-12-26', '00:00')
    const from = '2011-12-28T12:00:00Z'
    expect(between(at, from, '2012-01-01T12:00:00Z')).toEqual([
      '2011-12-29T10:00:00Z',
      '2011-12-30T10:00:00Z',
      '2011-12-31T10:00:00Z',
      '2012-01-01T10:00:00Z',
    ])
    const people = [29, 30, 31].map(
      (day) => orderAt(at, turnAt(at, instant(`2011-12-${day}T12:00:00Z`)))[0],
    )
    // The 30th would have been that of ben.
    expect(people).toEqual(['ana', 'caro', 'ana'])
  })
})

test('the first person has the turn of the day from which is counted, and those before it are counted back', () => {
  const at = weekly('UTC', '2026-11-16')
  const whose = (moment: string) => orderAt(at, turnAt(at, instant(moment)))
  expect(whose('2026-11-16T08:59:59Z')).toEqual(['caro', 'ana', 'ben'])
  expect(whose('2026-11-16T09:00:00Z')).toEqual(['ana', 'ben', 'caro'])
  expect(whose('2026-11-30T12:00:00Z')).toEqual(['caro', 'ana', 'ben'])
  // 359 turns before, which is one short of 120 rounds.
  expect(whose('2020-01-01T12:00:00Z')).toEqual(['ben', 'caro', 'ana'])
})

test('whoever is appended changes nobody’s present turn where it is said since when', () => {
  const before = weekly('Europe/Berlin', '2026-11-16')
  const after = { ...before, people: [...before.people, 'dan'] }
  for (const week of [0, 1, 2]) {
    const at = plus(instant('2026-11-18T12:00:00Z'), week * 7 * DAY_MS)
    expect(orderAt(after, turnAt(after, at))[0]).toBe(orderAt(before, turnAt(before, at))[0])
  }
})

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Chatham',
]
const rotation = fc.record({
  days: fc.integer({ min: 1, max: 28 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...ZONES),
  people: fc.constant(['ana', 'ben', 'caro']),
  since: fc.integer({ min: dayOf('2024-01-01'), max: dayOf('2026-12-31') }),
})
const moment = fc
  .integer({ min: instant('2025-01-01T00:00:00Z'), max: instant('2035-12-31T00:00:00Z') })
  .map((at) => at as Instant)

test('every moment lies in exactly one turn', () => {
  fc.assert(
    fc.property(rotation, moment, (one, at) => {
      const turn = turnAt(one, at)
      expect(turnStart(one, turn)).toBeLessThanOrEqual(at)
      expect(turnStart(one, turn + 1)).toBeGreaterThan(at)
    }),
    { numRuns: 300 },
  )
})

test('a hand-over is at its time on the wall, or behind a gap that skipped it', () => {
  fc.assert(
    fc.property(rotation, moment, (one, at) => {
      const [next] = handOvers(one, at, plus(at, 60 * DAY_MS))
      if (next === undefined) throw new Error('turns have at most 28 days')
      const two = (number: number) => String(number).padStart(2, '0')
      const wanted = `${two(Math.floor(one.minute / 60))}:${two(one.minute % 60)}`
      const isBehindGap = wall(next, one.zone) - wall(plus(next, -60_000), one.zone) > 60_000
      expect(isBehindGap || local(next, one.zone).time === wanted).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('all through 2026, in every zone that there is', () => {
  const [first, last] = [instant('2026-01-02T12:00:00Z'), instant('2027-01-01T12:00:00Z')]
  const zones = Intl.supportedValuesOf('timeZone')
  const gone = (zone: string, at: Instant): number =>
    wall(at, zone) - wall(plus(at, -60_000), zone) - 60_000

  test('one hand-over a week, at its time on the wall or behind a gap that skipped it', () => {
    const wrong = zones.flatMap((zone) => {
      const all = handOvers({ ...weekly(zone, '2025-01-05', '02:30') }, first, last)
      const late = all.filter((at) => local(at, zone).time !== '02:30' && gone(zone, at) <= 0)
      return all.length === 52 && late.length === 0 ? [] : [`${zone} ${all.length} ${late.length}`]
    })
    expect(zones.length).toBeGreaterThan(400)
    expect(wrong).toEqual([])
  })
})
