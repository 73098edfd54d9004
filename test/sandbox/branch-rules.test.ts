import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { requireChecks, requirePull } from '../../src/sandbox/actions/rules.ts'
import { headOf, propose, write } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

const CHECK = 'Sitrep / postmortem'

let box: Started
let bot: Awaited<ReturnType<Started['asBot']>>
beforeAll(async () => {
  box = await start()
  bot = await box.asBot()
})
beforeEach(() => {
  box.seeded.repository.rules = []
})
afterAll(() => box.close())

const admin = () => {
  const user = box.seeded.users['ana']
  if (user === undefined) throw new Error('ana is gone')
  return { user, grant: null }
}
const need = (integrationId: number | null = null) =>
  requireChecks(box.sandbox.world, admin(), box.seeded.repository, 'main', [
    { context: CHECK, integrationId },
  ])
const approvals = (count: number) =>
  requirePull(box.sandbox.world, admin(), box.seeded.repository, 'main', count)
const report = (head_sha: string, conclusion: 'success' | 'failure' | 'neutral') =>
  bot.rest.checks.create({ ...SHOP, name: CHECK, head_sha, conclusion })
const merge = (pull_number: number) => box.as('dev').rest.pulls.merge({ ...SHOP, pull_number })
const stateOf = async (pull_number: number) =>
  (await box.as('dev').rest.pulls.get({ ...SHOP, pull_number })).data.mergeable_state

test('a branch without rules has none, and one with them is protected', async () => {
  const { repos } = box.as('eve').rest
  const at = { ...SHOP, branch: 'main' }
  expect((await repos.getBranchRules(at)).data).toEqual([])
  expect((await repos.getBranch(at)).data.protected).toBe(false)
  need(42)
  approvals(1)
  expect((await repos.getBranchRules(at)).data).toMatchObject([
    {
      type: 'required_status_checks',
      ruleset_source: 'acme/shop',
      parameters: { required_status_checks: [{ context: CHECK, integration_id: 42 }] },
    },
    { type: 'pull_request', parameters: { required_approving_review_count: 1 } },
  ])
  expect((await repos.getBranchRules({ ...at, branch: 'sitrep/postmortem-7' })).data).toEqual([])
  expect((await repos.getBranch(at)).data.protected).toBe(true)
})

test('a required check holds a merge back until it has passed', async () => {
  const number = await propose(box, { branch: 'held', files: { 'held.md': '1' } })
  need()
  const sha = await headOf(box, 'held')
  await expect(merge(number)).rejects.toThrow(`Required status check "${CHECK}" is expected.`)
  await bot.rest.checks.create({ ...SHOP, name: CHECK, head_sha: sha, status: 'in_progress' })
  await expect(merge(number)).rejects.toThrow('is in progress')
  await report(sha, 'failure')
  await expect(merge(number)).rejects.toMatchObject({ status: 405 })
  expect(await stateOf(number)).toBe('blocked')
  await report(sha, 'neutral')
  expect(await stateOf(number)).toBe('clean')
  expect(await statusOf(merge(number))).toBe(200)
})

test('a check that another App reports is not the one that is required', async () => {
  const number = await propose(box, { branch: 'forged', files: { 'forged.md': '1' } })
  need(1)
  await report(await headOf(box, 'forged'), 'success')
  await expect(merge(number)).rejects.toThrow('is expected')
  need(box.seeded.app.id)
  expect(await statusOf(merge(number))).toBe(200)
})

test('a check that is not required makes a pull request unstable and holds nothing back', async () => {
  const number = await propose(box, { branch: 'shaky', files: { 'shaky.md': '1' } })
  await report(await headOf(box, 'shaky'), 'failure')
  expect(await stateOf(number)).toBe('unstable')
  expect(await statusOf(merge(number))).toBe(200)
})

test('approvals count from those who may push, and a wish for changes outweighs them', async () => {
  const number = await propose(box, { branch: 'voted', files: { 'voted.md': '1' } })
  approvals(1)
  const vote = (login: string, event: 'APPROVE' | 'REQUEST_CHANGES') =>
    box.as(login).rest.pulls.createReview({ ...SHOP, pull_number: number, event, body: 'Word' })
  await vote('caro', 'APPROVE')
  await expect(merge(number)).rejects.toThrow('At least 1 approving review is required')
  await vote('ben', 'APPROVE')
  await vote('ana', 'REQUEST_CHANGES')
  await expect(merge(number)).rejects.toThrow('Changes have been requested')
  await vote('ana', 'APPROVE')
  expect(await statusOf(merge(number))).toBe(200)
})

test('nothing is pushed past the rules, while other branches move freely', async () => {
  approvals(0)
  const content = Buffer.from('x').toString('base64')
  const file = { ...SHOP, path: 'direct.md', message: 'Direct', content }
  const { repos, git } = bot.rest
  const put = repos.createOrUpdateFileContents(file)
  await expect(put).rejects.toMatchObject({ status: 409 })
  await expect(put).rejects.toThrow('Changes must be made through a pull request.')
  const readme = await repos.getContent({ ...SHOP, path: 'README.md' })
  const sha = 'sha' in readme.data ? readme.data.sha : ''
  const gone = repos.deleteFile({ ...SHOP, path: 'README.md', message: 'Gone', sha })
  await expect(gone).rejects.toMatchObject({ status: 409 })
  await git.createRef({ ...SHOP, ref: 'refs/heads/free', sha: await headOf(box, 'main') })
  const free = await write(box, 'free', 'free.md', '1')
  const move = git.updateRef({ ...SHOP, ref: 'heads/main', sha: free })
  await expect(move).rejects.toMatchObject({ status: 422 })
  expect(await headOf(box, 'main')).not.toBe(free)
})

test('a required check refuses a push whose commit nobody has checked', async () => {
  need()
  await box.as('dev').rest.git.createRef({
    ...SHOP,
    ref: 'refs/heads/checked',
    sha: await headOf(box, 'main'),
  })
  const sha = await write(box, 'checked', 'checked.md', '1')
  const move = () => box.as('dev').rest.git.updateRef({ ...SHOP, ref: 'heads/main', sha })
  await expect(move()).rejects.toThrow('is expected')
  await report(sha, 'success')
  expect(await statusOf(move())).toBe(200)
})

test('rules are for administrators', () => {
  const user = box.seeded.users['dev']
  if (user === undefined) throw new Error('dev is gone')
  const { world } = box.sandbox
  const attempt = () => requirePull(world, { user, grant: null }, box.seeded.repository, 'main', 1)
  expect(attempt).toThrow('Must have admin rights')
  expect(box.seeded.repository.rules).toEqual([])
})
