import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { partsOf } from '../../../src/postmortem/sections.ts'
import { timeline } from '../../../src/postmortem/timeline/timeline.ts'

function rows(text: string, near: string | null = '2026-11-20', zone = 'UTC') {
  const document = readDocument(text)
  const part = partsOf(document).find(({ name }) => name === 'timeline')
  return part === undefined ? [] : timeline(document, part, { near, zone })
}
const short = (text: string, near?: string | null, zone?: string) =>
  rows(text, near, zone).map(({ line, day, at, text: said }) => [
    line,
    day,
    at === null ? null : new Date(at).toISOString().slice(5, 16),
    said.plain,
  ])

const SAME = [
  ['11-20T14:05', 'Alert'],
  ['11-20T14:20', 'Rollback'],
]

test.each([
  ['bullets', '## Timeline\n\n- 14:05 Alert\n- **14:20** - Rollback'],
  ['numbers', '## Timeline\n\n1. 14:05 Alert\n2. 14:20: Rollback'],
  [
    'a table',
    '## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | Alert |\n| 14:20 | Rollback |',
  ],
  [
    'a table with the day apart',
    '## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| 2026-11-20 | 14:05 | Alert |\n| 2026-11-20 | 14:20 | Rollback |',
  ],
  [
    'a table with the time behind',
    '## Timeline\n\n| Event | Time |\n|---|---|\n| Alert | 14:05 |\n| Rollback | 14:20 |',
  ],
  [
    'a table without titles',
    '## Timeline\n\n| | |\n|---|---|\n| 14:05 | Alert |\n| 14:20 | Rollback |',
  ],
  ['paragraphs', '## Timeline\n\n14:05 Alert\n\n14:20 Rollback'],
  ['headings', '## Timeline\n\n### 14:05 Alert\n\nText\n\n### 14:20\n\nRollback'],
  ['headings with days', '## Timeline\n\n### 2026-11-20\n\n- 14:05 Alert\n- 14:20 Rollback'],
  ['items in items', '## Timeline\n\n- **20 November 2026**\n  - 14:05 Alert\n  - 14:20 Rollback'],
  ['times in code', '## Timeline\n\n- `14:05` Alert\n- `14:20` Rollback'],
  ['phases', '## Timeline\n\n### Detection\n\n- 14:05 Alert\n\n### Recovery\n\n- 14:20 Rollback'],
  [
    'times at the end',
    '- **Key events**\n  - Alert 2026-11-20 14:05\n  - Rollback 2026-11-20 14:20',
  ],
])('rows are read from %s', (_, text) => {
  expect(short(text).map(([, , at, said]) => [at, said])).toEqual(SAME)
})

test('each row has its line, and a nested list explains the row above it', () => {
  expect(
    short('## Timeline\n\n- 14:05 Alert\n  - 13:00 was the last deploy\n- 14:20 Rollback'),
  ).toEqual([
    [3, '2026-11-20', '11-20T14:05', 'Alert'],
    [5, '2026-11-20', '11-20T14:20', 'Rollback'],
  ])
})

test('a clock that falls back by half a day went past midnight, by less it did not', () => {
  const found = rows(
    '## Timeline\n\n- 23:50 Alert\n- 00:10 Call\n- 00:05 Idea\n- 23:00 Next evening',
  )
  expect(found.map(({ rolled }) => rolled)).toEqual([false, true, false, false])
  expect(found.map(({ day }) => day)).toEqual([
    '2026-11-20',
    '2026-11-21',
    '2026-11-21',
    '2026-11-21',
  ])
})

test('where no day is known the rows still have an order', () => {
  const [first, second] = rows('## Timeline\n\n- 14:05 Alert\n- 14:20 Rollback', null)
  expect([first?.day, (second?.at ?? 0) - (first?.at ?? 0)]).toEqual([null, 15 * 60_000])
})

test.each([
  ['in the heading', '## Timeline (CET)\n\n- 14:05 Alert'],
  ['below it', '## Timeline\n\nAll times in CET\n\n- 14:05 Alert'],
  [
    'in the title of a column',
    '## Timeline\n\n| Time (CET) | Event |\n|---|---|\n| 14:05 | Alert |',
  ],
  ['above all sections', '# Outage\n\nAll times in CET.\n\n## Timeline\n\n- 14:05 Alert'],
  ['in the row', '## Timeline (UTC)\n\n- 14:05 CET Alert'],
])('a zone is taken from where it stands %s', (_, text) => {
  expect(short(text).map(([, , at]) => at)).toEqual(['11-20T13:05'])
})

test('times without any zone are in that of the team', () => {
  expect(short('## Timeline\n\n- 14:05 Alert', '2026-11-20', 'America/New_York')[0]?.[2]).toBe(
    '11-20T19:05',
  )
})

test.each([
  ['25:00', 'impossible'],
  ['2026-02-30 14:05', 'impossible'],
  ['01/02/2026 14:05', 'ambiguous'],
  ['1405', 'unreadable'],
  ['14:05', null],
  ['later', null],
])('%s in a column of times is %s', (time, problem) => {
  const [row] = rows(`## Timeline\n\n| Time | Event |\n|---|---|\n| ${time} | Alert |`)
  expect(row?.problem ?? null).toBe(problem)
  expect(row?.raw).toBe(time)
})

test.each([
  '## Timeline\n\n- 3 nodes went down\n- Then all',
  '## Timeline\n\n```\n14:05 Alert\n```',
  '## Timeline\n\n> 14:05 Alert',
  '## Weather\n\n- 14:05 Rain',
  '## Timeline\n\n| Name | Words |\n|---|---|\n| Alert | 14:05 was the time |',
])('no row is read from %j', (text) => {
  expect(rows(text)).toEqual([])
})

test('a row with a day alone has no place within it', () => {
  expect(short('## Timeline\n\n| Date | Event |\n|---|---|\n| 2026-11-20 | Alert |')).toEqual([
    [5, '2026-11-20', null, 'Alert'],
  ])
})
