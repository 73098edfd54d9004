import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SetupWorld, setup } from '../../src/engine/setup.ts'
import type { Octokit } from '../../src/github/client.ts'
import { readMarker } from '../../src/github/marker.ts'
import { offeredFiles } from '../../src/github/offered-files.ts'
import { setupWorld } from '../../src/github/setup-world.ts'
import { SHOP, type Started, start } from '../sandbox/support.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
const WISH = { files: offeredFiles(), labels: true }
const world = async () => setupWorld((await box.asBot()) as unknown as Octokit, SHOP, KEYS)
const pulls = async () => (await box.as('ana').rest.pulls.list({ ...SHOP, state: 'all' })).data
const sha = async (branch: string) =>
  (await box.as('ana').rest.repos.getBranch({ ...SHOP, branch })).data.commit.sha
/** How often anything was asked for that changes something; signing in does not. */
const writes = () =>
  Object.entries(box.sandbox.requests().requests)
    .filter(([route]) => !/^GET |access_tokens$/.test(route))
    .reduce((sum, [, count]) => sum + count, 0)

test('sets up a repository of GitHub: labels, branch, files, pull request with our marker', async () => {
  const main = await sha('main')
  const made = await setup(await world(), WISH)
  expect(made?.proposal.kind).toBe('opened')
  const [pull] = await pulls()
  expect(pull).toMatchObject({
    state: 'open',
    base: { ref: 'main' },
    user: { login: 'sitrep[bot]' },
  })
  expect(readMarker(pull?.body ?? '')).toMatchObject({ kind: 'setup', key: '-', keyId: 'k1' })
  for (const { path, text } of WISH.files) {
    const { data } = await box
      .as('ana')
      .rest.repos.getContent({ ...SHOP, path, ref: 'sitrep/setup' })
    const { content } = data as { content: string }
    expect(Buffer.from(content, 'base64').toString()).toBe(text)
  }
  expect(await sha('main')).toBe(main)
  const { data: labels } = await box
    .as('ana')
    .rest.issues.listLabelsForRepo({ ...SHOP, per_page: 100 })
  expect(labels.map(({ name }) => name)).toEqual(expect.arrayContaining(['incident', 'sev1']))
})

test('a second run writes nothing', async () => {
  await setup(await world(), WISH)
  const before = writes()
  expect((await setup(await world(), WISH))?.proposal.kind).toBe('open')
  expect(before).toBeGreaterThan(20)
  expect(writes()).toBe(before)
})

test('two runs at once make one of everything', async () => {
  const [first, second] = [await world(), await world()]
  const made = await Promise.all([setup(first, WISH), setup(second, WISH)])
  const urls = made.flatMap((one) => (one && 'url' in one.proposal ? [one.proposal.url] : []))
  expect(urls).toHaveLength(2)
  expect(urls[0]).toMatch(/\/pull\/\d+$/)
  expect(new Set(urls).size).toBe(1)
  expect(await pulls()).toHaveLength(1)
})

test('half a run is finished by the next, on the same branch', async () => {
  const whole = await world()
  let left = 2
  const broken: SetupWorld = {
    look: (paths) => whole.look(paths),
    take: (step) => (left-- > 0 ? whole.take(step) : Promise.reject(new Error('cut'))),
  }
  await expect(setup(broken, { ...WISH, labels: false })).rejects.toThrow('cut')
  const tip = await sha('sitrep/setup')
  expect((await setup(await world(), WISH))?.proposal.kind).toBe('opened')
  const parent = async (ref: string) =>
    (await box.as('ana').rest.repos.getCommit({ ...SHOP, ref })).data.parents[0]?.sha ?? ''
  expect(await parent(await parent('sitrep/setup'))).toBe(tip)
  expect(await pulls()).toHaveLength(1)
})

describe('a pull request that was closed unmerged', () => {
  test('is never opened again, even when its branch is gone', async () => {
    await setup(await world(), WISH)
    const [pull] = await pulls()
    await box
      .as('ana')
      .rest.pulls.update({ ...SHOP, pull_number: pull?.number ?? 0, state: 'closed' })
    expect((await setup(await world(), WISH))?.proposal.kind).toBe('declined')
    await box.as('ana').rest.git.deleteRef({ ...SHOP, ref: 'heads/sitrep/setup' })
    expect((await setup(await world(), WISH))?.proposal.kind).toBe('declined')
    expect(await pulls()).toHaveLength(1)
  })
})

test('a branch of that name with somebody’s work on it is not touched', async () => {
  const at = { ...SHOP, ref: 'refs/heads/sitrep/setup', sha: await sha('main') }
  await box.as('ana').rest.git.createRef(at)
  await box.as('ana').rest.repos.createOrUpdateFileContents({
    ...SHOP,
    path: 'mine.md',
    message: 'Mine',
    content: 'bWluZQ==',
    branch: 'sitrep/setup',
  })
  const tip = await sha('sitrep/setup')
  expect((await setup(await world(), WISH))?.proposal.kind).toBe('foreign-branch')
  expect(await sha('sitrep/setup')).toBe(tip)
})

test('a refusal that only looks like "already so" is told as what it is', async () => {
  const target = await world()
  await target.look([])
  const step = { type: 'branch.create', branch: 'sitrep/setup', sha: '0'.repeat(40) } as const
  await expect(target.take(step)).rejects.toMatchObject({ kind: 'invalid', status: 422 })
  const label = { type: 'label.define', name: 'x', color: 'no colour', description: '' } as const
  await expect(target.take(label)).rejects.toMatchObject({ kind: 'invalid' })
})

test('a repository that may not be seen is null', async () => {
  const strange = setupWorld(
    (await box.asBot()) as unknown as Octokit,
    { owner: 'acme', repo: 'nope' },
    [],
  )
  expect(await setup(strange, WISH)).toBeNull()
})
