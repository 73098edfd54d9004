import { describe, expect, test } from 'vitest'
import type { Effect } from '../../src/plan/effect.ts'
import { offerFields } from '../../src/sandbox/actions/issue-fields.ts'
import { requirePull } from '../../src/sandbox/actions/rules.ts'
import { userByLogin } from '../../src/sandbox/find.ts'
import { EVERY, opening, SHOP } from '../support/opening.ts'
import { type Story, story } from '../support/story.ts'

async function incident() {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  it.minutes(2)
  const world = it.world(number)
  await world.read()
  return { it, number, world }
}

const results = (applied: readonly { readonly result: string }[]) =>
  applied.map(({ result }) => result)
const write = async (it: Story, path: string, text: string) =>
  it.as('ana').rest.repos.createOrUpdateFileContents({
    ...SHOP,
    path,
    message: path,
    content: Buffer.from(text).toString('base64'),
  })

test('an item is opened, nested, made to wait, given a day, and read back as it is', async () => {
  const { it, number, world } = await incident()
  const owner = userByLogin(it.sandbox.world, 'acme')
  if (owner === undefined) throw new Error('there is no organisation')
  offerFields(it.sandbox.world, owner, true)
  const field = owner.issueFields.find(({ type }) => type === 'date')?.id ?? 0
  const asked = { also: [], blocked: true, field }
  const opens = [0, 1].map((place) => ({
    ...opening(number, place),
    assignees: ['ben', 'dev'],
    dueField: field,
  }))
  expect(await world.apply(opens, 1)).toEqual(opens.map((effect) => ({ effect, result: 'done' })))
  const [first, second] = await world.items(asked)
  if (first === undefined || second === undefined) throw new Error('they were not opened')
  expect(first).toMatchObject({
    ...{ key: `${number}.item-0`, due: '2026-12-01', dueField: '2026-12-01' },
    ...{ parent: null, blockedBy: [], labels: ['action-item'], assignees: ['ben', 'dev'] },
  })
  const links: readonly Effect[] = [
    { type: 'item.nest', item: first.number, id: first.id },
    { type: 'item.block', item: second.number, by: first.id },
    { type: 'item.date', item: second.number, field, due: '2026-12-08' },
    { type: 'item.date', item: first.number, field, due: null },
  ]
  expect(results(await world.apply(links, 1))).toEqual(['done', 'done', 'done', 'done'])
  expect(results(await world.apply(links, 1))).toEqual(['already', 'already', 'done', 'already'])
  expect(await world.items(asked)).toMatchObject([
    { parent: number, blockedBy: [], dueField: null, due: '2026-12-01' },
    { parent: null, blockedBy: [first.number], dueField: '2026-12-08', due: '2026-12-01' },
  ])
})

test('whom GitHub does not assign is told, and the issue is there all the same', async () => {
  const { number, world } = await incident()
  const effect = { ...opening(number, 0), assignees: ['ben', 'eve'] }
  const [applied] = await world.apply([effect], 1)
  expect(applied).toMatchObject({
    result: 'done',
    lost: { assignees: expect.arrayContaining(['eve']) },
  })
  expect(await world.items(EVERY)).toHaveLength(1)
})

test('of somebody the open items are told, and no longer those that were closed long ago', async () => {
  const { it, number, world } = await incident()
  const opens = [0, 1, 2].map((place) => ({
    ...opening(number, place),
    assignees: place === 2 ? ['dev'] : ['ben'],
  }))
  await world.apply(opens, 1)
  const [first] = await world.items(EVERY)
  const closing = { ...SHOP, issue_number: first?.number ?? 0, state: 'closed' } as const
  await it.as('ben').rest.issues.update(closing)
  const titles = async () => (await world.itemsOf('ben')).map(({ key, open }) => [key, open])
  expect(await titles()).toEqual([
    [`${number}.item-0`, false],
    [`${number}.item-1`, true],
  ])
  it.minutes(10 * 24 * 60)
  expect(await titles()).toEqual([[`${number}.item-1`, true]])
})

