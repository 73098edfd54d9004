import { expect, test } from 'vitest'
import { readDocument } from '../../src/markdown/document/read-document.ts'
import { partsOf } from '../../src/postmortem/sections.ts'
import { textsOf } from '../../src/postmortem/walk.ts'

const partsIn = (text: string) => partsOf(readDocument(text))
const names = (text: string) => partsIn(text).map(({ name }) => name)
const told = (text: string) =>
  partsIn(text).map((part) => [part.name, [...textsOf(part)].map(({ plain }) => plain)])

test('headings of any level and kind begin a part', () => {
  expect(
    names(
      '# Summary\n\nA\n\n#### Impact\n\nB\n\nTimeline\n--------\n\n**Root cause**\n\nC\n\nLessons:\n\n- D',
    ),
  ).toEqual(['summary', 'impact', 'timeline', 'root-cause', 'lessons'])
})

test('a part ends where the next heading of its level begins', () => {
  const [impact] = partsIn('## Impact\n\nA\n\n### Numbers\n\nB\n\n## Weather\n\nC')
  expect(impact).toMatchObject({ line: 1, endLine: 7, title: 'Impact', divided: false })
})

test('labels stand for headings in paragraphs, items and rows, with what is nested below them', () => {
  expect(
    told('**Impact**: all\n\n- **Trigger:** a deploy\n- **Resolution**:\n  - a rollback'),
  ).toEqual([
    ['impact', ['all']],
    ['trigger', ['a deploy']],
    ['resolution', ['a rollback']],
  ])
  expect(told('| | |\n|-|-|\n| Impact | all |\n| Weather | rain |')).toEqual([['impact', ['all']]])
})

test('labels on lines of their own are parts of their own', () => {
  expect(told('**Impact:** all\n**Trigger:** a deploy\n**Detection:** an alert')).toEqual([
    ['impact', ['all']],
    ['trigger', ['a deploy']],
    ['detection', ['an alert']],
  ])
})

test.each([
  [
    'in a timeline',
    '## Timeline\n\n- 14:05\n\n### Detection\n\n- 14:06\n\n### Resolution\n\n- 15:00',
    ['timeline'],
  ],
  [
    'in action items',
    '## Action items\n\n### Detection\n\n- x\n\n### Mitigation\n\n- y',
    ['action-items'],
  ],
  [
    'as an item of actions',
    '## Action items\n\n- Detection: an alert\n- Impact: less',
    ['action-items'],
  ],
  ['in the middle of a sentence', '## Weather\n\nWe saw the impact: rain.', []],
  ['in code', '```\n## Impact\n```', []],
  ['in a quote', '> ## Impact\n>\n> all', []],
  ['of the part itself', '## Impact\n\n**User impact:**\n\n- all', ['impact']],
  ['at a time of day', '- 14:05 Detection: an alert', []],
])('words of a part %s begin none', (_, text, expected) => {
  expect(names(text)).toEqual(expected)
})

test('lessons hold the parts that people list as labels in them, and say so where they are sections', () => {
  expect(
    names('## Lessons learned\n\n- **What went well**: the alert\n- Where we got lucky: the hour'),
  ).toEqual(['lessons', 'went-well', 'lucky'])
  const [lessons, well] = partsIn('## Lessons\n\n### What went well\n\n- A')
  expect(lessons).toMatchObject({ divided: true, sections: [] })
  expect(well).toMatchObject({ name: 'went-well', line: 3 })
})

test('action items may hold a timeline that slipped below them', () => {
  expect(names('# Action items\n\n- x\n\n## Timeline\n\n- 14:05')).toEqual([
    'action-items',
    'timeline',
  ])
})

test('a heading with two names is two parts', () => {
  expect(names('## Root cause and resolution\n\nA')).toEqual(['root-cause', 'resolution'])
})

test('a heading may say more behind a colon only where that is empty', () => {
  expect(names('# Impact: rain\n\nA')).toEqual([])
  expect(names('# Impact:\n\nA')).toEqual(['impact'])
})
