import { expect, test } from 'vitest'
import type { PlannedItem } from '../../../src/plan/actions/planned-item.ts'
import type { Merging } from '../../../src/plan/review/merging.ts'
import type { SeenRequest } from '../../../src/plan/review/request.ts'
import type { ReviewedDocument } from '../../../src/plan/review/reviewed.ts'
import { summary } from '../../../src/plan/review/summary.ts'

const REQUEST: SeenRequest = {
  repository: 'acme/shop',
  home: 'https://github.test/acme/shop',
  number: 5,
  state: 'open',
  draft: true,
  head: 'abc123',
  branch: null,
  start: 'def456',
  base: 'main',
  publishes: true,
}

const create = (at: number): PlannedItem => ({
  kind: 'create',
  key: `5.i${at}`,
  item: {
    id: `i${at}`,
    title: `Add alert ${at} ${'with a long name '.repeat(5)}`,
    details: '',
    line: at,
    owners: [],
    due: null,
    priority: null,
    priorityText: null,
    kind: null,
    status: 'open',
    tracked: [],
    blockedBy: [],
  },
  owners: { assignees: [], mentioned: [], teams: [], unknown: [] },
})
const planned = (count: number): Merging => ({
  kind: 'planned',
  plan: { items: Array.from({ length: count }, (_, at) => create(at)), removed: [] },
  more: 0,
})
const document = (at: number, merging: Merging | null): ReviewedDocument => ({
  path: `postmortems/2026-11-20-${at}-down.md`,
  incident: at,
  reading: {
    kind: 'findings',
    findings: [],
    left: { waiting: 1, sections: 18 },
    items: [],
    more: 0,
  },
  merging,
})
const told = (documents: readonly ReviewedDocument[]) => summary(REQUEST, { documents, more: 0 })
const bytes = (text: string) => new TextEncoder().encode(text).length

test('what merging does follows what was found in the same document, in a draft too', () => {
  const text = told([document(1, planned(2)), document(2, null)])
  const places = ['incident 1', 'Nothing was found', 'Merging this opens 2 issues.', 'incident 2']
  expect(places.map((place) => text.indexOf(place))).toEqual(
    places.map((place) => text.indexOf(place)).toSorted((a, b) => a - b),
  )
  expect(text.match(/What merging does/g)).toHaveLength(1)
})

test('where there is no room for all tables, those that do not fit are left out with a word, and no finding is', () => {
  const documents = Array.from({ length: 30 }, (_, at) => document(at + 1, planned(100)))
  const text = told(documents)
  expect(bytes(text)).toBeLessThan(65_535)
  expect(text.match(/Nothing was found/g)).toHaveLength(30)
  expect(text.match(/Merging this opens 100 issues\./g)).toHaveLength(30)
  const tables = text.match(/^\| New issue/gm)?.length ?? 0
  const without = text.match(/There is no room to list them here/g)?.length ?? 0
  expect([tables > 0, tables + without]).toEqual([true, 30])
})

test('the same reading gives the same words', () => {
  expect(told([document(1, planned(3))])).toBe(told([document(1, planned(3))]))
})
