import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allCommands, commands as loaders } from '../../src/cli/registry.ts'
import { cli } from '../support/cli.ts'

const commands = await allCommands()
const takingOne = commands.filter(({ takes }) => !takes.at(-1)?.endsWith('...'))

/** How help writes an argument that may be repeated. */
const written = (word: string) => `<${word}>`.replace('...>', '>...')

test('every command is found under its own name', () => {
  expect(commands.map(({ name }) => name)).toEqual([...loaders.keys()])
})

test('every file of the commands’ folder is in the registry', () => {
  const files = readdirSync('src/cli/commands').map((file) => file.replace(/\.ts$/, ''))
  expect(commands.map(({ name }) => name.replace(' ', '-')).toSorted()).toEqual(files.toSorted())
})

describe.each(commands)('sitrep $name', (command) => {
  test.each(['--help', '-h'])('%s shows usage, options and examples', async (flag) => {
    const { code, out, notes } = await cli([...command.name.split(' '), flag])
    expect([code, notes]).toEqual([0, ''])
    for (const word of command.takes) expect(out).toContain(written(word))
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`)
    for (const example of command.examples) expect(out).toContain(`  ${example}\n`.trimEnd())
  })

  test('help wins over all that is wrong beside it', async () => {
    expect((await cli([...command.name.split(' '), 'a', 'b', '--wrong', '--help'])).code).toBe(0)
    expect((await cli(['help', ...command.name.split(' ')])).out).toContain('Usage: sitrep')
  })

  test('an unknown option is told with the nearest one, and nothing runs', async () => {
    const { code, out, notes } = await cli([...command.name.split(' '), '--jsno'])
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain('there is no option --jsno; did you mean --json?')
  })

  test('its summary is one line without a full stop', () => {
    expect(command.summary).toMatch(/^[A-Z][^\n]{10,100}[^.]$/)
  })
})

test.each(takingOne)('$name: a word too many is told with the usage', async (command) => {
  const words = [...command.takes.map(() => '1'), 'superfluous']
  const { code, notes } = await cli([...command.name.split(' '), ...words])
  expect(code).toBe(2)
  expect(notes).toContain('"superfluous" is more than the command takes')
  expect(notes).toContain(`It is typed: sitrep ${command.name}`)
})

test.each(['--help', '-h', 'help'])('%s lists every command', async (word) => {
  const { code, out } = await cli([word])
  expect(code).toBe(0)
  for (const { name, summary } of commands) {
    expect(out).toContain(name)
    expect(out.replaceAll(/\s+/g, ' ')).toContain(summary)
  }
})

test('help for a group lists its commands and no others', async () => {
  const { code, out } = await cli('config --help')
  expect(code).toBe(0)
  expect(out).toContain('config check <file>...')
  expect(out).not.toContain('converge')
})

test('nothing typed is answered with the overview as wrong usage', async () => {
  expect(await cli([])).toMatchObject({
    code: 2,
    out: '',
    notes: expect.stringContaining('Usage:'),
  })
  expect(await cli('comment')).toMatchObject({ code: 2, notes: expect.stringContaining('read') })
})

test.each([
  ['covnerge 1', 'there is no command "covnerge"; did you mean sitrep converge?'],
  ['config chek x', 'there is no command "config chek"; did you mean sitrep config check?'],
  ['comments read x', 'did you mean sitrep comment'],
  ['frobnicate', 'there is no command "frobnicate"\n'],
  ['--repo acme/shop setup', 'the command comes first'],
  ['converge', '<issue> is missing'],
  ['postmortem review', '<file>... is missing'],
  ['converge 0', 'is no number of an issue'],
  ['converge 12x', 'is no number of an issue'],
  ['converge --repo', '--repo takes a value: --repo owner/name'],
  ['converge --repo --json 1', '--repo takes a value'],
  ['converge 1 --json=yes', '--json takes no value'],
  ['converge 1 --toString', 'there is no option --toString'],
  ['setup --repo acme', '--repo takes owner/name, not "acme"'],
  ['setup --repo a/b/c', '--repo takes owner/name'],
])('`sitrep %s` is wrong usage and says why', async (line, words) => {
  const { code, out, notes } = await cli(line)
  expect([code, out]).toEqual([2, ''])
  expect(notes).toContain(words)
})
