import { expect, test } from 'vitest'
import { HOUR_MS, type Instant, plus } from '../../../src/domain/instant.ts'
import type { ReportSurroundings } from '../../../src/github/reports/session.ts'
import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { addDeploymentStatus, createDeployment } from '../../../src/sandbox/actions/deployments.ts'
import { AT, reported } from '../../support/reported.ts'

type Reported = ReturnType<typeof reported>

const actorOf = (it: Reported) => {
  const user = it.seeded.users['ana']
  if (user === undefined) throw new Error('not there')
  return { user, grant: null }
}

/** A commit of its own on the default branch; its name in git. */
function commit(it: Reported, name: string): string {
  const { repository } = it.seeded
  it.pass(HOUR_MS)
  return commitFiles(it.sandbox.world, actorOf(it), repository, { [name]: name }, name).sha
}

function deploy(
  it: Reported,
  states: readonly ('success' | 'failure')[],
  environment = 'production',
) {
  const { repository } = it.seeded
  const { world } = it.sandbox
  it.pass(HOUR_MS)
  const made = createDeployment(world, actorOf(it), repository, { ref: 'main', environment })
  for (const state of states) {
    it.pass(HOUR_MS)
    addDeploymentStatus(world, actorOf(it), repository, made, { state })
  }
  return made.id
}

async function read(it: Reported, since: Instant | null, around: Partial<ReportSurroundings> = {}) {
  const world = it.worldOf(around)
  await world.place()
  const before = it.sandbox.requests().requests['POST /graphql'] ?? 0
  const reading = await world.deployments({ since, now: it.now() }, ['production'])
  const queries = (it.sandbox.requests().requests['POST /graphql'] ?? 0) - before
  if (reading?.kind === 'unfinished') throw new Error('unfinished')
  return { all: reading?.all ?? null, queries, gaps: reading?.gaps ?? [] }
}

test('each deployment tells when it succeeded and what it brought, and one request tells of all', async () => {
  const it = reported()
  deploy(it, ['success'])
  const since = plus(it.now(), 1)
  const [a, b] = [commit(it, 'a'), commit(it, 'b')]
  const first = deploy(it, ['failure'])
  const c = commit(it, 'c')
  const second = deploy(it, ['success'], 'Production')
  deploy(it, ['success'], 'staging')
  const { all, queries } = await read(it, since)
  expect(all?.map(({ id, succeededAt }) => [id, succeededAt !== null])).toEqual([
    [first, false],
    [second, true],
  ])
  expect(all?.map(({ commits }) => commits?.map(({ sha }) => sha))).toEqual([
    [b, a],
    [c, b, a],
  ])
  expect(queries).toBe(1)
})

test('the pull request that it came by is named', async () => {
  const it = reported()
  deploy(it, ['success'])
  const since = plus(it.now(), 1)
  const { repository } = it.seeded
  const { world } = it.sandbox
  const ben = it.as('ben').rest
  const sha = repository.refs['refs/heads/main'] ?? ''
  await ben.git.createRef({ ...AT, ref: 'refs/heads/fix', sha })
  commitFiles(world, actorOf(it), repository, { fix: 'fix' }, 'Fix it', 'fix')
  const { data } = await ben.pulls.create({ ...AT, title: 'Fix it', head: 'fix', base: 'main' })
  await ben.pulls.merge({ ...AT, pull_number: data.number })
  deploy(it, ['success'])
  expect((await read(it, since)).all).toMatchObject([{ pulls: [data.number] }])
})

test('what came first of all has nothing that it could be compared with', async () => {
  const it = reported()
  deploy(it, ['success'])
  const sha = commit(it, 'a')
  deploy(it, ['success'])
  const { all } = await read(it, null)
  expect(all?.map(({ commits }) => commits?.map((one) => one.sha) ?? null)).toEqual([null, [sha]])
})

test('without GraphQL it is the same, but for the pull requests, which it says', async () => {
  const it = reported()
  deploy(it, ['success'])
  commit(it, 'a')
  deploy(it, ['failure', 'success'])
  const whole = await read(it, null)
  it.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, before: { status: 404 } })
  const rest = await read(it, null)
  expect(rest.all).toEqual(whole.all)
  expect(rest.gaps.join()).toContain('pull requests')
})

test('where nothing was ever deployed there is nothing to tell', async () => {
  const it = reported()
  deploy(it, ['success'], 'staging')
  expect((await read(it, null)).all).toBeNull()
})
