import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import type { Owners, PlannedItem } from '../../../src/plan/actions/planned-item.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import type { Merging } from '../../../src/plan/review/merging.ts'
import { mergingWords } from '../../../src/plan/review/merging-words.ts'
import type { Promised } from '../../../src/postmortem/items/promised.ts'

const PAGE = 'https://github.test/acme/shop/blob/abc/postmortems/a.md?plain=1'

const item = (more: Partial<Promised> = {}): Promised => ({
  id: 'a1',
  title: 'Add an alert',
  details: '',
  line: 12,
  owners: [],
  due: null,
  priority: null,
  priorityText: null,
  kind: null,
  status: 'open',
  tracked: [],
  blockedBy: [],
  ...more,
})
const NOBODY: Owners = { assignees: [], mentioned: [], teams: [], unknown: [] }
const create = (more: Partial<Promised> = {}, owners: Partial<Owners> = {}): PlannedItem => ({
  kind: 'create',
  key: '5.a1',
  item: item(more),
  owners: { ...NOBODY, ...owners },
})
const issue = (number: number, more: Partial<SeenItem> = {}): SeenItem => ({
  number,
  id: number * 10,
  title: 'Add an alert',
  url: `https://github.test/acme/shop/issues/${number}`,
  body: '',
  key: `5.i${number}`,
  due: null,
  open: true,
  createdAt: instant('2026-11-20T14:00:00Z'),
  closedAt: null,
  labels: ['action-item'],
  assignees: [],
  events: [],
  entries: [],
  replies: [],
  parent: 5,
  blockedBy: [],
  dueField: null,
  ...more,
})
const linked = (number: number, differences: readonly string[] = []): PlannedItem => ({
  kind: 'linked',
  item: item(),
  owners: NOBODY,
  issue: issue(number),
  differences,
})
const left = (why: 'done' | 'declined' | 'too-many'): PlannedItem => ({
  kind: 'left',
  item: item(),
  owners: NOBODY,
  why,
})
const tracked = (one: SeenItem | null, references: readonly string[] = []): PlannedItem => ({
  kind: 'tracked',
  item: item({ tracked: references }),
  owners: NOBODY,
  issue: one,
})
const planned = (
  items: readonly PlannedItem[],
  removed: readonly SeenItem[] = [],
  more = 0,
): Merging => ({ kind: 'planned', plan: { items, removed }, more })
const words = (merging: Merging, elsewhere: string | null = null) =>
  mergingWords(merging, PAGE, elsewhere)
const rows = (merging: Merging) =>
  words(merging)
    .full.split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| :-'))
    .map((line) => line.slice(2, -2).split(' | '))

test.each<readonly [string, Merging, string]>([
  ['one item', planned([create()]), 'Merging this opens 1 issue.'],
  [
    'several of each',
    planned([create(), create(), linked(7), tracked(issue(8)), left('done'), tracked(null)]),
    'Merging this opens 2 issues, keeps 2 that exist and leaves 2 alone.',
  ],
  [
    'only what has its issue',
    planned([linked(7)]),
    'Merging this opens no issue and keeps 1 that exists.',
  ],
  [
    'a row that was taken out',
    planned([create()], [issue(7)]),
    'Merging this opens 1 issue. 1 issue whose item is no longer in the document stays as it is.',
  ],
  [
    'more than are looked at',
    planned([create()], [], 3),
    'Merging this opens 1 issue. 3 more items are not looked at before the merge, since there are so many.',
  ],
  [
    'a document that names no incident',
    { kind: 'homeless', count: 3, why: { kind: 'not-named' } },
    'Merging this opens no issue for its 3 action items: nothing says which incident it is about. Write its number into the front matter, as in `incident: 42`, then push again.',
  ],
  [
    'one that names what is none',
    { kind: 'homeless', count: 1, why: { kind: 'unknown', named: 9 } },
    'Merging this opens no issue for its action item: it says that it is about issue 9, which is no incident here. Write the number of its incident into the front matter, then push again.',
  ],
])('of %s the first line says what merging does', (_, merging, line) => {
  const { brief } = words(merging)
  expect(brief).toBe(`#### What merging does\n\n${line}`)
})

test('what goes into another branch opens nothing yet', () => {
  expect(words(planned([create()]), 'release').brief).toContain(
    'Merging this opens no issue yet, since it goes into release. Once the document stands on the default branch, that opens 1 issue.',
  )
})

