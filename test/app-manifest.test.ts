import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'

const Manifest = z.object({
  public: z.boolean(),
  default_events: z.array(z.string()),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
})
const manifest = Manifest.parse(parse(readFileSync('app.yml', 'utf8')))

/** `permission:level` that GitHub's documentation names for a route; nothing where the App itself asks. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'GET /app': [],
  'GET /repos/{}/{}': ['metadata:read'],
  'GET /repos/{}/{}/collaborators/{}/permission': ['metadata:read'],
  // GraphQL asks by field: repository and labels, the issue and its log, the config's blob; for reports also
  // deployments, and the commits and pull requests that they brought.
  'POST /graphql': [
    ...['metadata:read', 'issues:read', 'contents:read'],
    ...['deployments:read', 'pull_requests:read'],
  ],
  'GET /repos/{}/{}/issues': ['issues:read'],
  'GET /repos/{}/{}/issues/{}': ['issues:read'],
  'POST /repos/{}/{}/issues': ['issues:write'],
  'GET /repos/{}/{}/issues/{}/sub_issues': ['issues:read'],
  'POST /repos/{}/{}/issues/{}/sub_issues': ['issues:write'],
  'GET /repos/{}/{}/issues/{}/dependencies/blocked_by': ['issues:read'],
  'POST /repos/{}/{}/issues/{}/dependencies/blocked_by': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/issue-field-values': ['issues:write'],
  'DELETE /repos/{}/{}/issues/{}/issue-field-values/{}': ['issues:write'],
  'GET /repos/{}/{}/issues/{}/comments': ['issues:read'],
  'GET /repos/{}/{}/issues/{}/events': ['issues:read'],
  'GET /repos/{}/{}/issues/comments': ['issues:read'],
  'GET /repos/{}/{}/issues/events': ['issues:read'],
  'GET /repos/{}/{}/issues/comments/{}': ['issues:read'],
  'GET /repos/{}/{}/issues/comments/{}/reactions': ['issues:read'],
  'GET /repos/{}/{}/issues/{}/reactions': ['issues:read'],
  'GET /repos/{}/{}/labels': ['issues:read'],
  'GET /repos/{}/{}/labels/{}': ['issues:read'],
  'POST /repos/{}/{}/labels': ['issues:write'],
  'PATCH /repos/{}/{}/labels/{}': ['issues:write'],
  'PATCH /repos/{}/{}/issues/{}': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/labels': ['issues:write'],
  'DELETE /repos/{}/{}/issues/{}/labels/{}': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/assignees': ['issues:write'],
  'DELETE /repos/{}/{}/issues/{}/assignees': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/comments': ['issues:write'],
  'PATCH /repos/{}/{}/issues/comments/{}': ['issues:write'],
  'DELETE /repos/{}/{}/issues/comments/{}': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/reactions': ['issues:write'],
  'POST /repos/{}/{}/issues/comments/{}/reactions': ['issues:write'],
  'GET /repos/{}/{}/contents/{}': ['contents:read'],
  'PUT /repos/{}/{}/contents/{}': ['contents:write'],
  'GET /repos/{}/{}/git/ref/{}': ['contents:read'],
  'GET /repos/{}/{}/git/matching-refs/{}': ['contents:read'],
  'GET /repos/{}/{}/git/commits/{}': ['contents:read'],
  'GET /repos/{}/{}/branches/{}': ['contents:read'],
  'POST /repos/{}/{}/git/refs': ['contents:write'],
  'POST /repos/{}/{}/git/blobs': ['contents:write'],
  'POST /repos/{}/{}/git/trees': ['contents:write'],
  'POST /repos/{}/{}/git/commits': ['contents:write'],
  'PATCH /repos/{}/{}/git/refs/{}': ['contents:write'],
  'DELETE /repos/{}/{}/git/refs/{}': ['contents:write'],
  'GET /repos/{}/{}/commits': ['contents:read'],
  'GET /repos/{}/{}/commits/{}': ['contents:read'],
  'GET /repos/{}/{}/compare/{}': ['contents:read'],
  'GET /repos/{}/{}/deployments': ['deployments:read'],
  'GET /repos/{}/{}/deployments/{}/statuses': ['deployments:read'],
  'GET /repos/{}/{}/deployments/{}': ['deployments:read'],
  'GET /repos/{}/{}/pulls': ['pull_requests:read'],
  'GET /repos/{}/{}/pulls/{}/commits': ['pull_requests:read'],
  'POST /repos/{}/{}/pulls/{}/requested_reviewers': ['pull_requests:write'],
  'POST /repos/{}/{}/pulls': ['pull_requests:write'],
  'PATCH /repos/{}/{}/pulls/{}': ['pull_requests:write'],
  'GET /repos/{}/{}/pulls/{}': ['pull_requests:read'],
  'GET /repos/{}/{}/pulls/{}/files': ['pull_requests:read'],
  'GET /repos/{}/{}/pulls/{}/reviews': ['pull_requests:read'],
  'POST /repos/{}/{}/pulls/{}/reviews': ['pull_requests:write'],
  'GET /repos/{}/{}/commits/{}/check-runs': ['checks:read'],
  'POST /repos/{}/{}/check-runs': ['checks:write'],
  'PATCH /repos/{}/{}/check-runs/{}': ['checks:write'],
  'GET /repos/{}/{}/rules/branches/{}': ['metadata:read'],
  'GET /repos/{}/{}/git/trees/{}': ['contents:read'],
  'GET /repos/{}/{}/assignees/{}': ['metadata:read'],
  // Asked with a person's token only, to see whose it is; an App has none.
  'GET /user': [],
  // Anybody may ask for what people show of themselves.
  'GET /users/{}': [],
  'GET /app/installations': [],
  'GET /app/installations/{}': [],
  'GET /app/hook/deliveries': [],
  'POST /app/hook/deliveries/{}/attempts': [],
  'GET /repos/{}/{}/installation': [],
  'POST /app/installations/{}/access_tokens': [],
  'GET /installation/repositories': ['metadata:read'],
}

/** Without comments: what is only spoken of is not called. */
const sources = (pattern: string) =>
  globSync(pattern).map((file) =>
    readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  )
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
    filled(route, known)
      .replace(/\/contents\/.+$/, '/contents/{}')
      .replaceAll(/\$?\{[^}]*\}/g, '{}'),
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

test('the App asks for what its routes need, and for nothing else', () => {
  const needed = new Map<string, string[]>()
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
