import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import { NOTHING_TRIED } from '../../../src/plan/actions/tried.ts'
import { twinSteps, twins } from '../../../src/plan/actions/twins.ts'
import { seen } from './items.ts'

const AT = instant('2026-11-21T10:00:00Z')
const ENTRY = { key: 'c5.1', at: AT, by: 'ana', outcome: 'accepted' } as const
const reopened = (us: boolean): SeenItem['events'] => [
  { type: 'reopened', id: 'R_1', at: AT, actor: { login: 'ana', kind: 'person', us } },
]

const closed = (second: Partial<SeenItem>, first: Partial<SeenItem> = {}, counting = [11]) => {
  const issues = [
    seen(11, 'Alert on it', { key: '42.a1', ...first }),
    seen(12, 'Alert on it', { key: '42.a1', ...second }),
  ]
  return twinSteps(twins(issues, new Set(counting)), NOTHING_TRIED)
}

test('of two issues under one key the one that does not count is closed', () => {
  expect(closed({})).toEqual([{ type: 'item.close', item: 12 }])
  expect(closed({}, {}, [12])).toEqual([{ type: 'item.close', item: 11 }])
})

test.each<[string, Partial<SeenItem>, Partial<SeenItem>, number[]]>([
  ['the issue of another item', { key: '42.a2' }, {}, [11]],
  ['an issue of people, though it is called the same', { key: null }, { key: null }, [11]],
  ['what is closed already', { open: false }, {}, [11]],
  ['what people have opened again', { events: reopened(false) }, {}, [11]],
  ['what somebody has changed by a command', { entries: [ENTRY] }, {}, [11]],
  ['the only one that is open still', {}, { open: false }, [11]],
  ['anything where both count', {}, {}, [11, 12]],
  ['anything where nobody knows which counts', {}, {}, []],
])('not closed: %s', (_what, second, first, counting) => {
  expect(closed(second, first, counting)).toEqual([])
})
