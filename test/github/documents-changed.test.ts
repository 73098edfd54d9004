import nock from 'nock'
import { expect, test } from 'vitest'
import { client } from '../../src/github/client.ts'
import { documentsChanged } from '../../src/github/documents-changed.ts'
import { API, onTheWire, wired } from '../support/wire.ts'

onTheWire()

const AT = { owner: 'acme', repo: 'shop' }
const trees = () => nock(API)
const path = (sha: string) => `/repos/acme/shop/git/trees/${sha}`
const blob = (name: string, sha: string) => ({ path: name, type: 'blob', sha })

/** A commit whose documents are these. */
function commit(sha: string, files: readonly object[]): void {
  const root = [blob('README.md', '1'), { path: 'postmortems', type: 'tree', sha: `tree-${sha}` }]
  trees().get(path(sha)).reply(200, { tree: root })
  trees()
    .get(path(`tree-${sha}`))
    .query({ recursive: '1' })
    .reply(200, { tree: files })
}
const changed = async (before: string, after: string) =>
  (await documentsChanged(client(wired()), AT, before, after)).map((file) => [
    file.path,
    file.removed,
  ])

test('what is new, different or gone is told, and what is the same is not', async () => {
  commit('a', [blob('same.md', '1'), blob('edited.md', '2'), blob('gone.md', '3')])
  commit('b', [blob('same.md', '1'), blob('edited.md', '4'), blob('2026/new.md', '5')])
  expect(await changed('a', 'b')).toEqual([
    ['postmortems/edited.md', false],
    ['postmortems/2026/new.md', false],
    ['postmortems/gone.md', true],
  ])
})

test('the index, pictures and folders are no documents', async () => {
  commit('a', [])
  commit('b', [
    blob('README.md', '1'),
    blob('a.png', '2'),
    { path: '2026', type: 'tree', sha: '3' },
  ])
  expect(await changed('a', 'b')).toEqual([])
})

test('before the first commit, and without the folder, there was none', async () => {
  trees().get(path('0000')).reply(404, { message: 'Not Found' })
  commit('b', [blob('a.md', '1')])
  expect(await changed('0000', 'b')).toEqual([['postmortems/a.md', false]])
  trees()
    .get(path('c'))
    .reply(200, { tree: [blob('postmortems', '1')] })
  trees().get(path('d')).reply(200, {})
  expect(await changed('c', 'd')).toEqual([])
})
