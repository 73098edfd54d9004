import { expect, test } from 'vitest'
import { readComment } from '../../src/cli/read-comment.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import { instant } from '../../src/domain/instant.ts'
import { cli } from '../support/cli.ts'
import { POLICY } from '../support/policy.ts'

const read = (text: string) => readComment(text, POLICY, instant('2026-11-20T14:30:00Z'))

test('tells of each line that looks like a command whether it would be run, and why not', async () => {
  const text = [
    'It is worse.',
    '',
    '/sev 1 checkout is down',
    '/lgtm',
    '> /resolve',
    '',
    '/sevrity 2',
    '/time started 25:99',
    'so please /ack this',
  ].join('\n')
  const { code, out } = await cli('comment read c.md --json', { files: { 'c.md': text } })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual([
    { line: 3, command: 'severity', args: ['1', 'checkout', 'is', 'down'], run: true, reason: '' },
    { line: 4, command: 'lgtm', args: [], run: false, reason: 'no command of Sitrep' },
    { line: 5, command: 'resolve', args: [], run: false, reason: 'in a quote' },
    {
      line: 7,
      command: 'sevrity',
      args: ['2'],
      run: false,
      reason: 'no command of Sitrep; did you mean /severity?',
    },
    {
      line: 8,
      command: 'time',
      args: ['started', '25:99'],
      run: false,
      reason: expect.stringContaining('25:99'),
    },
  ])
})

test.each(commands.flatMap(({ examples }) => examples))('%s would be run', (example) => {
  expect(read(example)).toMatchObject([{ line: 1, run: true, reason: '' }])
})

test.each([
  ['```\n/ack\n```', 'in a code block or a code span'],
  ['- /ack', 'in a list'],
  ['<!--\n/ack\n-->', 'in HTML or an HTML comment'],
  [' /ack', 'not at the start of its line'],
  ['/ack\u200b', 'holds characters that nobody can see; type it again by hand'],
])('%j would not be run', (text, reason) => {
  expect(read(text)).toMatchObject([{ run: false, reason }])
})

test('the eleventh command would not be run', () => {
  const lines = read('/ack\n'.repeat(11))
  expect(lines.filter(({ run }) => run)).toHaveLength(10)
  expect(lines.at(-1)).toMatchObject({ line: 11, command: 'ack', run: false })
})

test('a text longer than GitHub takes is said to be so', () => {
  expect(read('x'.repeat(65_537))).toEqual([
    {
      line: 1,
      command: '',
      args: [],
      run: false,
      reason: 'a comment is read up to 65,536 characters',
    },
  ])
})

test('a word behind /sitrep is ours, and one that config leaves to others is not', () => {
  expect(read('/sitrep help severity')).toMatchObject([
    { command: 'help', args: ['severity'], run: true },
  ])
  const policy = { ...POLICY, foreign: ['help'] }
  expect(readComment('/help', policy, instant('2026-11-20T14:30:00Z'))).toMatchObject([
    { command: 'help', run: false, reason: 'no command of Sitrep' },
  ])
})

test.each([
  ['/due someday', 'due', 'does not read as a day'],
  ['/priority p9', 'priority', 'p1, p2, p3 or p4'],
  ['/snooze whenever', 'snooze', 'Accepted'],
  ['/owner', 'owner', 'Something is missing'],
  ['/lgtm', 'lgtm', 'no command of Sitrep'],
])('%s would be run neither on an incident nor on an action item', (text, command, reason) => {
  expect(read(text)).toMatchObject([
    { command, run: false, reason: expect.stringContaining(reason) },
  ])
})

test('severities are those of the config that is named', async () => {
  const files = { 'c.md': '/sev p0', 'sitrep.yml': 'severities:\n  - name: p0\n  - name: p1\n' }
  const with_ = await cli('comment read c.md --config sitrep.yml --json', { files })
  expect(JSON.parse(with_.out)).toMatchObject([{ run: true }])
  const without = await cli('comment read c.md --json', { files })
  expect(JSON.parse(without.out)).toMatchObject([{ run: false }])
})

test('talk alone is told as such, and as an empty list', async () => {
  const files = { '-': 'we should /ack it, see src/app/main' }
  expect((await cli('comment read -', { files })).out).toBe('Nothing in it looks like a command.')
  expect(JSON.parse((await cli('comment read - --json', { files })).out)).toEqual([])
})
