import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { DESCRIPTIONS } from '../../src/cli/descriptions.generated.ts'
import { commands } from '../../src/cli/registry.ts'
import { cli } from '../support/cli.ts'

/** Every module that is loaded before a command is known, and what of them comes from packages. */
function loadedFirst(from: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(from)) return seen
  seen.add(from)
  if (!from.startsWith('src/')) return seen
  const source = readFileSync(from, 'utf8').replaceAll(/^import type .*$/gm, '')
  for (const [, to = ''] of source.matchAll(
    /^(?:import|export|\} from) ?(?:[^'\n]*from )?'([^']+)'/gm,
  )) {
    loadedFirst(to.startsWith('.') ? join(dirname(from), to) : to, seen)
  }
  return seen
}

test.each(['src/cli/run.ts', 'src/cli/terminal.ts'])(
  'help waits for nothing that only commands need: %s',
  (entry) => {
    const all = [...loadedFirst(entry)]
    expect(all.length).toBeGreaterThan(3)
    expect(all.length).toBeLessThan(25)
    expect(all.filter((one) => !one.startsWith('src/') && !one.startsWith('node:'))).toEqual([])
  },
)

test('what loads commands is seen by that', () => {
  const all = [...loadedFirst('src/cli/commands/converge.ts')]
  expect(all).toContain('@octokit/rest')
})

test('every command is described, in the order of the registry', () => {
  expect(DESCRIPTIONS.map(({ name }) => name)).toEqual([...commands.keys()])
})

test.each(['--version', '-V', 'version'])(
  '%s tells the release, and the Node below it',
  async (word) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(await cli(word)).toMatchObject({
      code: 0,
      out: `sitrep ${version} (Node ${process.version})`,
      notes: '',
    })
  },
)

test.each([
  ['actoins sync x', 'did you mean sitrep actions sync?'],
  ['action', 'did you mean sitrep actions?'],
  ['docter', 'did you mean sitrep doctor?'],
  ['--verison', 'the command comes first'],
  ['doctor extra', '"extra" is more than the command takes'],
  ['sweep --runn', 'did you mean --run?'],
  ['setup --aciton', 'did you mean --action?'],
])('`sitrep %s` is told what was meant', async (line, words) => {
  const { code, notes } = await cli(line)
  expect(code).toBe(2)
  expect(notes).toContain(words)
})