test('people are found by the name that they show, and who may be assigned is known', async () => {
  const { world } = await incident()
  const known = await world.whoIs(['ben adeyemi', 'Ben', 'Eve Novak'])
  expect(Object.fromEntries(known)).toEqual({ 'ben adeyemi': ['ben'], ben: [], 'eve novak': [] })
  expect([...(await world.assignable(['Ben', 'dev', 'eve', 'nobody', 'no/body', '']))]).toEqual([
    'ben',
    'dev',
  ])
})

describe('what making issues takes', () => {
  test('is there without any file or branch', async () => {
    const { world } = await incident()
    expect(await world.itemSources()).toMatchObject({
      ...{ template: null, direct: true, pulls: [], branch: null },
      base: { branch: 'main', sha: expect.stringMatching(/^[0-9a-f]{40}$/) },
    })
    expect(await world.published('postmortems/1.md')).toBeNull()
  })

  test("is the team's template, the branch for the links and its pull request, and what the rules say", async () => {
    const { it, number } = await incident()
    await write(it, '.github/sitrep/action-item.md', 'Do it.')
    await write(it, 'postmortems/1.md', '# A document')
    requirePull(
      it.sandbox.world,
      { user: it.seeded.users['ana'] ?? fail(), grant: null },
      it.seeded.repository,
      'main',
      1,
    )
    const world = it.world(number)
    await world.read()
    const before = await world.itemSources()
    const branch = `sitrep/actions-${number}`
    const file = { path: 'postmortems/1.md', text: '# Another', message: 'Link' }
    const blob = (await world.published('postmortems/1.md'))?.blob ?? null
    const steps: readonly Effect[] = [
      { type: 'links.put', branch: 'main', ...file, blob },
      { type: 'branch.create', branch, sha: before.base.sha },
      { type: 'file.put', branch, ...file, blob },
      {
        type: 'pull.open',
        branch,
        base: 'main',
        title: 'Link the action items',
        body: 'x',
        ready: true,
      },
    ]
    expect(await world.apply(steps, 1)).toMatchObject([
      { result: 'failed', retryable: false, refusal: 'protected' },
      ...[{ result: 'done' }, { result: 'done' }, { result: 'done' }],
    ])
    const after = await world.itemSources()
    expect(after).toMatchObject({
      template: { source: '.github/sitrep/action-item.md', text: 'Do it.' },
      direct: false,
      pulls: [{ ours: true, open: true, draft: false, base: 'main', head: after.branch }],
    })
    expect((await world.published('postmortems/1.md'))?.text).toBe('# A document')
  })
})

const fail = (): never => {
  throw new Error('she is not there')
}

test('a pull request is proof once it is merged, and of a deployment once one with it has succeeded', async () => {
  const { it, world } = await incident()
  const ana = it.as('ana').rest
  const { data: main } = await ana.git.getRef({ ...SHOP, ref: 'heads/main' })
  await ana.git.createRef({ ...SHOP, ref: 'refs/heads/fix', sha: main.object.sha })
  const content = Buffer.from('x').toString('base64')
  await ana.repos.createOrUpdateFileContents({
    ...SHOP,
    path: 'fix',
    message: 'Fix',
    content,
    branch: 'fix',
  })
  const { data: pull } = await ana.pulls.create({
    ...SHOP,
    head: 'fix',
    base: 'main',
    title: 'Fix',
  })
  const proof = async () => (await world.proofs([pull.number], true)).get(pull.number)
  expect(await proof()).toMatchObject({ state: 'open', deployedTo: null })
  const { data: merge } = await ana.pulls.merge({ ...SHOP, pull_number: pull.number })
  expect(await proof()).toMatchObject({ state: 'merged', mergeCommit: merge.sha, deployedTo: [] })
  it.minutes(1)
  await write(it, 'later', 'x')
  const deployment = { ...SHOP, ref: 'main', environment: 'Production', required_contexts: [] }
  const { data: deployed } = await ana.repos.createDeployment(deployment)
  if (!('id' in deployed)) throw new Error('it was not deployed')
  expect(await proof()).toMatchObject({ deployedTo: [] })
  const status = { ...SHOP, deployment_id: deployed.id, state: 'success' } as const
  await ana.repos.createDeploymentStatus(status)
  expect(await proof()).toMatchObject({ deployedTo: ['production'] })
})
