import { expect, test } from 'vitest'
import { client, type Octokit } from '../../src/github/client.ts'
import { pullsOf } from '../../src/github/postmortem/pulls.ts'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import { type HandsOptions, hands } from '../support/hands.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** Resolved, its document written by a workflow that may open no pull request. */
async function written(options: HandsOptions = {}) {
  const it = hands(options)
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: false })
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  for (const words of ['/sev 1', '/ic @ben', '/resolve']) {
    await it.says('ben', number, words)
    await it.acts(number)
  }
  return { it, number, branch: `sitrep/postmortem-${number}` }
}

test('what a fork of the same owner offers from a branch of that name is not ours to adopt', async () => {
  const { it, number, branch } = await written()
  const head = { ...AT, head: branch, base: 'main', title: 'Postmortem', body: '' }
  const { data: pull } = await it.as('dev').rest.pulls.create(head)
  const looking = (forked: boolean) => ({
    ...{
      at: AT,
      me: 'sitrep[bot]',
      incident: number,
      keys: [],
      base: 'main',
      kin: new Set<string>(),
    },
    repository: it.seeded.repository.id,
    client: client({
      ...it.bot,
      async request(route: string, parameters?: Record<string, unknown>) {
        const answer = await it.bot.request(route, parameters)
        const all = answer.data as { head: { repo: { id: number } } }[]
        for (const one of forked ? all : []) one.head.repo.id += 1
        return answer
      },
    } as unknown as Octokit),
  })
  expect((await pullsOf(looking(false))).map((one) => one.number)).toEqual([pull.number])
  expect(await pullsOf(looking(true))).toEqual([])
})

test('what a person has pushed before there is a pull request is left as it is, and goes with it', async () => {
  const { it, number, branch } = await written()
  const { data: tree } = await it.as('dev').rest.git.getTree({
    ...AT,
    tree_sha: branch,
    recursive: 'true',
  })
  const path = tree.tree.find(({ path = '' }) => path.startsWith('postmortems/'))?.path ?? ''
  const { data: file } = await it.as('dev').rest.repos.getContent({ ...AT, path, ref: branch })
  if (Array.isArray(file) || !('content' in file)) throw new Error('no document')
  const text = `${Buffer.from(file.content, 'base64').toString()}\nWritten by dev.\n`
  it.minutes(5)
  await it.as('dev').rest.repos.createOrUpdateFileContents({
    ...{ ...AT, path, branch, message: 'Mine', sha: file.sha },
    content: Buffer.from(text).toString('base64'),
  })
  await it.says('ben', number, '/timeline found the cause in the pool')
  await it.acts(number)
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: true })
  await it.acts(number)
  const { data: pulls } = await it.as('ana').rest.pulls.list(AT)
  expect(pulls).toHaveLength(1)
  const { data: now } = await it.as('dev').rest.repos.getContent({ ...AT, path, ref: branch })
  if (Array.isArray(now) || !('content' in now)) throw new Error('no document')
  expect(Buffer.from(now.content, 'base64').toString()).toContain('Written by dev.')
  expect((await it.foresees(number)).effects).toEqual([])
})
