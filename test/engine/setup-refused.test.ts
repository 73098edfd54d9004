import { expect, test } from 'vitest'
import { setup } from '../../src/engine/setup.ts'
import type { Octokit } from '../../src/github/client.ts'
import { offeredFiles } from '../../src/github/offered-files.ts'
import { setupWorld } from '../../src/github/setup-world.ts'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import { type HandsOptions, hands } from '../support/hands.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const WISH = { files: offeredFiles(), labels: false }

function refusing(options: HandsOptions = {}) {
  const it = hands(options)
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: false })
  const world = () => setupWorld(it.job as unknown as Octokit, AT, [])
  const pulls = async () => (await it.as('ana').rest.pulls.list({ ...AT, state: 'all' })).data
  return { it, pulls, run: () => setup(world(), WISH) }
}

test('where no pull request may be opened branch and files stand, and one click opens it', async () => {
  const { it, run, pulls } = refusing()
  const made = await run()
  expect(made?.proposal).toEqual({
    kind: 'unopened',
    url: expect.stringContaining('/acme/shop/compare/main...sitrep/setup?quick_pull=1&title='),
  })
  expect(made?.done.at(-1)).toMatchObject({ step: { type: 'pull.open' }, result: 'refused' })
  expect(it.seeded.repository.refs['refs/heads/sitrep/setup']).toBeDefined()
  expect(await pulls()).toEqual([])
})

test('the next run tries once more and writes nothing else', async () => {
  const { it, run, pulls } = refusing()
  await run()
  expect((await run())?.done.map(({ step }) => step.type)).toEqual(['pull.open'])
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: true })
  expect((await run())?.proposal.kind).toBe('opened')
  expect(await pulls()).toHaveLength(1)
})

test('what a person opens from the branch is the pull request', async () => {
  const { it, run, pulls } = refusing()
  await run()
  const pull = { title: 'Sitrep', head: 'sitrep/setup', base: 'main' }
  await it.as('dev').rest.pulls.create({ ...AT, ...pull })
  expect(await run()).toMatchObject({ proposal: { kind: 'open' }, done: [] })
  expect(await pulls()).toHaveLength(1)
})

test('a permission that is missing is no box: that fails, and says what is needed', async () => {
  const { run } = refusing({ permissions: { contents: 'write', 'pull-requests': 'read' } })
  await expect(run()).rejects.toMatchObject({ kind: 'permission' })
})
