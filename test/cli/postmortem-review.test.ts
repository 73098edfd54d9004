import { expect, test } from 'vitest'
import { cli } from '../support/cli.ts'
import { FINISHED } from '../support/finished-postmortem.ts'

const BAD = `# Checkout was down

## Summary

Checkout was down, and TODO.

## Impact

`
const OFF = 'postmortem:\n  rules:\n    section-missing: off\n'

type Row = Readonly<Record<string, unknown>>

const run = (line: string, files: Readonly<Record<string, string>>) =>
  cli(`postmortem review ${line}`, { files })

const rows = async (line: string, files: Readonly<Record<string, string>>) =>
  JSON.parse((await run(`${line} --json`, files)).out) as readonly Row[]

test('a finding is shown with its weight, its lines between their neighbours, and what to do', async () => {
  const { code, out } = await run('bad.md', { 'bad.md': BAD })
  expect(code).toBe(1)
  const blocks = out.split('\n\n')
  const empty = blocks.find((block) => block.includes('section-empty'))?.split('\n')
  expect(empty?.[0]).toBe('bad.md:7 blocker section-empty')
  expect(empty?.[1]).toBe('> 7 | ## Impact')
  expect(empty?.[2]).toMatch(/^ {2}\S/)
  expect(blocks.at(-1)).toMatch(/^bad\.md: \d+ blockers/)
})

test('--json prints one list of findings with exactly these keys', async () => {
  const found = await rows('bad.md', { 'bad.md': BAD })
  expect(found.length).toBeGreaterThan(1)
  for (const row of found) {
    expect(Object.keys(row)).toEqual([
      'code',
      'severity',
      'line',
      'endLine',
      'message',
      'suggestion',
    ])
  }
  expect(found).toContainEqual(
    expect.objectContaining({ code: 'section-empty', severity: 'blocker', line: 7 }),
  )
})

test('with several files each finding names its own first, and the list stays one', async () => {
  const files = { 'bad.md': BAD, 'worse.md': BAD }
  const found = await rows('bad.md worse.md', files)
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['bad.md', 'worse.md']))
  expect(Object.keys(found[0] ?? {})[0]).toBe('file')
  const { out } = await run('bad.md worse.md', files)
  expect(out).toMatch(/^bad\.md: \d+ blockers.*$/m)
  expect(out).toMatch(/^worse\.md: \d+ blockers.*$/m)
})

test('standard input is read where the file is a dash', async () => {
  const { code, out } = await run('-', { '-': BAD })
  expect(code).toBe(1)
  expect(out).toContain('standard input:7 blocker section-empty')
})

test("the team's weights hold: from its own file, or from the one that is named", async () => {
  const off = 'postmortem:\n  rules:\n    section-empty: notice\n'
  const weights = async (line: string, files: Readonly<Record<string, string>>) =>
    (await rows(line, files)).find(({ code }) => code === 'section-empty')?.['severity']
  expect(await weights('bad.md', { 'bad.md': BAD })).toBe('blocker')
  expect(await weights('bad.md', { 'bad.md': BAD, '.github/sitrep.yml': off })).toBe('notice')
  expect(await weights('bad.md --config team.yml', { 'bad.md': BAD, 'team.yml': off })).toBe(
    'notice',
  )
  const both = { 'bad.md': BAD, '.github/sitrep.yml': off, 'team.yml': '' }
  expect(await weights('bad.md --config team.yml', both)).toBe('blocker')
})

test('a mistake in the config is told beside the review, which goes on', async () => {
  const { out, notes } = await run('bad.md --json', {
    'bad.md': BAD,
    '.github/sitrep.yml': 'lable: x',
  })
  expect(notes).toMatch(/^config: \.github\/sitrep\.yml:1:1 .*label/)
  expect(JSON.parse(out)).not.toEqual([])
})

test('the exit code is 1 for blockers alone', async () => {
  const rules = (await rows('bad.md', { 'bad.md': BAD })).map(({ code }) => code)
  const lighter = [...new Set(rules)].map((code) => `    ${code}: warning\n`).join('')
  const files = { 'bad.md': BAD, 'light.yml': `postmortem:\n  rules:\n${lighter}` }
  const { code, out } = await run('bad.md --config light.yml', files)
  expect(out).toMatch(/bad\.md: \d+ warnings$/)
  expect(code).toBe(0)
})

test('where nothing is found, that is said', async () => {
  const files = { 'good.md': FINISHED }
  expect(await run('good.md', files)).toMatchObject({ code: 0, out: 'good.md: nothing found' })
  expect(await run('good.md --json', files)).toMatchObject({ code: 0, out: '[]' })
})

test('a file over a MiB is told and left, the others are reviewed', async () => {
  const files = { 'big.md': 'é'.repeat(512 * 1024 + 1), 'bad.md': BAD }
  const { code, out, notes } = await run('big.md bad.md', files)
  expect(code).toBe(1)
  expect(notes).toBe('sitrep: big.md is larger than 1 MiB and was not reviewed')
  expect(out).toContain('bad.md:7 blocker section-empty')
  expect(await run('big.md --json', files)).toMatchObject({ code: 1, out: '[]' })
})

test('what is no text is told and left, the others are reviewed', async () => {
  const files = { 'logo.md': 'PNG\0\0\u001a', 'bad.md': BAD }
  const { code, out, notes } = await run('logo.md bad.md', files)
  expect(code).toBe(1)
  expect(notes).toBe('sitrep: logo.md is no text and was not reviewed')
  expect(out).toContain('bad.md:7 blocker section-empty')
  expect(out).not.toContain('logo.md')
})

test('a file that is not there keeps no other from being reviewed', async () => {
  const { code, out, notes } = await run('gone.md bad.md', { 'bad.md': BAD })
  expect(code).toBe(1)
  expect(notes).toBe('sitrep: cannot read gone.md: there is no such file')
  expect(out).toContain('bad.md:7 blocker section-empty')
})

test('a large file is announced beside what is piped on', async () => {
  const { notes, out } = await run('large.md --json', { 'large.md': `${'word '.repeat(30_000)}\n` })
  expect(notes).toBe('reviewing large.md, 147 KiB')
  expect(() => JSON.parse(out)).not.toThrow()
})

test.each([
  ['a file that is not there', 'gone.md', 1, 'cannot read gone.md'],
  ['a config that is not there', 'bad.md --config gone.yml', 1, 'cannot read gone.yml'],
  ['no file at all', '--json', 2, '<file>... is missing'],
  ['an unknown option', 'bad.md --jsn', 2, 'did you mean --json?'],
])('%s is told', async (_what, line, code, words) => {
  const ran = await run(line, { 'bad.md': BAD })
  expect([ran.code, ran.out]).toEqual([code, ''])
  expect(ran.notes).toContain(words)
})

test('a rule that is off is silent, the others are not', async () => {
  const found = await rows('bad.md', { 'bad.md': BAD, '.github/sitrep.yml': OFF })
  expect(found.map(({ code }) => code)).not.toContain('section-missing')
  expect(found.map(({ code }) => code)).toContain('section-empty')
})
