import { expect, test } from 'vitest'
import { promisedIn } from '../../../src/postmortem/items/promised-in.ts'

const items = (text: string) =>
  promisedIn(text, { known: null, zone: 'UTC', names: new Set() }).items
const titles = (text: string) => items(text).map(({ title }) => title)

test.each([
  'Corrective Action Plan',
  '4. Corrective & Preventative Action Items',
  'Action Items & Commitments',
  'Action Items for Sprint 3',
  'Corrective and Preventive Actions (CAPA)',
  'Remediation Items',
  'Tasks to Address the Issue',
  'A list of tasks to address the issue',
  'Immediate action plan of the team',
  'Follow-up Actions (Priority: HIGH)',
  'Retrospective Actions',
  'Prevention measures',
  'Prevention for the future',
  'What We’re Doing to Prevent This',
  'How we are going to avoid this',
  'Steps we are taking to prevent a recurrence',
])('below %s things are promised', (heading) => {
  expect(titles(`# Outage\n\n## ${heading}\n\n- Ship it\n`)).toEqual(['Ship it'])
})

test.each([
  'Immediate actions taken',
  'Previous action items',
  'How we write action items',
  'What went well',
  'What were the effects',
  'Steps to reproduce',
  'Why no action items were missed in the past year by this or any other team',
])('below %s nothing is', (heading) => {
  expect(titles(`# Outage\n\n## ${heading}\n\n- Ship it\n`)).toEqual([])
})

test.each([
  ['- Improvements/Fixes:\n  - Ship it\n  - Test it\n- Tasks to address the issue:\n  - Look\n', 3],
  ['- **Specific tasks**:\n  - **TODO**: Ship it\n  - **TODO**: Test it\n', 2],
  ['- Improve how we raise alarms at night:\n  - on the pool\n  - on the index\n', 1],
  ['**Tasks:**\n\n1. Ship it\n2. Test it\n\n**Later**\n\n- Look\n', 3],
])('of %j there are %i', (body, count) => {
  expect(items(`## Corrective and preventative measures\n\n${body}`)).toHaveLength(count)
})

test('a template’s own blank is no item, and a bold mark for what is open is none of its words', () => {
  expect(titles('## Action items\n\n- TODO: What keeps it from coming back?\n')).toEqual([])
  expect(titles('## Action items\n\n- **TODO:** Ship it\n')).toEqual(['Ship it'])
})

test.each([
  ['| Action Item | Owner |\n|-|-|\n| Ship it | @ana |\n', ['Ship it']],
  ['| # | Action Item | Due |\n|-|-|-|\n| 1 | Ship it | |\n', ['Ship it']],
  ['| Action | Owner |\n|-|-|\n| Ship it | @ana |\n', []],
  ['| Action Item |\n|-|\n| Ship it |\n', []],
  ['**Action item:** Ship it\n', ['Ship it']],
  ['**Action item:** none\n', []],
  ['Action items: see the board\n', []],
  ['The action item was to ship it.\n', []],
])('without a heading %j promises %j', (body, expected) => {
  expect(titles(`# Outage\n\nIt was down.\n\n${body}`)).toEqual(expected)
})

test('where a section lists them, a label elsewhere adds none', () => {
  const text = '## Why\n\n5. Action item: Look\n\n## Action items\n\n- Ship it\n'
  expect(titles(text)).toEqual(['Ship it'])
})

test.each([
  ['Bug', 'n/a **DONE**', 'done'],
  ['Bug', '**DONE**', 'done'],
  ['Bug', 'Bug 12 **TODO**', 'open'],
  ['Ticket', '[#4](https://github.com/a/b/issues/4)', 'open'],
  ['Status', 'done (merged 2026-09-24 13:42Z)', 'done'],
  ['Status', 'Open ([#53](https://github.com/a/b/issues/53))', 'open'],
  ['Status', '✅ Done', 'done'],
  ['Status', '🔄 In Progress', 'in-progress'],
  ['Status', 'Not started', 'open'],
  ['Status', 'Declined: too costly', 'declined'],
  ['Status', "Won't do - the service goes away", 'declined'],
  ['Status', 'Done, in release 12', 'done'],
  ['Status', 'Done 2026-11-25', 'done'],
  ['Status', '✅ Done — rolled back', 'done'],
  ['Status', 'In progress: half of it is merged', 'in-progress'],
  ['Status', 'Done, but not deployed', 'open'],
  ['Status', 'Fixed: still flaky', 'open'],
  ['Status', 'Open: done by Friday', 'open'],
  ['Status', 'See release 12: done', 'open'],
])('under %s, %s is %s', (column, cell, status) => {
  const [item] = items(`## Action items\n\n| Action | ${column} |\n|-|-|\n| Ship it | ${cell} |\n`)
  expect(item?.status).toBe(status)
})

test('how long a thing lasts is not when it is due', () => {
  const [item] = items('## Action items\n\n- Freeze releases until 2026-12-01 to save the budget\n')
  expect(item).toMatchObject({
    title: 'Freeze releases until 2026-12-01 to save the budget',
    due: null,
  })
})

test('a ticket in a column of ids is where it is tracked, a small number is the row’s own', () => {
  const body = '| ID | Action |\n|-|-|\n| AI-1 | Ship it |\n| OPS-1041 | Test it |\n'
  expect(items(`## Action items\n\n${body}`).map(({ tracked }) => tracked)).toEqual([
    [],
    ['OPS-1041'],
  ])
})

test('a column for issues that tells of them in words says what is to be done, one that names them does not', () => {
  const table = (cell: string) =>
    `## Remediation items\n\n| Priority | Issue | Effort |\n|-|-|-|\n| P1 | ${cell} | High |\n`
  expect(titles(table('Remove direct access from the terminal'))).toEqual([
    'Remove direct access from the terminal',
  ])
  expect(titles(table('#12'))).toEqual([])
})

test('the id of a task is not what it says', () => {
  const table =
    '## Follow-up tasks\n\n| Finding ID | Task ID | Owner | Status | Notes |\n|-|-|-|-|-|\n| F-1 | T-2 | @ana | open | Alert on the pool |\n'
  expect(items(table).map(({ title, id }) => [title, id])).toEqual([['Alert on the pool', 'f-1']])
})

test('owners in code are read by their letters', () => {
  const table = '## Action items\n\n| Action | Owner |\n|-|-|\n| Alert | `ops`, `web` and @ana |\n'
  expect(items(table)[0]?.owners.map(({ text }) => text)).toEqual(['ops', 'web', 'ana'])
})

test('a label that is nested in a list announces what is below it', () => {
  const text =
    '# Notes\n\n- **Pool:**\n  - **Problem:** too small\n  - **Action items:**\n    - Raise it\n    - Alert on it\n- **Next:** lunch\n'
  expect(titles(text)).toEqual(['Raise it', 'Alert on it'])
})
