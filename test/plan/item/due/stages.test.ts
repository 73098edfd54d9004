import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Action } from '../../../../src/domain/action.ts'
import { NO_ACTION } from '../../../../src/domain/action.ts'
import { isWorking } from '../../../../src/domain/calendar.ts'
import { endOfDay } from '../../../../src/domain/day.ts'
import { DAY_MS, type Instant, instant, iso } from '../../../../src/domain/instant.ts'
import type { ActionPolicy, Policy } from '../../../../src/domain/policy.ts'
import { itemReminding } from '../../../../src/plan/item/due/reminding.ts'
import { stages } from '../../../../src/plan/item/due/stages.ts'
import { POLICY } from '../../../support/policy.ts'

const CREATED = instant('2026-11-16T10:00:00Z')
const due = (day: string, change: Partial<Action> = {}): Action => ({
  ...NO_ACTION,
  ours: true,
  due: endOfDay(day, 'UTC'),
  ...change,
})
const policy = (change: Partial<ActionPolicy>): Policy => ({
  ...POLICY,
  actions: { ...POLICY.actions, ...change },
})
const told = (action: Action, of: Policy = POLICY, created: Instant = CREATED) =>
  stages(action, created, of).map(({ kind, at }) => `${kind} ${iso(at).slice(0, 16)}`)

const said = (type: 'action-reopened', at: string) =>
  ({ type, at: instant(at), by: 'ben', ref: { kind: 'event', id: at } }) as const

describe('an item has its words', () => {
  test('before the day, on it and behind it, and never more than ten', () => {
    const all = told(due('2026-12-01'))
    expect(all.slice(0, 5)).toEqual([
      'soon 2026-11-26T09:00',
      'today 2026-12-01T09:00',
      'overdue 2026-12-08T09:00',
      'escalate 2026-12-15T09:00',
      'overdue 2026-12-22T09:00',
    ])
    expect(all).toHaveLength(10)
  })

  test.each<[string, Partial<ActionPolicy>, readonly string[]]>([
    ['none before', { remind: null }, ['today 2026-12-01T09:00', 'overdue 2026-12-08T09:00']],
    [
      'days before',
      { remind: { unit: 'ms', amount: 2 * DAY_MS } },
      ['soon 2026-11-30T09:00', 'today 2026-12-01T09:00'],
    ],
    [
      'business days apart',
      { again: { unit: 'business-day', amount: 2 } },
      ['soon 2026-11-26T09:00', 'today 2026-12-01T09:00', 'overdue 2026-12-03T09:00'],
    ],
    [
      'somebody called in between two',
      { escalate: { unit: 'ms', amount: 9 * DAY_MS } },
      [
        'soon 2026-11-26T09:00',
        'today 2026-12-01T09:00',
        'overdue 2026-12-08T09:00',
        'escalate 2026-12-10T09:00',
        'overdue 2026-12-15T09:00',
      ],
    ],
  ])('with %s', (_, change, first) => {
    expect(told(due('2026-12-01'), policy(change)).slice(0, first.length)).toEqual(first)
  })

  test('that nobody is called in for never calls anybody', () => {
    const all = told(due('2026-12-01'), policy({ escalate: null }))
    expect(all.filter((one) => one.startsWith('escalate'))).toEqual([])
    expect(all).toHaveLength(10)
  })

  test('however late somebody is called in, they are', () => {
    const escalate = { unit: 'ms', amount: 200 * DAY_MS } as const
    const all = stages(due('2026-12-01'), CREATED, policy({ escalate }))
    expect(all).toHaveLength(10)
    expect(all.at(-1)).toMatchObject({ kind: 'escalate', last: true })
  })

  test('on the next working day where nobody works on the day itself', () => {
    expect(told(due('2026-12-05')).slice(0, 3)).toEqual([
      'soon 2026-12-02T09:00',
      'today 2026-12-07T09:00',
      'overdue 2026-12-14T09:00',
    ])
  })

  test('anew once it is opened again, and under names of their own', () => {
    const action = due('2026-12-01', { history: [said('action-reopened', '2026-12-20T15:00:00Z')] })
    const all = stages(action, CREATED, POLICY)
    expect(all[0]).toMatchObject({ kind: 'overdue', key: 'item.2026-12-01-2.overdue-1' })
    expect(iso(all[0]?.at ?? CREATED)).toBe('2026-12-28T09:00:00Z')
  })

  test.each<[string, Action]>([
    ['has no date', due('2026-12-01', { due: null })],
    [
      'is over',
      due('2026-12-01', {
        end: { kind: 'unverified', ...said('action-reopened', '2026-11-20T10:00:00Z') },
      }),
    ],
    ['is no action item any more', due('2026-12-01', { ours: false })],
  ])('none where it %s', (_, action) => {
    expect(stages(action, CREATED, POLICY)).toEqual([])
  })
})

test('whatever is held back, words come in working hours, in order, and under one name each', () => {
  const pause = fc.tuple(fc.nat(60), fc.nat(60))
  fc.assert(
    fc.property(fc.array(pause, { maxLength: 4 }), fc.nat(40), (pauses, ahead) => {
      const snoozes = pauses.map(([from, days]) => ({
        from: (CREATED + from * DAY_MS) as Instant,
        until: (CREATED + (from + days) * DAY_MS) as Instant,
        reason: 'x',
      }))
      const day = iso((CREATED + ahead * DAY_MS) as Instant).slice(0, 10)
      const all = stages(due(day, { snoozes }), CREATED, POLICY)
      for (const [place, { at }] of all.entries()) {
        expect(isWorking(at, POLICY.calendar)).toBe(true)
        expect(snoozes.some(({ from, until }) => from <= at && at < until)).toBe(false)
        expect(at).toBeGreaterThan(all[place - 1]?.at ?? 0)
      }
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
      expect(all.filter(({ last }) => last)).toHaveLength(1)
    }),
  )
})

describe('a look', () => {
  const all = stages(due('2026-12-01'), CREATED, POLICY)
  const at = (text: string) => instant(text)

  test.each<[string, string, readonly string[], string | null]>([
    ['before the first', '2026-11-25T09:00:00Z', [], null],
    ['at the first', '2026-11-26T09:00:00Z', [], 'soon'],
    ['behind the first that was said', '2026-11-27T09:00:00Z', ['soon'], null],
    ['late, says the newest alone', '2026-12-09T09:00:00Z', [], 'overdue-1'],
    ['late, where a newer one was said', '2026-12-02T09:00:00Z', ['overdue-1'], null],
    ['far too late', '2027-06-01T09:00:00Z', [], null],
  ])('%s', (_, now, keys, expected) => {
    const known = new Set(keys.map((key) => `item.2026-12-01.${key}`))
    const { ready } = itemReminding(all, known, at(now), at(now))
    expect(ready?.key ?? null).toBe(expected === null ? null : `item.2026-12-01.${expected}`)
  })

  test.each([
    [
      'that comes after the call for others was due makes it',
      '2026-12-22T09:00:00Z',
      [],
      'escalate',
    ],
    [
      'that comes after the call was made makes none',
      '2026-12-22T09:00:00Z',
      ['escalate'],
      'overdue',
    ],
    ['that comes before it makes none', '2026-12-09T09:00:00Z', [], 'overdue'],
  ])('%s', (_, now, keys, kind) => {
    const known = new Set(keys.map((key) => `item.2026-12-01.${key}`))
    expect(itemReminding(all, known, at(now), at(now)).ready?.kind).toBe(kind)
  })
})
