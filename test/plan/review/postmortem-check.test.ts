import { expect, test } from 'vitest'
import { postmortemCheck } from '../../../src/plan/review/postmortem-check.ts'
import type { SeenRequest } from '../../../src/plan/review/request.ts'
import type { Reading, ReviewedDocument } from '../../../src/plan/review/reviewed.ts'
import type { Finding } from '../../../src/postmortem/finding.ts'

const REQUEST: SeenRequest = {
  repository: 'acme/shop',
  home: 'https://github.test/acme/shop',
  number: 5,
  state: 'open',
  draft: false,
  head: 'abc123',
  branch: null,
  start: 'def456',
  base: 'main',
  publishes: true,
}
const DRAFT = { ...REQUEST, draft: true }

const finding = (
  severity: Finding['severity'],
  line = 1,
  more: Partial<Finding> = {},
): Finding => ({
  code: `a-${severity}`,
  severity,
  line,
  endLine: line,
  message: 'Look here.',
  suggestion: null,
  ...more,
})
const found = (findings: readonly Finding[], waiting = 0): Reading => ({
  kind: 'findings',
  findings,
  left: { waiting, sections: 18 },
  items: [],
  more: 0,
})
const of = (reading: Reading, path = 'postmortems/a.md', incident: number | null = null) =>
  ({ path, incident, reading, merging: null }) satisfies ReviewedDocument
const check = (documents: readonly ReviewedDocument[], request = REQUEST, more = 0) =>
  postmortemCheck(request, { documents, more })

test.each([
  ['nothing', found([]), 'success', 'Nothing stands in the way'],
  ['a notice', found([finding('notice')]), 'success', '1 notice'],
  ['a blocker', found([finding('blocker'), finding('warning')]), 'failure', '1 blocker, 1 warning'],
  ['one that takes too long', { kind: 'too-slow' }, 'failure', 'a document not read'],
  ['one that is too big', { kind: 'too-big' }, 'failure', 'a document not read'],
  ['one that is no text', { kind: 'unreadable' }, 'failure', 'a document not read'],
] as const)('once it is ready, %s comes to its conclusion', (_, reading, conclusion, title) => {
  expect(check([of(reading)])).toMatchObject({ conclusion, title })
})

test.each([
  ['nothing left', found([]), 'Nothing stands in the way'],
  ['blockers', found([finding('blocker')], 7), '7 of 18 sections wait for a person'],
  ['one section left', found([], 1), '1 of 18 sections waits for a person'],
  ['only style left', found([finding('notice')]), '1 notice'],
  ['a document that cannot be read', { kind: 'too-slow' }, 'a document not read'],
] as const)('a draft with %s fails nothing', (_, reading, title) => {
  expect(check([of(reading)], DRAFT)).toMatchObject({ conclusion: 'neutral', title })
})

test('several documents are counted together and told one by one', () => {
  const { title, summary, annotations } = check([
    of(found([finding('blocker', 3)]), 'postmortems/a.md', 42),
    of(found([finding('blocker', 5), finding('notice', 2)]), 'postmortems/b.md'),
  ])
  expect(title).toBe('2 blockers, 1 notice')
  expect(summary).toContain('[incident 42](https://github.test/acme/shop/issues/42)')
  expect(summary).toContain('/blob/abc123/postmortems/b.md?plain=1#L5)')
  expect(annotations.map(({ path, line, level }) => [path, line, level])).toEqual([
    ['postmortems/a.md', 3, 'failure'],
    ['postmortems/b.md', 5, 'failure'],
    ['postmortems/b.md', 2, 'notice'],
  ])
})

test('lines of several are linked as a range, and many of them are counted', () => {
  const many = Array.from({ length: 14 }, (_, at) => finding('notice', at + 1))
  expect(check([of(found([finding('blocker', 4, { endLine: 9 })]))]).summary).toContain(
    '[4–9](https://github.test/acme/shop/blob/abc123/postmortems/a.md?plain=1#L4-L9)',
  )
  expect(check([of(found(many))]).summary).toContain(' and 4 more')
})

test('what people call their files is shown as that and links to it', () => {
  const { summary } = check([of(found([]), 'postmortems/a (b) @team #1 <i>.md')])
  expect(summary).not.toMatch(/@team|<i>| \(b\)\]/)
  expect(summary).toContain('postmortems/a%20%28b%29%20%40team%20%231%20%3Ci%3E.md')
})

test('however much is found, the summary stays below what GitHub takes and says that it was cut', () => {
  const findings = Array.from({ length: 400 }, (_, at) =>
    finding('notice', at + 1, { code: `c${at}` }),
  )
  const documents = Array.from({ length: 30 }, (_, at) =>
    of(found(findings), `postmortems/ü${at}.md`),
  )
  const { summary } = check(documents)
  expect(new TextEncoder().encode(summary).length).toBeLessThan(65_535)
  expect(summary).toContain('There is more than fits here.')
})

test('words beside a line are cut to what GitHub takes, and never end before they begin', () => {
  const long = finding('blocker', 4, { message: 'x'.repeat(100_000), endLine: 2 })
  const [one] = check([of(found([long]))]).annotations
  expect(one?.message.length).toBeLessThan(5_000)
  expect(one).toMatchObject({ line: 4, endLine: 4, title: 'a-blocker' })
})

test('of more than anybody reads, the heaviest are shown beside their lines, and that is told', () => {
  const light = Array.from({ length: 1_000 }, (_, at) => finding('notice', at + 1))
  const { annotations, summary, title } = check([
    of(found(light)),
    of(found([finding('blocker', 7)]), 'postmortems/b.md'),
  ])
  expect(annotations).toHaveLength(1_000)
  expect(annotations[0]).toMatchObject({ path: 'postmortems/b.md', line: 7, level: 'failure' })
  expect(title).toBe('1 blocker, 1000 notices')
  expect(summary).toContain('More was found than is shown beside the lines')
  expect(check([of(found(light))]).summary).not.toContain('More was found')
})

test('what was not looked at has not passed', () => {
  expect(check([of(found([]))], REQUEST, 12)).toMatchObject({
    conclusion: 'failure',
    title: '12 documents not read',
  })
})

test('what was not looked at is told', () => {
  expect(check([of(found([]))], REQUEST, 12).summary).toContain(
    '12 more documents are changed here',
  )
  expect(check([]).summary).toContain('there is none to review')
})

test('the words of the rules that spoke are there, and of no others', () => {
  const spoken = finding('blocker', 1, { code: 'placeholder-left' })
  const { summary } = check([of(found([spoken]))])
  expect(summary).toContain('- `placeholder-left`: ')
  expect(summary).not.toContain('- `section-empty`: ')
  expect(check([of(found([]))]).summary).not.toContain('What to do')
})
