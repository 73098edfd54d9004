import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import type { Known } from '../../../src/postmortem/known.ts'
import { subject } from '../../../src/postmortem/subject.ts'

const known: Known = {
  number: 4,
  title: 'Checkout down',
  severity: null,
  services: [],
  cause: null,
  times: {},
  participants: [{ login: 'jane-d', name: 'Jane Doe', role: null }],
}
const read = (text: string) =>
  subject(readDocument(`# Outage 2026-11-20\n\n${text}`), {
    known,
    assignable: null,
    zone: 'UTC',
    gap: 0.25,
  }).actions
const items = (body: string) => read(`## Action items\n\n${body}`).items
const short = (body: string) =>
  items(body).map(({ text, owners, due, status }) => [
    text.plain,
    owners.map((owner) => (owner.login === null ? owner.text : `@${owner.login}`)).join(),
    due?.reading.date ?? due?.text ?? '',
    status,
  ])

const INDEX = ['Ship the index', '@jane', '2026-12-01', 'open']

test.each([
  ['a table', '| Action | Owner | Due |\n|---|---|---|\n| Ship the index | @jane | 2026-12-01 |'],
  [
    'a table in another order',
    '| Deadline | Assignee | # | What |\n|---|---|---|---|\n| Dec 1 | @jane | 1 | Ship the index |',
  ],
  [
    'a table without a title for the action',
    '| | Who | When |\n|---|---|---|\n| Ship the index | @jane | 1 Dec 2026 |',
  ],
  [
    'a table with links to people',
    '| Task | DRI | ETA |\n|---|---|---|\n| Ship the index | [Jane](https://github.com/jane) | 2026/12/01 |',
  ],
  ['a task list', '- [ ] Ship the index (@jane, 2026-12-01)'],
  ['bullets', '* Ship the index - @jane, due 2026-12-01'],
  ['numbers', '1. @jane: Ship the index by 2026-12-01'],
  ['bold words', '- **Ship the index** (Owner: @jane, Due: Dec 1)'],
  ['labels in the line', '- Ship the index. Owner: @jane. Due: 2026-12-01.'],
  ['labels below', '- Ship the index\n  - Owner: @jane\n  - Due: 2026-12-01'],
  ['labels in a paragraph below', '- Ship the index\n\n  Owner: @jane\n\n  Due: 2026-12-01'],
  ['a person above', '**@jane**\n\n- Ship the index, due 2026-12-01'],
  ['a person above in the list', '- @jane\n  - Ship the index (by 2026-12-01)'],
  ['a date above', '### Short term (due: 2026-12-01)\n\n- Ship the index @jane'],
  ['a paragraph', '**Action item:** Ship the index. Owner: @jane. Due: 2026-12-01'],
  ['a heading', '### Ship the index\n\n- Owner: @jane\n- Due: 2026-12-01'],
  ['a closed form', '- [ ] Ship the index [@jane] [2026-12-01]'],
  ['arrows', '- Ship the index → @jane (due 2026-12-01)'],
])('an item is read from %s', (_, body) => {
  const [[text = '', ...rest] = []] = short(body)
  expect([text.replace(/\.$/, ''), ...rest]).toEqual(INDEX)
})

test.each([
  ['- Ship it (Jane Doe)', 'Jane Doe'],
  ['- Jane to ship it', 'Jane'],
  ['- Jane: ship it', 'Jane'],
  ['- ship it - Jane Doe', 'Jane Doe'],
  ['- ship it (Bob)', 'Bob'],
  ['- ship it, @jane and @bob', '@jane,@bob'],
  ['- ship it (@acme/payments)', '@acme/payments'],
  ['| Action | Owner |\n|---|---|\n| ship it | @jane @bob |', '@jane,@bob'],
  ['| Action | Owner |\n|---|---|\n| ship it | @acme/payments @bob-2 |', '@acme/payments,@bob-2'],
  ['| Action | Owner |\n|---|---|\n| ship it | Jane Doe (@jane) |', '@jane'],
  ['| Action | Owner |\n|---|---|\n| ship it | Jane Doe @jane, Bob |', '@jane,Bob'],
  ['| Action | Owner |\n|---|---|\n| ship it | Jane (was @bob before) |', 'Jane'],
  ['- ship it. Owners: Jane, Bob', 'Jane,Bob'],
  ['| Action | Owner |\n|---|---|\n| ship it | Jane & Bob |', 'Jane,Bob'],
  ['| Action | Owner |\n|---|---|\n| ship it | `@jane` |', '@jane'],
  ['| Action | Owner |\n|---|---|\n| ship it | Payments team |', 'Payments team'],
  ['| Action | Owner |\n|---|---|\n| ship it | ops/Platform |', 'ops,Platform'],
  ['**Jane Doe**\n\n- ship it', 'Jane Doe'],
])('%s is owned by %s', (body, owners) => {
  expect(short(body)[0]?.[1]).toBe(owners)
})

