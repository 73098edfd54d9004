import { expect, test } from 'vitest'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import { hands } from '../support/hands.ts'
import { itemIssues, ROWS, withRows } from '../support/itemised.ts'
import { AT, merges, pathOn, textOn, writes } from '../support/written-up.ts'

type It = ReturnType<typeof hands>

/** A default branch that takes commits of people only, in a repository whose workflows may open no pull requests. */
async function linksWait() {
  const it = hands()
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: true })
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.acts(number)
  for (const words of ['/sev 1', '/ic @ben', '/resolve']) {
    await it.says('ben', number, words)
    await it.acts(number)
  }
  await writes(it, number, withRows(ROWS))
  await merges(it, number)
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: false })
  it.sandbox.faults.queue({
    method: 'PUT',
    route: '/repos/{owner}/{repo}/contents/{path}',
    times: 99,
    where: ({ who, call }) => !who.startsWith('user ') && call.body.includes('"branch":"main"'),
    before: { status: 409, body: { message: 'Repository rule violations found' } },
  })
  const done = await it.acts(number)
  return { it, number, done, branch: `sitrep/actions-${number}` }
}

const pulls = async (it: It, branch: string) =>
  (await it.as('ana').rest.pulls.list({ ...AT, head: `acme:${branch}`, state: 'all' })).data
const posts = (it: It) => it.sandbox.requests().requests['POST /repos/{owner}/{repo}/pulls'] ?? 0

test('the links wait on their branch, and the card says who opens the pull request', async () => {
  const { it, number, done, branch } = await linksWait()
  expect(await itemIssues(it)).toHaveLength(3)
  expect(await pulls(it, branch)).toEqual([])
  const path = await pathOn(it, 'main', number)
  expect(await textOn(it, branch, path)).toContain('[#')
  const card = await it.card(number)
  expect(card).toContain(`/compare/main...${branch}?quick_pull=1`)
  expect(card).toContain('Allow GitHub Actions to create and approve pull requests')
  expect(done.notes.map(({ kind }) => kind)).toEqual(['pull-refused'])
})

test('each later look asks once, and opens no issue twice', async () => {
  const { it, number } = await linksWait()
  const before = posts(it)
  const done = await it.acts(number)
  expect(posts(it)).toBe(before + 1)
  expect(done.applied.map(({ effect }) => effect.type)).toEqual(['pull.open'])
  expect(await itemIssues(it)).toHaveLength(3)
})

test.each(['a person opens it', 'the box is ticked'])('once %s it goes on', async (how) => {
  const { it, number, branch } = await linksWait()
  if (how === 'a person opens it') {
    await it
      .as('dev')
      .rest.pulls.create({ ...AT, base: 'main', head: branch, title: 'Link the action items' })
  } else switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: true })
  await it.acts(number)
  const [pull, ...more] = await pulls(it, branch)
  expect(more).toEqual([])
  const card = await it.card(number)
  expect(card).toContain(`[Pull request ${pull?.number}]`)
  expect(card).not.toContain('/compare/')
  expect((await it.foresees(number)).effects).toEqual([])
})
