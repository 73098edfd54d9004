import { expect, test } from 'vitest'
import { itemJson, itemRows, itemWords } from '../../src/cli/item-rows.ts'
import { type Action, NO_ACTION } from '../../src/domain/action.ts'
import { instant } from '../../src/domain/instant.ts'
import { POLICY } from '../support/policy.ts'
import { SEEN } from '../support/view.ts'

const DUE: Action = {
  ...NO_ACTION,
  title: 'Alert on the pool',
  due: instant('2026-12-01T23:59:00Z'),
  owners: ['ben'],
  priority: 'p2',
}
const DONE: Action = {
  ...DUE,
  end: {
    kind: 'merged',
    pull: { repository: null, number: 57 },
    at: instant('2026-11-30T10:00:00Z'),
    by: 'dev',
    ref: { kind: 'event', id: '1' },
  },
}

test('an action item is told in a row each of what somebody has said', () => {
  expect(itemRows(DONE, SEEN)).toEqual([
    ['title', 'Alert on the pool'],
    ['state', 'verified'],
    ['proof', '#57'],
    ['due', '2026-12-01'],
    ['owners', 'ben'],
    ['priority', 'p2'],
  ])
})

test.each<[string, Action, string]>([
  ['open', NO_ACTION, 'open'],
  ['with a date', DUE, 'due 2026-12-01'],
  ['done', DONE, 'verified'],
])('one that is %s is so in a word', (_, action, words) => {
  expect(itemWords(action, POLICY)).toBe(words)
})

test('programs read the same', () => {
  expect(itemJson(DONE, { ...POLICY, zone: 'Asia/Tokyo' })).toEqual({
    due: '2026-12-02',
    priority: 'p2',
    owners: ['ben'],
    end: 'verified',
  })
})