test.each([
  '- ship it (Kubernetes)',
  '- ship it (Done)',
  '- Monitoring: ship it',
  '- Switch to another pool',
  '- ship it, see the advice of @bob on pools in the chat',
  '- ship it (optional)',
  '- ship it (DNS)',
  '- ship it (Rasmus calls the meeting)',
  '**Infra**\n\n- ship it',
  '| Action | Owner |\n|---|---|\n| ship it | TBD |',
  '| Action | Owner |\n|---|---|\n| ship it | any team member |',
  '| Action | Owner |\n|---|---|\n| ship it | - |',
  '- ship it. Owner: unassigned',
])('nobody owns %s', (body) => {
  expect(short(body)[0]?.[1]).toBe('')
})

test.each([
  ['- [x] ship it', 'done'],
  ['- ✅ ship it', 'done'],
  ['- ship it ✅', 'done'],
  ['- ship it (DONE)', 'done'],
  ['- ship it (Done!)', 'done'],
  ['- [DONE] ship it', 'done'],
  ['- DONE: ship it', 'done'],
  ['- ship it - done', 'done'],
  ['- ship it. DONE', 'done'],
  ['- Fixed the pool', 'done'],
  ['- ship it (in progress)', 'in-progress'],
  ['- [ ] ship it (WIP)', 'in-progress'],
  ['- 🚧 ship it', 'in-progress'],
  ["- ship it (won't fix)", 'declined'],
  ['- ship it (declined)', 'declined'],
  ['| Action | Status |\n|---|---|\n| ship it | Completed |', 'done'],
  ['| Action | Status |\n|---|---|\n| ship it | ✅ Done |', 'done'],
  ['| Action | Status |\n|---|---|\n| ship it | In Progress |', 'in-progress'],
  ['| Action | Status |\n|---|---|\n| ship it | Not Started |', 'open'],
  ['| Action | Status |\n|---|---|\n| ship it | TODO |', 'open'],
  ['| Action | Status |\n|---|---|\n| ship it | Cancelled |', 'declined'],
  ['| Action | Done |\n|---|---|\n| ship it | no |', 'open'],
  ['| Action | Done |\n|---|---|\n| ship it | yes |', 'done'],
  ['- [ ] ship it', 'open'],
  ['- Automated tests of the pool', 'open'],
  ['- Get it done by Jane', 'open'],
])('%s is %s', (body, status) => {
  const [item] = items(body)
  expect(item?.status).toBe(status)
})

test.each([
  ['- ship it by next week', '2026-11-27'],
  ['- ship it (due end of Q1)', '2027-03-31'],
  ['- ship it, due next sprint', 'next sprint'],
  ['- ship it (2 weeks)', ''],
  ['- ship it, due Jan 22', '2027-01-22'],
  ['- ship it until 31.12.2026', '2026-12-31'],
  ['- ship it - 2026-12-01', '2026-12-01'],
  ['- ship it (Owner: @jane, by 2026-12-01)', '2026-12-01'],
  ['- cut retention by 30 days', ''],
  ['- ship it by hand', ''],
  ['- ship it [20m]', ''],
  ['- answer before customers ask', ''],
  ['| Action | Due |\n|---|---|\n| ship it | TBD |', ''],
  ['| Action | Due |\n|---|---|\n| ship it | 01/02/2027 |', '01/02/2027'],
])('%s is due %j', (body, due) => {
  expect(short(body)[0]?.[2]).toBe(due)
})

