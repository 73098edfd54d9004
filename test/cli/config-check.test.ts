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
