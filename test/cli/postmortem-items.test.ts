import { expect, test } from 'vitest'
import { cli, type Machine } from '../support/cli.ts'

const PAPER = `# Checkout was down, 2026-11-20

## Action items

| Action | Owner | Due | Priority | Ticket |
| :- | :- | :- | :- | :- |
| Alert on a full pool | @ana | 2026-12-01 | P1 | #12 |
| Raise the limit | AL, @acme/ops | end of Q1 | high | ABC-7 |
| Write it up | | 01/02/2027 | | |
`
const REMOTE = { 'git remote get-url origin': 'git@github.com:acme/shop.git' }
const run = (line: string, files: Machine['files'], programs: Machine['programs'] = {}) =>
  cli(`postmortem items ${line}`, { files: files ?? {}, programs: programs ?? {} })

test('--json prints a list of items with exactly these keys', async () => {
  const { code, out } = await run('a.md --json', { 'a.md': PAPER }, REMOTE)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual([
    {
      title: 'Alert on a full pool',
      owners: ['ana'],
      due: '2026-12-01',
      dueText: '2026-12-01',
      done: false,
      status: 'open',
      priority: 'p1',
      kind: null,
      tracked: ['https://github.com/acme/shop/issues/12'],
      line: 7,
    },
    expect.objectContaining({
      owners: ['AL', 'acme/ops'],
      due: '2027-03-31',
      dueText: 'end of Q1',
      priority: 'p2',
      tracked: [],
    }),
    expect.objectContaining({ due: null, dueText: '01/02/2027', priority: null, line: 9 }),
  ])
})

test('of several files the lists stand by path', async () => {
  const { out } = await run('a.md b.md --json', { 'a.md': PAPER, 'b.md': '# Nothing' })
  const found = JSON.parse(out) as Readonly<Record<string, readonly unknown[]>>
  expect(Object.keys(found)).toEqual(['a.md', 'b.md'])
  expect([found['a.md']?.length, found['b.md']?.length]).toEqual([3, 0])
})

test('a number has no address where no repository is known, and no remote is no error', async () => {
  const { code, out } = await run('a.md --json', { 'a.md': PAPER })
  expect(code).toBe(0)
  expect(JSON.parse(out)[0].tracked).toEqual([])
})

test.each([
  ['--repo acme/pay', 'https://github.com/acme/pay/issues/12'],
  ['', 'https://github.com/acme/shop/issues/12'],
])('the repository is the one that is named: %j', async (option, url) => {
  const { out } = await run(`a.md ${option} --json`.replace('  ', ' '), { 'a.md': PAPER }, REMOTE)
  expect(JSON.parse(out)[0].tracked).toEqual([url])
})

test('a wrongly typed repository is wrong usage', async () => {
  const { code, notes } = await run('a.md --repo acme', { 'a.md': PAPER })
  expect(code).toBe(2)
  expect(notes).toContain('--repo takes owner/name')
})

test('people see a table, and below it what the dates were read as', async () => {
  const { out } = await run('a.md', { 'a.md': PAPER })
  const lines = out.split('\n')
  expect(lines[0]).toMatch(/^Line +Status +Due +Priority +Kind +Owner +What$/)
  expect(lines[1]).toMatch(/^7 +open +2026-12-01 +p1 +@ana +Alert on a full pool/)
  expect(out).toContain('a.md:8 "end of Q1" is read as 2027-03-31')
  expect(out).toContain('a.md:9 "01/02/2027" can be 2027-02-01 or 2027-01-02: write the one')
  expect(lines.at(-1)).toBe('a.md: 3 action items')
})

test.each([
  ['# Nothing', 'no action items found below a heading such as Action items'],
  ['## Action items\n\nNone.\n', 'no action items, and it says so'],
])('%j has no items, and that is told', async (text, words) => {
  const { code, out } = await run('-', { '-': text })
  expect(code).toBe(0)
  expect(out).toBe(`standard input: ${words}`)
})

test('names that config knows are owners before a colon', async () => {
  const files = {
    'a.md': '## Action items\n\n- AL: raise the limit\n',
    'c.yml': 'people:\n  ana: [AL]\n',
  }
  const { out } = await run('a.md --config c.yml --json', files)
  expect(JSON.parse(out)[0]).toMatchObject({ title: 'raise the limit', owners: ['AL'] })
})

test('a file that is not there stops no other and ends with 1', async () => {
  const { code, out, notes } = await run('no.md a.md', { 'a.md': PAPER })
  expect(code).toBe(1)
  expect(notes).toContain('cannot read no.md: there is no such file')
  expect(out).toContain('a.md: 3 action items')
})

test('what is too entangled or too long to be read is told with its lines', async () => {
  const tangled = `## Action items\n\n${'['.repeat(60_000)}\n`
  const read = await run('a.md', { 'a.md': tangled })
  expect(read.code).toBe(1)
  expect(read.notes).toContain('a.md:1-3 is too long or too entangled')
  const long = await run('b.md --json', { 'b.md': 'a\n'.repeat(200_000) })
  expect(long.code).toBe(1)
  expect(long.notes).toContain('b.md is longer than 256 KiB')
})
