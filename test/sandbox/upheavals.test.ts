import { afterEach, beforeEach, expect, test } from 'vitest'
import { suspendInstallation } from '../../src/sandbox/actions/apps.ts'
import { renameDefaultBranch } from '../../src/sandbox/actions/default-branch.ts'
import { createRef } from '../../src/sandbox/actions/refs.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const actorOf = (login: string) => {
  const user = box.seeded.users[login]
  if (user === undefined) throw new Error(`there is nobody called ${login}`)
  return { user, grant: null }
}

test('a suspended App is refused and told nothing, until it is taken back', async () => {
  const { world, state } = box.sandbox
  const { installation } = box.seeded
  const bot = await box.asBot()
  suspendInstallation(world, installation, true)
  expect(await statusOf(bot.rest.issues.listForRepo(SHOP))).toBe(403)
  const { data: known } = await box.asApp().rest.apps.listInstallations()
  expect(known[0]?.suspended_at).not.toBeNull()
  const told = state.deliveries.length
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Unheard' })
  expect(state.deliveries).toHaveLength(told)
  suspendInstallation(world, installation, false)
  expect((await bot.rest.issues.listForRepo(SHOP)).data).toHaveLength(1)
})

test('a renamed default branch is found under its new name alone, and pull requests follow', async () => {
  const { world } = box.sandbox
  const { repository } = box.seeded
  const ana = actorOf('ana')
  const { rest } = box.as('ana')
  createRef(world, ana, repository, 'refs/heads/fix', repository.refs['refs/heads/main'] ?? '')
  const file = { path: 'fix.txt', branch: 'fix', message: 'Fix', content: 'Zml4' }
  await rest.repos.createOrUpdateFileContents({ ...SHOP, ...file })
  const pull = { ...SHOP, head: 'fix', base: 'main', title: 'Fix' }
  const { data } = await rest.pulls.create(pull)
  renameDefaultBranch(world, ana, repository, 'trunk')
  expect((await rest.repos.get(SHOP)).data.default_branch).toBe('trunk')
  expect(await statusOf(rest.git.getRef({ ...SHOP, ref: 'heads/main' }))).toBe(404)
  const { data: moved } = await rest.pulls.get({ ...SHOP, pull_number: data.number })
  expect(moved.base.ref).toBe('trunk')
  expect((await rest.repos.getContent({ ...SHOP, path: 'README.md' })).status).toBe(200)
})

test.each(['fix', 'main'])('only administrators rename it, and no name twice: %s', (name) => {
  const { world } = box.sandbox
  const { repository } = box.seeded
  const sha = repository.refs['refs/heads/main'] ?? ''
  createRef(world, actorOf('ana'), repository, 'refs/heads/fix', sha)
  expect(() => renameDefaultBranch(world, actorOf('dev'), repository, 'trunk')).toThrow()
  if (name === 'fix')
    expect(() => renameDefaultBranch(world, actorOf('ana'), repository, name)).toThrow(/exists/)
  else renameDefaultBranch(world, actorOf('ana'), repository, name)
  expect(repository.defaultBranch).toBe('main')
})
