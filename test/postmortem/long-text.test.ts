import { expect, test } from 'vitest'
import { readDocument } from '../../src/markdown/document/read-document.ts'
import { linesOf } from '../../src/postmortem/cut.ts'
import { review } from '../../src/postmortem/review.ts'

const alice = { login: 'alice-d', name: 'Alice Doe', role: 'commander' } as const
const by = {
  known: {
    number: 7,
    title: 'Checkout is slow',
    severity: null,
    services: [],
    cause: null,
    times: {},
    participants: [alice],
  },
  assignable: null,
  zone: 'UTC',
  gap: 1,
} as const
const SIZE = 128 * 1024

// Each took longer than a test may while its lines or its names were looked for anew at every one of them.
test.each([
  ['lines', 'TODO\n', 'placeholder-left'],
  ['names', 'Alice Doe met ', 'use-role'],
])('a paragraph of nothing but %s is reviewed before the test is over', (_, unit, code) => {
  const found = review(unit.repeat(SIZE / unit.length), by, {})
  expect(found.map((one) => one.code)).toContain(code)
})

test('the lines of a paragraph are those that stand in the document', () => {
  const text = 'one\n  two &amp; **three**\nfour `code`\r\nfive\\\nsix'
  const document = readDocument(text)
  const [block] = document.sections[0]?.blocks ?? []
  if (block?.kind !== 'paragraph') throw new Error('no paragraph')
  const lines = linesOf(document, block.text)
  expect(lines.map(({ plain, line, endLine }) => [plain, line, endLine])).toEqual([
    ['one', 1, 1],
    ['two & three', 2, 2],
    ['four \ufffc', 3, 3],
    ['five', 4, 4],
    ['six', 5, 5],
  ])
})