test('a new issue is shown with owner, date, priority and kind, and its line', () => {
  const due = { text: '1 Dec', reading: { date: '2026-12-01', written: 'no-year' } } as const
  const all = { due, priority: 'p1', kind: 'detect' } as const
  expect(rows(planned([create(all, { assignees: ['ana', 'ben'] })]))).toEqual([
    ['New issue', 'Owner', 'Due', 'Priority', 'Kind'],
    [`[Add an alert](${PAGE}#L12)`, '`ana` and `ben`, assigned', 'Tue 1 Dec 2026', 'p1', 'detect'],
  ])
})

test.each<readonly [string, Partial<Owners>, string]>([
  ['nobody', {}, 'nobody'],
  ['somebody assigned', { assignees: ['ana'] }, '`ana`, assigned'],
  [
    'somebody whom GitHub does not take',
    { mentioned: ['eve'] },
    '`eve`, mentioned only: GitHub does not take them as assignee',
  ],
  ['a team', { teams: ['acme/payments'] }, '`acme/payments`, mentioned'],
  ['a name', { unknown: ['Bob'] }, '“Bob”: nobody was found'],
  [
    'all of it',
    { assignees: ['ana'], teams: ['acme/a'], unknown: ['Bob'] },
    '`ana`, assigned; `acme/a`, mentioned; “Bob”: nobody was found',
  ],
])('of %s the owner says so', (_, owners, said) => {
  expect(rows(planned([create({}, owners)]))[1]?.[1]).toBe(said)
})

test.each([
  ['ambiguous', ['2026-01-02', '2026-02-01'], 'may be Fri 2 Jan 2026 or Sun 1 Feb 2026'],
  ['impossible', [], 'is in no calendar'],
  ['no-year', [], 'has no year'],
  ['relative', [], 'counts from a day that the document does not say'],
  ['vague', [], 'names no day'],
  ['unreadable', [], 'cannot be read as a date'],
] as const)('a due date that is %s is told with why', (problem, readings, said) => {
  const due = { text: '01/02', reading: { date: null, problem, readings } }
  expect(rows(planned([create({ due })]))[1]?.[2]).toBe(`“01/02” ${said}`)
})

test('a priority that is none of ours is told as it is written', () => {
  expect(rows(planned([create({ priorityText: 'asap', kind: 'repair' })]))[1]?.[3]).toBe(
    '“asap” is none',
  )
})

test.each<readonly [string, PlannedItem, string]>([
  ['its issue', linked(7), 'Has its issue: [#7](https://github.test/acme/shop/issues/7).'],
  [
    'an issue that says otherwise',
    linked(7, ['The document says due 2026-12-01; the issue has no due date.']),
    'Has its issue: [#7](https://github.test/acme/shop/issues/7). The document says due 2026-12-01; the issue has no due date. The issue holds.',
  ],
  [
    'an issue of somebody',
    tracked(issue(8, { key: null })),
    'Is carried on by [#8](https://github.test/acme/shop/issues/8), which is linked.',
  ],
  [
    'a ticket elsewhere',
    tracked(null, ['ABC-12']),
    'Is carried on elsewhere, which is left alone: ABC-12.',
  ],
  ['been done', left('done'), 'No issue: it is done.'],
  ['been declined', left('declined'), 'No issue: it is not going to be done.'],
])('what has %s gets no new one', (_, one, said) => {
  expect(rows(planned([one]))).toEqual([
    ['Item', 'What becomes of it'],
    [`[Add an alert](${PAGE}#L12)`, said],
  ])
})

test.each([
  [true, 'stays open'],
  [false, 'is closed already'],
])('an issue whose row is gone is left as it is: open %s', (open, said) => {
  expect(rows(planned([], [issue(7, { open })]))[1]?.[1]).toBe(
    `Is no longer in the document. [#7](https://github.test/acme/shop/issues/7) ${said}.`,
  )
})

test('nothing that people wrote mentions, refers, breaks out of its cell or repeats a secret', () => {
  const told = words(
    planned([
      create(
        { title: 'Ask @acme/all about #12 | or [x](http://evil.test)' },
        { unknown: ['@bob'] },
      ),
      create({ title: `Rotate ghp_${'a'.repeat(36)}` }),
    ]),
  ).full
  expect(told).not.toMatch(/@acme|@bob|[^[&]#12\b|\]\(http:\/\/evil|ghp_a/)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const text = words(planned([create({ title })])).full
      expect(text.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3)
    }),
  )
})
