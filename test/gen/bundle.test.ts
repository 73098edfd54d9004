import { globSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { bundle } from '../../src/gen/bundle/bundle.ts'
import { withoutExamples } from '../../src/gen/bundle/without-examples.ts'

const files = await bundle()

test('the bundle that is checked in is what the sources make, byte for byte', () => {
  expect(globSync('action/dist/*').toSorted()).toEqual(files.map(({ path }) => path).toSorted())
  const other = files.filter(({ path, text }) => readFileSync(path, 'utf8') !== text)
  expect(other.map(({ path }) => path)).toEqual([])
})

test('made twice it is the same', async () => {
  expect(await bundle()).toEqual(files)
})

test('it names no place of the machine that made it', () => {
  const root = new URL('../../', import.meta.url).pathname
  expect(files.filter(({ text }) => text.includes(root))).toEqual([])
})

/** What a file imports before it runs. */
const importsOf = (text: string): readonly string[] =>
  (
    parseAst(text).body as readonly { readonly source?: { readonly value: string } | null }[]
  ).flatMap(({ source }) => source?.value ?? [])

const isScript = ({ path }: { readonly path: string }): boolean => path.endsWith('.js')

test('nothing stays outside of it but what Node brings', () => {
  const imported = files.filter(isScript).flatMap(({ text }) => importsOf(text))
  const foreign = imported.filter((name) => !name.startsWith('./') && !isBuiltin(name))
  expect(imported.length).toBeGreaterThan(20)
  expect(foreign).toEqual([])
})

/** What a file loads before it runs, and what that loads. */
function loaded(path: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  const text = files.find((file) => file.path === path)?.text ?? ''
  for (const name of importsOf(text)) {
    if (name.startsWith('./')) loaded(`action/dist/${name.slice(2)}`, seen)
  }
  return seen
}

const bytesOf = (paths: Iterable<string>): number =>
  [...paths].reduce(
    (sum, path) => sum + Buffer.byteLength(files.find((file) => file.path === path)?.text ?? ''),
    0,
  )

test('an event that is not ours loads almost nothing', () => {
  expect(bytesOf(loaded('action/dist/main.js'))).toBeLessThan(30_000)
})

test('a thread that reviews documents loads what documents need, and nothing of incidents', () => {
  const all = [...loaded('action/dist/examine-thread.js')].map((path) => path.split('/').at(-1))
  expect(all).toEqual(expect.arrayContaining(['documents.js', 'markdown.js']))
  expect(all).not.toContain('core.js')
  expect(all).not.toContain('octokit.js')
})

test('files have names of our own, which stay while modules move', () => {
  const tasks = readdirSync('action/tasks').map((name) => name.replace('.ts', '.js'))
  const names = files.map(({ path }) => path.replace('action/dist/', ''))
  const known = [
    ...[
      'main.js',
      'run.js',
      'examine.js',
      'examine-thread.js',
      'rolldown-runtime.js',
      'licenses.txt',
    ],
    ...['light.js', 'documents.js', 'core.js', ...tasks],
    ...['yaml.js', 'zod.js', 'temporal.js', 'liquid.js', 'croner.js', 'markdown.js', 'octokit.js'],
  ]
  expect(names.filter((name) => !known.includes(name))).toEqual([])
})

test('the licences of what is in it lie beside it', () => {
  const text = files.find(({ path }) => path === 'action/dist/licenses.txt')?.text ?? ''
  for (const name of ['@actions/core', '@octokit/core', 'liquidjs', 'yaml', 'zod']) {
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'))
  }
  expect(text).toContain('Permission is hereby granted')
  // Neither is in it, since nothing of them is used.
  expect(text).not.toMatch(/^(?:undici|probot) /m)
})

test('both files that describe the Action say the same, and each finds the bundle', () => {
  const [beside, root] = ['action/action.yml', 'action.yml'].map(
    (path) => parse(readFileSync(path, 'utf8')) as { runs: { using: string; main: string } },
  )
  expect(beside?.runs).toEqual({ using: 'node24', main: 'dist/main.js' })
  expect(root).toEqual({ ...beside, runs: { using: 'node24', main: 'action/dist/main.js' } })
})

test('a rule loses its examples and nothing else', () => {
  const code =
    "export const a = rule({\n  code: 'a',\n  good: [{ text: 'x' }],\n  bad: [],\n  check: () => [],\n})\n"
  const left = withoutExamples(code, '/src/postmortem/rules/a.ts')
  expect(left?.replaceAll(/\s+/g, ' ')).toBe(
    "export const a = rule({ code: 'a', check: () => [], }) ",
  )
  expect(left).toHaveLength(code.length)
  expect(withoutExamples(code, '/src/plan/a.ts')).toBeNull()
  expect(
    withoutExamples(
      'const good = [1]\nexport const b = { good, bad: 2 }',
      '/src/postmortem/rules/b.ts',
    ),
  ).toBeNull()
})
