import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { ROUTE_PERMISSIONS as NEEDS, routeShape } from '../src/github/route-permissions.ts'

const Manifest = z.object({
  public: z.boolean(),
  default_events: z.array(z.string()),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
})
const manifest = Manifest.parse(parse(readFileSync('app.yml', 'utf8')))

/** Without comments: what is only spoken of is not called. */
const sources = (pattern: string) =>
  globSync(pattern)
    .filter((file) => file !== TABLE)
    .map((file) => readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
/** Names every route and asks for none. */
const TABLE = 'src/github/route-permissions.ts'
const VERB_AND_PATH =
  /['"`]((?:GET|POST|PUT|PATCH|DELETE) \/[^'"`\s]*|(?:GET|POST|PUT|PATCH|DELETE) \$\{[^'"`\s]*)['"`]/g

/** Constants of text in a file, put in for each other: `ISSUE` may be made of `REPO`. */
function constants(source: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [, name = '', text = ''] of source.matchAll(/const ([A-Z_]+) = ['`]([^'`\n]*)['`]/g)) {
    known.set(name, filled(text, known))
  }
  return known
}

const filled = (text: string, known: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\$\{([A-Z_]+)\}/g, (whole, name: string) => known.get(name) ?? whole)

/** Every route that a source names, with all of its parts shown as `{}`. */
function routesOf(source: string, shared: ReadonlyMap<string, string>): readonly string[] {
  const known = new Map([...shared, ...constants(source)])
  return [...source.matchAll(VERB_AND_PATH)].map(([, route = '']) =>
    routeShape(filled(route, known)),
  )
}

const github = sources('src/{github,app}/**/*.ts')
const shared = new Map(github.flatMap((source) => [...constants(source)]))
const routes = [...new Set(github.flatMap((source) => routesOf(source, shared)))].toSorted()

const levelOf = (needed: readonly string[]) => (needed.includes('write') ? 'write' : 'read')

test('every route that is called is one whose permission is known', () => {
  expect(routes.length).toBeGreaterThan(15)
  expect(routes.filter((route) => NEEDS[route] === undefined)).toEqual([])
})

// `actions` is what GitHub asks for the event `workflow_run`; no route of the App needs it.
test('the App asks for what its routes and events need, and for nothing else', () => {
  const needed = new Map<string, string[]>([['actions', ['read']]])
  for (const [name = '', level = ''] of routes
    .flatMap((route) => NEEDS[route] ?? [])
    .map((one) => one.split(':'))) {
    needed.set(name, [...(needed.get(name) ?? []), level])
  }
  const least = Object.fromEntries([...needed].map(([name, levels]) => [name, levelOf(levels)]))
  expect(manifest.default_permissions).toEqual(least)
})

test('the App subscribes to the events that it listens to, and to no others', () => {
  const listened = sources('src/app/**/*.ts').flatMap((source) =>
    [...source.matchAll(/probot\.on\(\s*(\[[^\]]*\]|'[^']*')/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/'([a-z_]+)(?:\.[a-z_]+)?'/g)].map(([, name = '']) => name),
    ),
  )
  const asked = listened.filter((name) => !SENT_ANYWAY.has(name))
  expect(new Set(manifest.default_events)).toEqual(new Set(asked))
})

/** GitHub sends these to every App, and refuses a manifest that asks for them. */
const SENT_ANYWAY = new Set([
  'installation',
  'installation_repositories',
  'github_app_authorization',
])

test('nobody else can install the App until its owner says so', () => {
  expect(manifest.public).toBe(false)
})

test('a route is read with its constants put in', () => {
  const source = [
    "const REPO = '/repos/{owner}/{repo}'",
    ['const ISSUE = `$', '{REPO}/issues/{issue_number}`'].join(''),
    ['ask(`POST $', '{ISSUE}/labels`)'].join(''),
  ].join('\n')
  expect(routesOf(source, new Map())).toEqual(['POST /repos/{}/{}/issues/{}/labels'])
})
