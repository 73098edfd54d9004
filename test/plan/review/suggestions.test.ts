import { expect, test } from 'vitest'
import { suggestions } from '../../../src/plan/review/suggestions.ts'
import type { Finding } from '../../../src/postmortem/finding.ts'

const PATH = 'postmortems/a.md'
const finding = (line: number, more: Partial<Finding> = {}): Finding => ({
  code: 'a-rule',
  severity: 'notice',
  line,
  endLine: line,
  message: 'Look here.',
  suggestion: { line, endLine: line, text: 'better' },
  ...more,
})
const offered = (findings: readonly Finding[], patch: string | null = '@@ -0,0 +1,40 @@') =>
  suggestions(
    [
      {
        path: PATH,
        incident: null,
        reading: {
          kind: 'findings',
          findings,
          left: { waiting: 0, sections: 1 },
          items: [],
          more: 0,
        },
        merging: null,
      },
    ],
    [{ path: PATH, previous: null, removed: false, patch }],
  )
const lines = (all: ReturnType<typeof offered>) => all.map(({ line }) => line)

test('what can be mended by a click is offered, the heaviest first', () => {
  const all = [finding(3), finding(9, { severity: 'blocker' }), finding(1)]
  expect(lines(offered(all))).toEqual([9, 1, 3])
})

test('there are ten at most', () => {
  expect(offered(Array.from({ length: 15 }, (_, at) => finding(at + 1)))).toHaveLength(10)
})

test('two never replace the same lines', () => {
  const wide = finding(4, { suggestion: { line: 4, endLine: 6, text: 'x' }, severity: 'warning' })
  expect(lines(offered([finding(6), wide, finding(7)]))).toEqual([4, 7])
})

test.each([
  ['without a mend', [finding(1, { suggestion: null })], '@@ -0,0 +1,40 @@'],
  ['outside of what the change shows', [finding(41)], '@@ -0,0 +1,40 @@'],
  ['of a file whose change GitHub does not show', [finding(1)], null],
])('a finding %s is not offered', (_, all, patch) => {
  expect(offered(all, patch)).toEqual([])
})

test('nothing inside can close the block, and the words above it are only words', () => {
  const text = '````js\n@team\n````'
  const [one] = offered([
    finding(1, { message: 'Ask @team <b>', suggestion: { line: 1, endLine: 1, text } }),
  ])
  expect(one?.body).toBe(
    `\`a-rule\`: Ask @&#8203;team &#60;b&#62;\n\n\`\`\`\`\`suggestion\n${text}\n\`\`\`\`\``,
  )
})
