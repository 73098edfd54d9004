import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../../../src/domain/day.ts'
import { HOUR_MS, type Instant, instant, iso, plus } from '../../../../src/domain/instant.ts'
import type { SeenItem } from '../../../../src/plan/actions/seen.ts'
import { mainOwner, weekOf } from '../../../../src/plan/item/due/week.ts'
import { POLICY } from '../../../support/policy.ts'
import { dueEntry, itemOf, saidBy } from '../items.ts'

const at = (day: string, hour = 9) => plus(instant(`${day}T00:00:00Z`), hour * HOUR_MS)

/** Looks at all of them in that order, each seeing what those before it have said; the numbers that spoke, and to how many. */
function looks(items: readonly SeenItem[], order: readonly number[], now: Instant) {
  const all = new Map(items.map((item) => [item.number, item]))
  const spoke: (readonly [number, number])[] = []
  for (const number of order) {
    const item = all.get(number)
    if (item === undefined) continue
    const reply = saidBy(item, [...all.values()], POLICY, now)
    if (reply === null) continue
    all.set(number, { ...item, replies: [...item.replies, reply.key] })
    const rows = reply.body.match(/issues\/\d+\)/g)?.length ?? 1
    spoke.push([number, rows])
  }
  return { spoke, after: [...all.values()] }
}

/** Each is due on the Tuesday a week after, so that it has a word on Thursday, 26 November. */
const sameDay = (count: number, change: (number: number) => Partial<SeenItem> = () => ({})) =>
  Array.from({ length: count }, (_, place) =>
    itemOf(place + 2, { due: '2026-12-01', ...change(place + 2) }),
  )

const THURSDAY = at('2026-11-26')
const numbers = (items: readonly SeenItem[]) => items.map(({ number }) => number)

describe('in one week', () => {
  test.each([
    [1, [[2, 1]]],
    [
      2,
      [
        [2, 1],
        [3, 1],
      ],
    ],
    [3, [[2, 3]]],
    [10, [[2, 10]]],
  ])('%i of one owner are told of so', (count, expected) => {
    const items = sameDay(count)
    expect(looks(items, numbers(items), THURSDAY).spoke).toEqual(expected)
  })

  test('the lowest number speaks where several come first, in whatever order they are looked at', () => {
    const items = sameDay(6)
    const orders = fc.shuffledSubarray(numbers(items), { minLength: 6 })
    fc.assert(
      fc.property(orders, (order) => {
        const first = looks(items, order, THURSDAY)
        expect(first.spoke).toEqual([[2, 6]])
        const again = looks(first.after, order.toReversed(), plus(THURSDAY, HOUR_MS))
        expect(again.spoke).toEqual([])
      }),
    )
  })

  test('whoever comes first speaks for those that come later in it', () => {
    const items = [
      itemOf(2, { due: '2026-12-02' }),
      itemOf(3, { due: '2026-12-02' }),
      itemOf(4, { due: '2026-12-01' }),
    ]
    // Thursday: one of the week, and two that have their word on Friday.
    const thursday = looks(items, [2, 3, 4], THURSDAY)
    expect(thursday.spoke).toEqual([[4, 3]])
    expect(looks(thursday.after, [2, 3, 4], at('2026-11-27')).spoke).toEqual([])
    // On their days, in the next week, the three are told of again.
    expect(looks(thursday.after, [2, 3, 4], at('2026-12-01')).spoke).toEqual([[4, 3]])
  })

  test('one that is closed neither speaks nor counts', () => {
    const items = sameDay(3, (number) =>
      number === 2
        ? { open: false, closedAt: at('2026-11-25'), events: [closed('2026-11-25')] }
        : {},
    )
    expect(looks(items, numbers(items), THURSDAY).spoke).toEqual([
      [3, 1],
      [4, 1],
    ])
  })

  test('one that is an incident as well speaks as that, so that another does', () => {
    const items = sameDay(4, (number) =>
      number === 2 ? { labels: ['action-item', 'Incident'] } : {},
    )
    expect(looks(items, [3, 4, 5], THURSDAY).spoke).toEqual([[3, 3]])
  })

  test('one that is locked cannot speak, so that another does', () => {
    const items = sameDay(4, (number) => (number === 2 ? { locked: true } : {}))
    expect(looks(items, [3, 4, 5], THURSDAY).spoke).toEqual([[3, 3]])
  })

  test('one that has spoken for all and was closed since keeps the others silent', () => {
    const items = sameDay(3)
    const { after } = looks(items, [2], THURSDAY)
    const over = after.map((item) =>
      item.number === 2
        ? { ...item, open: false, closedAt: THURSDAY, events: [closed('2026-11-26')] }
        : item,
    )
    expect(looks(over, [3, 4], at('2026-11-27')).spoke).toEqual([])
  })

  test('others of somebody else do not count, and of two owners the same one is asked', () => {
    const items = sameDay(3, (number) => (number === 4 ? { assignees: ['dev'] } : {}))
    expect(looks(items, numbers(items), THURSDAY).spoke).toHaveLength(3)
    const both = sameDay(3, (number) => ({
      assignees: number === 3 ? ['Dev', 'ben'] : ['ben', 'dev'],
    }))
    expect(looks(both, numbers(both), THURSDAY).spoke).toEqual([[2, 3]])
  })

  test('one that is snoozed is left out', () => {
    const items = sameDay(3, (number) =>
      number === 2
        ? {
            entries: [
              {
                key: 'c9.0',
                at: instant('2026-11-17T10:00:00Z'),
                by: 'ben',
                outcome: 'accepted',
                facts: [{ type: 'snoozed', until: instant('2026-12-20T00:00:00Z'), reason: 'x' }],
              },
            ],
          }
        : {},
    )
    expect(looks(items, numbers(items), THURSDAY).spoke).toEqual([
      [3, 1],
      [4, 1],
    ])
  })

  test('one that was snoozed just now, before anybody had looked, keeps no other from speaking', () => {
    const entries = [
      {
        key: 'c9.0',
        at: at('2026-11-26', 10),
        by: 'ben',
        outcome: 'accepted' as const,
        facts: [{ type: 'snoozed' as const, until: at('2026-12-20'), reason: 'x' }],
      },
    ]
    const items = sameDay(4, (number) => (number === 2 ? { entries } : {}))
    expect(looks(items, numbers(items), at('2026-11-26', 11)).spoke).toEqual([[3, 3]])
  })

  test('those that nobody looked at in their week wait for what they have to say in the next', () => {
    const items = sameDay(3)
    const monday = looks(items, numbers(items), at('2026-11-30'))
    expect(monday.spoke).toEqual([])
    expect(looks(monday.after, numbers(items), at('2026-12-01')).spoke).toEqual([[2, 3]])
    const few = sameDay(2)
    expect(looks(few, numbers(few), at('2026-11-30')).spoke).toHaveLength(2)
  })

  test('a new one joins those that were told of one by one, and tells of the rest alone', () => {
    const first = looks(sameDay(2), [2, 3], at('2026-11-26'))
    expect(first.spoke).toHaveLength(2)
    const entries = [dueEntry('2026-11-26T12:00:00Z', '2026-12-02')]
    const joined = [...first.after, itemOf(9, { entries })]
    expect(looks(joined, [9, 2, 3], at('2026-11-27')).spoke).toEqual([[9, 1]])
  })

  test('a new one behind the comment for all waits for the next week', () => {
    const first = looks(sameDay(3), [2, 3, 4], THURSDAY)
    const entries = [dueEntry('2026-11-26T12:00:00Z', '2026-12-02')]
    const joined = [...first.after, itemOf(9, { entries })]
    expect(looks(joined, [9, 2, 3, 4], at('2026-11-27')).spoke).toEqual([])
    expect(looks(joined, [9, 2, 3, 4], at('2026-12-01')).spoke).toEqual([[2, 4]])
  })
})

