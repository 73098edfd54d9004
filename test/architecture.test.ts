import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** The house rule: import from your own folder or from a lower floor, never sideways or up. */
const FLOORS = [
  ['src/domain'],
  ['src/markdown', 'src/metrics'],
  ['src/commands', 'src/postmortem', 'src/reports', 'src/integrations'],
  ['src/config'],
  ['src/plan'],
  ['src/engine'],
  ['src/github', 'src/store', 'src/sandbox', 'src/threads'],
  ['src/app', 'src/cli', 'action'],
  ['src/embedded.ts', 'src/embedded-action.ts'],
  ['src/gen', 'src/start.ts', 'src/demo-action.ts'],
]
/** Floors 0 to 5 reach no network, clock, process or file. */
const PURE = 5
const OUTSIDE = /^(node:|@actions\/|@octokit\/|probot$)/

const folder = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('src/') ? 2 : 1)
    .join('/')
const floorOf = (file: string) => FLOORS.findIndex((floor) => floor.includes(folder(file)))

const edges = globSync(['src/**/*.ts', 'action/**/*.ts']).flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|^import|import\() ?'(?<to>[^']+)'/gm)].map(
    (match) => ({ from, to: match.groups?.['to'] ?? '' }),
  ),
)

test('imports only go down', () => {
  const wrong = edges.filter(({ from, to }) => {
    if (!to.startsWith('.')) return OUTSIDE.test(to) && floorOf(from) <= PURE
    const target = normalize(join(dirname(from), to))
    return folder(target) !== folder(from) && floorOf(target) >= floorOf(from)
  })
  expect(wrong).toEqual([])
})

test('every folder stands on a floor', () => {
  expect(edges.length).toBeGreaterThan(30)
  expect(edges.filter(({ from }) => floorOf(from) === -1)).toEqual([])
})

/** Where a package's work is done: nobody else knows that it exists. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  probot: ['src/app'],
  pino: ['src/app'],
  'prom-client': ['src/app'],
  '@actions/core': ['action'],
  '@actions/github': ['action'],
  '@octokit/core': ['action'],
  '@octokit/rest': ['src/cli'],
  'markdown-table': ['src/markdown'],
  'temporal-polyfill': ['src/markdown'],
  liquidjs: ['src/markdown'],
  'mdast-util-from-markdown': ['src/markdown'],
  'mdast-util-gfm': ['src/markdown'],
  'micromark-extension-gfm': ['src/markdown'],
  croner: ['src/markdown', 'src/config', 'src/sandbox'],
  yaml: ['src/markdown', 'src/config', 'src/sandbox', 'src/embedded.ts', 'src/gen'],
  zod: ['src/config', 'src/github', 'src/sandbox', 'src/embedded.ts'],
  rolldown: ['src/gen'],
  '@actions/expressions': ['src/sandbox'],
  ajv: ['src/sandbox'],
  'ajv-formats': ['src/sandbox'],
  graphql: ['src/sandbox'],
  'markdown-it': ['src/sandbox'],
  'sanitize-html': ['src/sandbox'],
}

test('a package is imported only where its work is done', () => {
  const packages = edges.filter(({ to }) => /^[@a-z]/.test(to) && !to.startsWith('node:'))
  expect(packages.length).toBeGreaterThan(10)
  const of = (to: string) => /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to
  expect(packages.filter(({ from, to }) => !PACKAGES[of(to)]?.includes(folder(from)))).toEqual([])
})

test('the real App runs without what only its sandbox needs', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Readonly<Record<string, string>>
  }
  const outside = edges.filter(({ from }) => !/^src\/(sandbox|gen|embedded)/.test(from))
  const packages = outside.filter(({ to }) => PACKAGES[to] !== undefined)
  expect(packages.filter(({ to }) => dependencies[to] === undefined)).toEqual([])
})

test('no file is longer than three hundred lines', () => {
  const long = globSync(['src/**/*.ts', 'action/**/*.ts', 'test/**/*.ts'])
    .filter((file) => !file.endsWith('.generated.ts'))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300)
  expect(long).toEqual([])
})

test('nobody imports a generator, and a sandbox knows nothing of the app', () => {
  expect(edges.filter(({ to }) => to.includes('/gen/'))).toEqual([])
  const sandbox = edges.filter(({ from }) => from.startsWith('src/sandbox/'))
  expect(
    sandbox.filter(({ to }) => /\.\.\/(plan|engine|commands|config|app|github)\//.test(to)),
  ).toEqual([])
})
