import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import type { Participant } from '../../../src/postmortem/known.ts'
import { causeLines } from '../../../src/postmortem/language/cause-lines.ts'
import { namings } from '../../../src/postmortem/language/namings.ts'
import { foundIn, narrative } from '../../../src/postmortem/language/narrative.ts'
import { subject } from '../../../src/postmortem/subject.ts'

const MIRA: Participant = { login: 'mira-v', name: 'Mira Voss', role: 'commander' }
const MARK: Participant = { login: 'mark', name: 'Mark Ogden', role: null }

const read = (text: string, participants: readonly Participant[] = []) =>
  subject(readDocument(text), {
    known: {
      number: 1,
      title: '',
      severity: null,
      services: [],
      cause: null,
      times: {},
      participants,
    },
    assignable: null,
    zone: 'UTC',
    gap: 0.25,
  })

test('paragraphs, items and cells are told; quotes, code, headings and columns that say who are not', () => {
  const text =
    '# Head line\n\nOne. Two.\n\n- Three\n\n> Four\n\n```\nFive\n```\n\n| Event | Owner |\n| - | - |\n| Six | Seven |\n'
  expect(narrative(read(text)).map(({ plain }) => plain)).toEqual(['One.', 'Two.', 'Three', 'Six'])
})

test('a sentence knows the innermost part around it', () => {
  const text = '## Lessons\n\nA.\n\n### What went well\n\nB.\n\n## Root cause\n\nC.\n'
  expect(narrative(read(text)).map(({ plain, part }) => [plain, part])).toEqual([
    ['A.', 'lessons'],
    ['B.', 'went-well'],
    ['C.', 'root-cause'],
  ])
})

test('a remark points at the lines of its own words, over emphasis and line ends', () => {
  const [found] = foundIn(read('Calm.\nThen **Nadia\nforgot** the flag.\n'))
  expect(found).toMatchObject({ words: 'Nadia forgot', at: { line: 2, endLine: 3 } })
})

test('a cause is looked for in the front matter, below its heading, behind its label and at the end of the whys', () => {
  const text =
    '---\ncause: data\n---\n\n## Root cause\n\nFirst. Second.\n\n## Five whys\n\n1. Why A? Because B.\n2. Why B? Because C.\n3. Why C? Because D.\n'
  expect(causeLines(read(text)).map(({ plain, at }) => [plain, at.line])).toEqual([
    ['data', 2],
    ['First.', 7],
    ['C.', 12],
    ['D.', 13],
  ])
})

test('a why without an answer is no cause', () => {
  const text =
    '## Five whys\n\n1. Why did it stop? The disk was full.\n2. Why did the engineer do that?\n'
  expect(causeLines(read(text)).map(({ plain }) => plain)).toEqual([
    'The disk was full.',
    'Why did the engineer do that?',
  ])
})

const named = (text: string) =>
  namings(read(text, [MIRA, MARK])).map(({ words, opens }) => [words, opens])

test.each([
  ['@mira-v opened it.', [['@mira-v', true]]],
  ['@MIRA-V opened it.', [['@MIRA-V', true]]],
  [
    'Then Mira Voss opened it for Mira.',
    [
      ['Mira Voss', false],
      ['Mira', false],
    ],
  ],
  ['10:02 UTC mira-v opened it.', [['mira-v', true]]],
  ['Mark Ogden left.', [['Mark Ogden', true]]],
])('is named: %s', (text, expected) => {
  expect(named(text)).toEqual(expected)
})

test.each([
  ['Mark the node as drained.'],
  ['@mira-v/tools and @mira-vendor are others.'],
  ['mira@shop.com and Mira-like things.'],
  ['Miras and Admira.'],
  ['`@mira-v` ran.'],
  ['Commander: Mira Voss'],
  ['Written by: Mira'],
  ['Many thanks to @mira-v.'],
  ['## What went well\n\n- Mira found it at once.'],
  ['## Action items\n\n- @mira-v adds an alert.'],
  ['[Mira](https://shop.com) wrote it.'],
])('is not named, or on purpose: %s', (text) => {
  expect(named(text)).toEqual([])
})
