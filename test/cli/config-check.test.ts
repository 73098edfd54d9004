import { expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const check = (text: string, ...flags: readonly string[]) =>
  cli(['config', 'check', 'sitrep.yml', ...flags], { files: { 'sitrep.yml': text } })

test('an empty file has no mistakes', async () => {
  expect(await check('')).toMatchObject({ code: 0, out: 'sitrep.yml: no mistakes', notes: '' })
  expect(JSON.parse((await check('', '--json')).out)).toEqual([])
})

test('mistakes are told all at once, with their place and the nearest right word', async () => {
  const { code, out } = await check('lable: outage\ntimezone: Mars/Base\n')
  expect(code).toBe(1)
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^sitrep\.yml:1:1 .*did you mean "label"\?/),
    expect.stringMatching(/^sitrep\.yml:2:\d+ .*time zone/),
  ])
})

test('--json tells the same to programs', async () => {
  const { code, out } = await check('lable: outage\n', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject([
    { source: 'sitrep.yml', line: 1, column: 1, nearest: 'label', fatal: false },
  ])
})

test('a file that is no YAML is a finding, not a crash', async () => {
  const { code, out } = await check('{ [')
  expect(code).toBe(1)
  expect(out).toMatch(/^sitrep\.yml:1:\d+ /)
})

test('several files are checked one by one, also what comes in', async () => {
  const files = { 'a.yml': '', 'b.yml': 'lable: x\n', '-': 'timezone: Mars/Base\n' }
  const { code, out } = await cli('config check a.yml b.yml -', { files })
  expect(code).toBe(1)
  expect(out.split('\n')).toEqual([
    'a.yml: no mistakes',
    expect.stringMatching(/^b\.yml:1:1 /),
    expect.stringMatching(/^standard input:1:\d+ /),
  ])
  const json = await cli('config check a.yml b.yml - --json', { files })
  expect(JSON.parse(json.out).map(({ source }: { source: string }) => source)).toEqual([
    'b.yml',
    'standard input',
  ])
})

test('one that cannot be read stops no other', async () => {
  const files = { 'a.yml': '', 'b.bin': 'a\0b', 'huge.yml': '#'.repeat(1_100_000) }
  const { code, out, notes } = await cli('config check no.yml b.bin huge.yml a.yml', { files })
  expect([code, out]).toEqual([1, 'a.yml: no mistakes'])
  expect(notes).toContain('cannot read no.yml')
  expect(notes).toContain('b.bin is no text and was not checked')
  expect(notes).toContain('huge.yml is larger than 1 MiB and was not checked')
})
