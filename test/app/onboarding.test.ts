import { afterEach, beforeEach, expect, test } from 'vitest'
import { addRepositories, installApp } from '../../src/sandbox/actions/apps.ts'
import { commitFiles } from '../../src/sandbox/actions/commits.ts'
import { createRepository, createUser, setRole } from '../../src/sandbox/actions/places.ts'
import type { Repository, User } from '../../src/sandbox/model.ts'
import { SHOP, type Started } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

let box: Started
let app: Served
let settled: Served['settled']

beforeEach(async () => {
  app = await served()
  ;({ box, settled } = app)
})
afterEach(() => app.close())

const ana = () => box.seeded.users['ana'] as User

function repositoriesOf(owner: User, ...names: readonly string[]): readonly Repository[] {
  const { world } = box.sandbox
  return names.map((name) => {
    const made = createRepository(world, { owner, name })
    setRole(world, made, ana(), 'admin')
    commitFiles(world, { user: ana(), grant: null }, made, { 'README.md': name }, 'Start')
    return made
  })
}

const acme = () =>
  Object.values(box.sandbox.state.users).find(({ login }) => login === 'acme') as User
const beta = () => createUser(box.sandbox.world, 'beta', 'Organization', [ana()])

async function select(...repositories: readonly Repository[]): Promise<void> {
  addRepositories(box.sandbox.world, box.seeded.installation, ana(), repositories)
  await settled()
}

async function install(account: User, repositories: 'all' | readonly Repository[]): Promise<void> {
  installApp(box.sandbox.world, box.seeded.app, { account, sender: ana(), repositories })
  await settled()
}

const pulls = async (owner: string, repo: string) =>
  (await box.as('ana').rest.pulls.list({ owner, repo, state: 'all' })).data
const offered = async (owner: string, ...names: readonly string[]) =>
  (await Promise.all(names.map((name) => pulls(owner, name)))).map(({ length }) => length)

test('a repository that was picked by hand is offered form and config, and nothing else', async () => {
  const account = beta()
  const [shop] = repositoriesOf(account, 'shop')
  const before = shop?.labels.length
  await install(account, shop === undefined ? [] : [shop])
  expect(await pulls('beta', 'shop')).toMatchObject([
    { head: { ref: 'sitrep/setup' }, user: { login: 'sitrep[bot]' }, state: 'open' },
  ])
  expect(shop?.labels.length).toBe(before)
})

test('an installation on all repositories writes nothing anywhere', async () => {
  const account = beta()
  repositoriesOf(account, 'shop', 'site')
  await install(account, 'all')
  expect(await offered('beta', 'shop', 'site')).toEqual([0, 0])
})

test('an installation is offered three at most, however many are picked at once or later', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const [first, ...rest] = repositoriesOf(acme(), ...names)
  await select(...(first === undefined ? [] : [first]))
  expect(await offered('acme', ...names)).toEqual([1, 0, 0, 0, 0])
  await select(...rest)
  expect(await offered('acme', ...names)).toEqual([1, 1, 1, 0, 0])
  await select(...repositoriesOf(acme(), 'f'))
  expect(await offered('acme', 'f')).toEqual([0])
})

test('a refused offer counts, and does not come back when the repository is picked again', async () => {
  const picked = repositoriesOf(acme(), 'one')
  await select(...picked)
  const [pull] = await pulls('acme', 'one')
  const at = { owner: 'acme', repo: 'one', pull_number: pull?.number ?? 0 }
  await box.as('ana').rest.pulls.update({ ...at, state: 'closed' })
  await select(...picked)
  expect(await pulls('acme', 'one')).toMatchObject([{ state: 'closed' }])
})

test('a delivery that comes twice offers once', async () => {
  await select(...repositoriesOf(acme(), 'one'))
  const last = box.sandbox.state.deliveries.findLast(
    ({ event }) => event === 'installation_repositories',
  )
  if (last !== undefined) box.sandbox.world.redeliver(last)
  await settled()
  expect(await offered('acme', 'one')).toEqual([1])
})

test('an installation on more repositories than anybody picks by hand is left alone', async () => {
  const names = Array.from({ length: 31 }, (_, at) => `r${at}`)
  await select(...repositoriesOf(acme(), ...names))
  expect((await offered('acme', ...names)).every((count) => count === 0)).toBe(true)
})

test('what GitHub refuses does not end the App, which goes on with the next delivery', async () => {
  box.sandbox.faults.queue({
    method: 'GET',
    route: '/installation/repositories',
    before: { status: 403 },
  })
  await select(...repositoriesOf(acme(), 'one'))
  expect(await offered('acme', 'one')).toEqual([0])
  await select(...repositoriesOf(acme(), 'two'))
  expect(await offered('acme', 'two')).toEqual([1])
  expect((await box.as('ana').rest.repos.get(SHOP)).status).toBe(200)
})

test('what it writes passes the lane of all writes of its installation', async () => {
  await app.close()
  const made: number[] = []
  app = await served({ paced: true })
  ;({ box, settled } = app)
  const account = beta()
  const [shop] = repositoriesOf(account, 'shop')
  box.sandbox.faults.queue({
    method: '*',
    route: '*',
    every: 1,
    where: ({ write, who }) => {
      if (write && who.startsWith('installation ')) made.push(Date.now())
      return false
    },
    delayMs: 0,
  })
  await install(account, shop === undefined ? [] : [shop])
  const gaps = made.slice(1).map((at, index) => at - (made[index] ?? 0))
  expect(gaps.length).toBeGreaterThan(1)
  expect(Math.min(...gaps)).toBeGreaterThan(500)
})
