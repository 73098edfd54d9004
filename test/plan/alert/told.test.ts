import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AlertState } from '../../../src/domain/alert.ts'
import { type Instant, instant, plus } from '../../../src/domain/instant.ts'
import { inShort, type Told, twinOf, withTold } from '../../../src/plan/alert/told.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import { ALERT } from '../../support/alerts.ts'
import { policyIn } from '../../support/configured.ts'
import { SEEN } from '../../support/view.ts'

const T0 = instant('2026-11-20T14:00:00Z')
const policy = policyIn('')
const seen = { ...SEEN, issue: { ...SEEN.issue, createdAt: T0 } }

const says = (state: AlertState, minute: number, more: object = {}): Told => ({
  kind: 'heard',
  alert: { ...ALERT, state },
  at: plus(T0, minute * 60_000),
  notes: [],
  ...more,
})

const tell = (told: readonly Told[], before: readonly Entry[] = []) =>
  withTold(before, told, seen, policy)

const lines = (entries: readonly Entry[]) => entries.flatMap(({ facts = [] }) => facts)

test('the same word is one line with a count and its last time', () => {
  const told = Array.from({ length: 1_000 }, (_, minute) => says('firing', minute + 1))
  expect(lines(tell(told))).toEqual([
    {
      type: 'alert-heard',
      source: 'alertmanager',
      state: 'firing',
      times: 1_000,
      last: plus(T0, 60_000_000),
    },
  ])
})

test('another word is another line', () => {
  const told = [says('firing', 1), says('acknowledged', 2), says('recovered', 3), says('firing', 4)]
  expect(lines(tell(told))).toMatchObject([
    { state: 'firing' },
    { state: 'acknowledged' },
    { state: 'recovered' },
    { state: 'firing' },
  ])
})

test('what flaps for ever fills no page', () => {
  const states = ['firing', 'recovered'] as const
  const told = Array.from({ length: 500 }, (_, n) => says(states[n % 2] ?? 'firing', n + 1))
  const entries = tell(told)
  expect(entries).toHaveLength(20)
  const fired = lines(entries).reduce(
    (sum, fact) =>
      fact.type === 'alert-heard' && (fact.unsteady || fact.state === 'firing')
        ? sum + fact.times
        : sum,
    0,
  )
  expect(fired).toBe(250)
  expect(lines(entries).at(-1)).toMatchObject({ unsteady: true, state: 'recovered' })
})

test('telling in one go, in several or twice comes out the same', () => {
  const state = fc.constantFrom<AlertState>('firing', 'acknowledged', 'recovered')
  fc.assert(
    fc.property(
      fc.array(state, { maxLength: 60 }),
      fc.array(fc.nat(59), { maxLength: 5 }),
      (states, cuts) => {
        const told = states.map((one, n) => says(one, n + 1))
        const all = tell(told)
        const ends = [...cuts.toSorted((a, b) => a - b), told.length]
        const parts = ends.reduce<readonly Entry[]>(
          (entries, end) => tell(told.slice(0, end), entries),
          [],
        )
        expect(parts).toEqual(all)
        expect(lines(tell(inShort(told)))).toEqual(lines(all))
        expect(tell(told, all)).toEqual(all)
      },
    ),
  )
})

test('what came before the last word that is known changes nothing', () => {
  const entries = tell([says('recovered', 5)])
  expect(tell([says('firing', 4), says('recovered', 5)], entries)).toBe(entries)
})

test('the firing that opened the incident is not counted again', () => {
  const alert = {
    by: 'us',
    key: 'k',
    heard: plus(T0, 60_000),
    before: null,
    alert: ALERT,
    notes: [],
  } as const
  const opened = { ...seen, alert }
  expect(withTold([], [says('firing', 1)], opened, policy)).toEqual([])
  expect(withTold([], [says('firing', 2)], opened, policy)).toHaveLength(1)
})

test('alerts of others have a line each, and no more than twenty of them', () => {
  const told = Array.from({ length: 60 }, (_, n) =>
    says('firing', n + 1, { alert: { ...ALERT, title: `Alert ${n}` }, apart: true }),
  )
  const again = says('recovered', 61, {
    alert: { ...ALERT, title: 'Alert 3', state: 'recovered' },
    apart: true,
  })
  const entries = tell([...told, again])
  expect(entries).toHaveLength(20)
  expect(lines(entries)[3]).toMatchObject({ apart: 'Alert 3', state: 'recovered', times: 1 })
  expect(lines(entries).at(-1)).toMatchObject({ apart: 'and others', times: 41 })
})

test('a second issue is told once in the first, and ends as its duplicate', () => {
  const at = plus(T0, 60_000)
  const first = tell([{ kind: 'twin', issue: 9, at }])
  expect(lines(first)).toEqual([{ type: 'related', issue: 9, as: 'twin' }])
  expect(tell([{ kind: 'twin', issue: 9, at }], first)).toBe(first)
  const second = tell([{ kind: 'duplicate', of: 4, at }])
  expect(lines(second)).toMatchObject([{ category: 'duplicate', duplicateOf: 4 }])
  expect(twinOf(second)).toBe(4)
  expect(twinOf(first)).toBeNull()
})

test('a second issue on which people have acted is left to them', () => {
  const acted: Entry = {
    key: 'c1.0',
    at: plus(T0, 1) as Instant,
    by: 'ana',
    outcome: 'accepted',
    text: '/ack',
  }
  expect(tell([{ kind: 'duplicate', of: 4, at: plus(T0, 2) }], [acted])).toEqual([acted])
})
