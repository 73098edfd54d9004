import { expect, test } from 'vitest'
import { findingsWords } from '../../src/cli/findings.ts'
import type { Finding } from '../../src/postmortem/finding.ts'

const TEXT = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`).join('\n')

function shown(finding: Partial<Finding>, text = TEXT): readonly string[] {
  const all: Finding = {
    code: 'a-rule',
    severity: 'warning',
    line: 5,
    endLine: 5,
    message: 'Say it.',
    suggestion: null,
    ...finding,
  }
  return findingsWords({ file: 'a.md', text, findings: [all] }).split('\n')
}

test('a line is shown between its neighbours', () => {
  expect(shown({})).toEqual([
    'a.md:5 warning a-rule',
    '  4 | line 4',
    '> 5 | line 5',
    '  6 | line 6',
    '  Say it.',
    '',
    'a.md: 1 warning',
  ])
})

test('the first and the last line have one neighbour', () => {
  expect(shown({ line: 1, endLine: 1 }).slice(1, 3)).toEqual(['> 1 | line 1', '  2 | line 2'])
  expect(shown({ line: 12, endLine: 12 }).slice(1, 4)).toEqual([
    '  11 | line 11',
    '> 12 | line 12',
    '  Say it.',
  ])
})

test('numbers stand below one another where they grow longer', () => {
  expect(shown({ line: 9, endLine: 9 }).slice(1, 4)).toEqual([
    '   8 | line 8',
    '>  9 | line 9',
    '  10 | line 10',
  ])
})

test('empty neighbours are left out, an empty line that is meant is not', () => {
  expect(shown({ line: 2, endLine: 2 }, 'a\n\n\nb\n').slice(1, 4)).toEqual([
    '  1 | a',
    '> 2 |',
    '  Say it.',
  ])
})

test('of many lines the first ones are shown', () => {
  expect(shown({ line: 3, endLine: 11 }).slice(1, 8)).toEqual([
    '   2 | line 2',
    '>  3 | line 3',
    '>  4 | line 4',
    '>  5 | line 5',
    '>  6 | line 6',
    '>  7 | line 7',
    '>    | and 4 more, to line 11',
  ])
})

test('a long line is cut, tabs become blanks and the carriage return goes', () => {
  const [, line = ''] = shown({ line: 1, endLine: 1 }, `\ta${'x'.repeat(200)}\r\n`)
  expect(line).toBe(`> 1 |   a${'x'.repeat(96)}…`)
})

test('a long message is wrapped below itself', () => {
  const lines = shown({ message: `${'word '.repeat(30)}end` }).slice(4, -2)
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(line).toMatch(/^ {2}\S.{0,77}$/)
})

test.each([
  [{ line: 5, endLine: 5, text: 'better' }, ['  Suggestion for line 5:', '  + better']],
  [
    { line: 5, endLine: 6, text: 'one\n\ntwo' },
    ['  Suggestion for lines 5 to 6:', '  + one', '  +', '  + two'],
  ],
  [{ line: 5, endLine: 5, text: '' }, ['  Suggestion: take line 5 out']],
])('a suggestion is shown as it would stand there: %j', (suggestion, expected) => {
  expect(shown({ suggestion }).slice(5, -2)).toEqual(expected)
})

test('findings are counted by weight, heaviest first', () => {
  const severities = ['notice', 'blocker', 'notice', 'warning'] as const
  const findings = severities.map((severity) => ({
    code: 'a',
    severity,
    line: 1,
    endLine: 1,
    message: 'x',
    suggestion: null,
  }))
  expect(findingsWords({ file: '-', text: 'a', findings }).split('\n').at(-1)).toBe(
    'standard input: 1 blocker, 1 warning, 2 notices',
  )
})