test('what carries an item on is its links to trackers and its references', () => {
  const tracked = (body: string) => items(body)[0]?.tracked
  expect(tracked('- Ship it ([#12](https://github.com/a/b/issues/12))')).toEqual([
    'https://github.com/a/b/issues/12',
  ])
  expect(tracked('- Ship it. [Issue][x]\n\n[x]: https://gitlab.com/a/b/-/issues/3')).toEqual([
    'https://gitlab.com/a/b/-/issues/3',
  ])
  expect(tracked('- Ship it https://jira.example.com/browse/ABC-12')).toEqual([
    'https://jira.example.com/browse/ABC-12',
  ])
  expect(tracked('- Ship it (ABC-12)')).toEqual(['ABC-12'])
  expect(tracked('- acme/shop#7')).toEqual(['acme/shop#7'])
  expect(tracked('- Ship it in UTF-8, see [the docs](https://example.com/docs)')).toEqual([])
  expect(
    tracked('| Action | Ticket |\n|---|---|\n| Ship | [any](https://tasks.example.com/x) |'),
  ).toEqual(['https://tasks.example.com/x'])
})

test('kinds and priorities are read where somebody has said them', () => {
  const [row] = items('| Action | Type | Priority |\n|---|---|---|\n| Ship it | Prevent | P1 |')
  expect([row?.kind, row?.priority?.value]).toEqual(['prevent', 'p1'])
  expect(
    items('### Detection\n\n- Ship it (P2)').map(({ kind, priority, under }) => [
      kind,
      priority?.value,
      under,
    ]),
  ).toEqual([['detect', 'p2', ['Detection']]])
  expect(items('- [mitigate] Ship it')[0]?.kind).toBe('mitigate')
  expect(items('- Ship it')[0]).toMatchObject({ kind: null, priority: null, under: [] })
})

test('places are kept, so that a finding points at the line and an edit touches only its cell', () => {
  const body = '| Action | Owner | Due |\n|---|---|---|\n| Ship **it** | @jane | Dec 1 |'
  const text = `# Outage 2026-11-20\n\n## Action items\n\n${body}`
  const [item] = items(body)
  const at = (span: { start: number; end: number } | null | undefined) =>
    text.slice(span?.start, span?.end)
  expect([at(item?.owners[0]), at(item?.due), item?.line, item?.endLine]).toEqual([
    '@jane',
    'Dec 1',
    7,
    7,
  ])
  expect(at(item?.cells?.due)).toBe('Dec 1')
})

test.each([
  ['an empty row', '| Action | Owner |\n|---|---|\n| | @jane |'],
  ['a blank of a template', '- TODO: What keeps it from coming back?'],
  ['braces of a template', '1. {{ summary }} [link to issue]'],
  ['a table of words', '| Priority | Meaning |\n|---|---|\n| P0 | at once |'],
  ['prose', 'We accept the risk.'],
  ['code', '```\n- ship it\n```'],
])('no item is read from %s', (_, body) => {
  expect(items(body)).toEqual([])
})

test.each(['None.', '- N/A', '- None', 'No action items', '- no action required'])(
  '%j says that there is nothing to do',
  (body) => {
    const { items: found, none } = read(`## Action items\n\n${body}`)
    expect([found.length, none.length]).toEqual([0, 1])
  },
)

test('nested entries explain the one above, unless that only groups them', () => {
  expect(
    short('- Ship the index\n  - in staging\n  - in production').map(([text]) => text),
  ).toEqual(['Ship the index'])
  expect(
    short('- Monitoring:\n  - alert on the pool\n  - alert on the queue').map(([text]) => text),
  ).toEqual(['alert on the pool', 'alert on the queue'])
  expect(short('- All of these\n  - [ ] one\n  - [x] two').map(([text]) => text)).toEqual([
    'one',
    'two',
  ])
})

test('beside a table, lists without boxes explain its words', () => {
  const body = '- Prevent - keeps it away\n\n| Action |\n|---|\n| Ship it |\n\n- [ ] Call Jane'
  expect(short(body).map(([text]) => text)).toEqual(['Ship it', 'Call Jane'])
})

test('a heading that may mean anything counts only where none is clearer', () => {
  expect(
    read('## Actions\n\n- [ ] read this\n\n## Action items\n\n- ship it').items.map(
      ({ text }) => text.plain,
    ),
  ).toEqual(['ship it'])
  expect(read('## Actions\n\n- ship it').items).toHaveLength(1)
  expect(
    read('## Short-term actions\n\n- one\n\n## Long-term actions\n\n- two').items,
  ).toHaveLength(2)
  expect(read('## What went wrong\n\n- nobody knew').items).toEqual([])
})