const closed = (day: string) =>
  ({
    id: `E${day}`,
    at: at(day),
    actor: { login: 'ben', kind: 'person', us: false },
    type: 'closed',
    reason: 'completed',
    pull: null,
  }) as const

test('whatever is due when, and whoever looks first, an owner hears of one by one in a week only while there are few', () => {
  const days = fc.array(fc.nat(25), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(days, fc.infiniteStream(fc.boolean()), (dues, turns) => {
      let items = dues.map((days, place) =>
        itemOf(place + 2, { due: dayAfter('2026-11-24', days) }),
      )
      const heard = new Map<string, number>()
      for (let day = 0; day < 60; day++) {
        const now = at(dayAfter('2026-11-17', day))
        const order = numbers(items)
        const turned = turns.next().value ? order : order.toReversed()
        const { spoke, after } = looks(items, turned, now)
        items = [...after]
        const week = weekOf(now, 'UTC')
        heard.set(week, (heard.get(week) ?? 0) + spoke.length)
      }
      // Each word is said once, so that nothing is left for another look.
      const keys = items.flatMap(({ number, replies }) => replies.map((key) => `${number} ${key}`))
      expect(new Set(keys).size).toBe(keys.length)
      for (const [week, count] of heard) expect([week, count <= 4]).toEqual([week, true])
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['2026-11-22T23:00:00Z', 'UTC', '2026-W47'],
  ['2026-11-22T23:00:00Z', 'Europe/Berlin', '2026-W48'],
  ['2027-01-01T12:00:00Z', 'UTC', '2026-W53'],
  ['2024-12-30T12:00:00Z', 'UTC', '2025-W01'],
  ['2026-01-01T12:00:00Z', 'UTC', '2026-W01'],
])('%s in %s lies in %s', (moment, zone, week) => {
  expect(weekOf(instant(moment), zone)).toBe(week)
  expect(iso(instant(moment))).toBe(moment)
})

test.each([
  [[], null],
  [['ben'], 'ben'],
  [['Dev', 'ben'], 'ben'],
])('of %j the one to ask is %s', (owners, expected) => {
  expect(mainOwner(owners)).toBe(expected)
})
