import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matched } from '../../../src/plan/actions/match.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import type { Promised } from '../../../src/postmortem/items/promised.ts'
import { HOME, item, seen, theirs } from './items.ts'

const AT = { incident: 42, home: HOME }

/** Numbers of the issues of each item, and of those whose item is gone. */
function numbers(items: readonly Promised[], issues: readonly SeenItem[]) {
  const { pairs, removed } = matched(items, issues, AT)
  return {
    of: pairs.map(({ issue }) => issue?.number ?? null),
    removed: removed.map(({ number }) => number),
  }
}

describe('an item finds its issue', () => {
  test.each([
    ['#51'],
    ['GH-51'],
    ['acme/shop#51'],
    ['Acme/Shop#51'],
    ['https://github.com/acme/shop/issues/51'],
    ['https://github.com/Acme/shop/issues/51#issuecomment-7'],
    ['https://github.com/acme/shop/issues/51/'],
  ])('by %s in its row, whatever its title has become', (tracked) => {
    const row = item('Page somebody', { tracked: [tracked] })
    expect(numbers([row], [seen(51, 'Alert on the pool')])).toEqual({ of: [51], removed: [] })
  })

  test.each([
    ['https://github.com/acme/other/issues/51'],
    ['https://github.example/acme/shop/issues/51'],
    ['https://github.com/acme/shop/pull/51'],
    ['other/shop#51'],
    ['ABC-51'],
    ['#5100'],
  ])('but not by %s', (tracked) => {
    const row = item('Page somebody', { tracked: [tracked] })
    expect(numbers([row], [seen(51, 'Alert on the pool')])).toEqual({ of: [null], removed: [51] })
  })

  test('by its own id, and the lower number of two that have it stays', () => {
    const issues = [seen(60, 'Alert on the pool'), seen(51, 'Alert on the pool')]
    expect(numbers([item('Alert on the pool')], issues)).toEqual({ of: [51], removed: [] })
  })

  test('by a link rather than by its id, and the other is not told as gone', () => {
    const row = item('Alert on the pool', { tracked: ['#77'] })
    const issues = [seen(51, 'Alert on the pool'), theirs(77, 'Pool')]
    expect(numbers([row], issues)).toEqual({ of: [77], removed: [] })
  })

  test('by its words where nobody has linked it and they were put otherwise', () => {
    const issues = [
      seen(51, 'Add an alert on the connection pool'),
      seen(52, 'Write a runbook for the failover'),
    ]
    const rows = [
      item('Alert when the connection pool is 80 % full'),
      item('Runbook for the failover of the database'),
    ]
    expect(numbers(rows, issues)).toEqual({ of: [51, 52], removed: [] })
  })

  test('by the very same words where a person has opened it', () => {
    const rows = [item('Alert on the pool')]
    expect(numbers(rows, [theirs(9, 'Alert on the pool!')]).of).toEqual([9])
    expect(numbers(rows, [theirs(9, 'Alert on the pool of threads')]).of).toEqual([null])
  })
})

describe('an item does not take what is not its own', () => {
  test('one that is only about something near', () => {
    const rows = [item('Add an alert on the disk'), item('Add a test for the checkout client')]
    const issues = [
      seen(51, 'Add an alert on the pool'),
      seen(52, 'Add a test for the payment service'),
    ]
    expect(numbers(rows, issues)).toEqual({ of: [null, null], removed: [51, 52] })
  })

  test('one of another incident', () => {
    const issues = [seen(51, 'Alert on the pool', { key: '7.alertonthepool' })]
    expect(numbers([item('Alert when the pool is full')], issues)).toEqual({
      of: [null],
      removed: [],
    })
  })

  test('one that another item has, unless both link it', () => {
    const issue = seen(51, 'Alert on the connection pool')
    const rows = [item('Alert on the connection pool'), item('Alert on the connection pools')]
    expect(numbers(rows, [issue]).of).toEqual([51, null])
    const linking = rows.map((row) => ({ ...row, tracked: ['#51'] }))
    expect(numbers(linking, [issue]).of).toEqual([51, 51])
  })

  test('the incident itself, which it only refers to', () => {
    const row = item('Alert on the pool', { tracked: ['#42'] })
    expect(numbers([row], [theirs(42, 'Checkout fails')]).of).toEqual([null])
  })
})

test('ids that moved on to other rows do not mix up their issues', () => {
  const rows = [item('Load test the client', { id: 'ai-1' }), item('Rotate keys', { id: 'ai-2' })]
  const issues = [
    seen(51, 'Alert on the pool', { key: '42.ai-1' }),
    seen(52, 'Load test the client', { key: '42.ai-2' }),
    seen(53, 'Rotate keys', { key: '42.ai-3' }),
  ]
  expect(numbers(rows, issues)).toEqual({ of: [52, 53], removed: [51] })
})

test('a row that was put in whole other words keeps its issue by its own id', () => {
  const rows = [item('Shed load early', { id: 'ai-1' })]
  const issues = [seen(51, 'Alert on the pool', { key: '42.ai-1' })]
  expect(numbers(rows, issues)).toEqual({ of: [51], removed: [] })
})

const title = fc
  .array(fc.constantFrom('alert', 'pool', 'disk', 'load', 'test', 'client'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '))

test('each issue of ours has one item or is told as gone, and an item with its id is never without', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(title, { maxLength: 8 }),
      fc.uniqueArray(title, { maxLength: 8 }),
      (rows, opened) => {
        const items = rows.map((one) => item(one))
        const issues = opened.map((one, index) => seen(51 + index, one))
        const { of, removed } = numbers(items, issues)
        const has = of.filter((number) => number !== null)
        expect(new Set([...has, ...removed]).size).toBe(issues.length)
        expect(has.length + removed.length).toBe(issues.length)
        for (const [at, row] of rows.entries())
          if (opened.includes(row)) expect(of[at]).not.toBeNull()
      },
    ),
  )
})

test('the order in which GitHub lists the issues changes nothing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(title, { maxLength: 6 }),
      fc.array(title, { maxLength: 6 }),
      (rows, opened) => {
        const items = rows.map((one) => item(one))
        const issues = opened.map((one, index) => seen(51 + index, one))
        expect(numbers(items, issues.toReversed())).toEqual(numbers(items, issues))
      },
    ),
  )
})
