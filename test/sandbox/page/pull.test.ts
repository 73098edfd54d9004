import { expect, test } from 'vitest'
import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { createPull } from '../../../src/sandbox/actions/pulls.ts'
import { createRef } from '../../../src/sandbox/actions/refs.ts'
import { userByLogin } from '../../../src/sandbox/find.ts'
import { openShop } from './shop.ts'

test('a pull request shows what it adds and changes, and stands in its own list', async () => {
  const shop = await openShop()
  const { sandbox, repository } = shop
  const user = userByLogin(sandbox.world, 'dev')
  if (user === undefined) throw new Error('dev is gone')
  const actor = { user, grant: null }
  const main = repository.refs['refs/heads/main'] ?? ''
  createRef(sandbox.world, actor, repository, 'refs/heads/setup/form', main)
  const files = { 'docs/new.md': 'fresh <b>', 'README.md': '# changed\n' }
  commitFiles(sandbox.world, actor, repository, files, 'Add', 'setup/form')
  createPull(sandbox.world, actor, repository, {
    title: 'Set up',
    head: 'setup/form',
    base: 'main',
  })

  const text = await shop.read('/acme/shop/pull/1')
  expect(text).toMatch(/README\.md <span class="badge">modified/)
  expect(text).toMatch(/docs\/new\.md <span class="badge">added/)
  expect(text).toContain('fresh &lt;b&gt;')
  expect(await shop.read('/acme/shop/pulls')).toContain('Set up')
  expect(await shop.read('/acme/shop/issues')).not.toContain('Set up')
  expect((await shop.get('/acme/shop/issues/1')).headers.get('location')).toBe('/acme/shop/pull/1')
  expect(await shop.read('/acme/shop/blob/setup/form/docs/new.md')).toContain('fresh &lt;b&gt;')
  await shop.close()
})
