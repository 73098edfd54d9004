import { Octokit } from '@octokit/rest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { urlPath } from '../../src/github/url-path.ts'

const { endpoint } = new Octokit().request
const ROUTE = 'GET /repos/{owner}/{repo}/contents/{+path}'
const HERE = '/repos/acme/shop/contents/'

/** Where a request ends up, as whoever sends it reads its address. */
const asked = (path: string): URL =>
  new URL(endpoint(ROUTE, { owner: 'acme', repo: 'shop', path: urlPath(path), ref: 'abc' }).url)

test.each([
  'postmortems/2026-11-20-7-slow.md',
  'postmortems/a b|c.md',
  'postmortems/a?ref=main&b.md',
  'postmortems/a#b.md',
  'postmortems/50%.md',
  'postmortems/%41.md',
  'postmortems/Closes #1\n<!-- x -->.md',
  'postmortems/über/🔥.md',
  'postmortems/%2e%2e/%2e%2e/%2e%2e/private/contents/postmortems/x.md',
  'postmortems/%2E./.%2e/x.md',
])('the file %j is asked for by its own name', (path) => {
  const { pathname, search, hash } = asked(path)
  expect(decodeURIComponent(pathname.slice(HERE.length))).toBe(path)
  expect([pathname.startsWith(HERE), search, hash]).toEqual([true, '?ref=abc', ''])
})

test('no path leads out of where it is asked for', () => {
  const part = fc.constantFrom('..', '.', '%2e', '%2E%2e', '/', '\\', '?', '#', '%', 'a', '%5c')
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { pathname, search } = asked(`a${parts.join('')}`)
      expect([pathname.startsWith(HERE), search]).toEqual([true, '?ref=abc'])
    }),
  )
})
