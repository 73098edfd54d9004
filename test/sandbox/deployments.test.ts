import { afterAll, beforeAll, expect, test } from 'vitest'
import { headOf } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
const told: string[] = []
beforeAll(async () => {
  box = await start()
  box.sandbox.onWebhook(({ event, action }) => told.push(`${event}.${action}`))
})
afterAll(() => box.close())

const repos = (login = 'dev') => box.as(login).rest.repos
const deploy = (environment: string) =>
  repos().createDeployment({ ...SHOP, ref: 'main', environment, description: 'Release' })
const idOf = async (made: ReturnType<typeof deploy>): Promise<number> => {
  const { data } = await made
  return 'id' in data ? data.id : 0
}
const statuses = async (deployment_id: number) =>
  (await repos('eve').listDeploymentStatuses({ ...SHOP, deployment_id })).data.map(
    ({ state }) => state,
  )
const succeed = (deployment_id: number) =>
  repos().createDeploymentStatus({ ...SHOP, deployment_id, state: 'success' })

test('a deployment is told, listed by what is asked and read again', async () => {
  const id = await idOf(deploy('production'))
  await deploy('staging')
  const all = (await repos('eve').listDeployments(SHOP)).data
  expect(all.map(({ environment }) => environment)).toEqual(['staging', 'production'])
  const sha = await headOf(box, 'main')
  const one = await repos('eve').listDeployments({ ...SHOP, environment: 'production', sha })
  expect(one.data).toMatchObject([{ id, sha, ref: 'main', creator: { login: 'dev' } }])
  expect((await repos().getDeployment({ ...SHOP, deployment_id: id })).data.task).toBe('deploy')
  expect((await repos().listDeployments({ ...SHOP, ref: 'other' })).data).toEqual([])
  expect(told).toEqual(['deployment.created', 'deployment.created'])
})

test('its states follow each other, the newest first', async () => {
  const deployment_id = await idOf(deploy('production'))
  told.splice(0)
  const state = 'in_progress' as const
  await repos().createDeploymentStatus({
    ...SHOP,
    deployment_id,
    state,
    log_url: 'https://ci.test',
  })
  await succeed(deployment_id)
  expect(await statuses(deployment_id)).toEqual(['success', 'in_progress'])
  expect(told).toEqual(['deployment_status.created', 'deployment_status.created'])
})

test('a success puts the ones before it out of use, but never in production', async () => {
  const [old, other, next] = [
    await idOf(deploy('canary')),
    await idOf(deploy('preview')),
    await idOf(deploy('canary')),
  ]
  await succeed(old)
  await succeed(other)
  await succeed(next)
  expect(await statuses(old)).toEqual(['inactive', 'success'])
  expect(await statuses(other)).toEqual(['success'])
})

test('nobody deploys what is not there, nor without the right to push', async () => {
  expect(await statusOf(repos().createDeployment({ ...SHOP, ref: 'nowhere' }))).toBe(422)
  expect(await statusOf(repos('caro').createDeployment({ ...SHOP, ref: 'main' }))).toBe(403)
  expect(await statusOf(repos().getDeployment({ ...SHOP, deployment_id: 1 }))).toBe(404)
})

test('a world can begin with releases of the hours before, on a commit that is older still', async () => {
  const hour = 3_600_000
  const deployments = [
    { environment: 'staging', description: 'Release 1', agoMs: 2 * hour },
    { environment: 'production', description: 'Release 1', agoMs: hour },
  ]
  const past = await start({ seed: { deployments } })
  const { repos } = past.as('eve').rest
  const now = past.sandbox.world.now()
  const { data } = await repos.listDeployments(SHOP)
  const ages = data.map(({ created_at }) => Math.round((now - Date.parse(created_at)) / hour))
  expect(ages).toEqual([1, 2])
  const deployment_id = data[0]?.id ?? 0
  const states = await repos.listDeploymentStatuses({ ...SHOP, deployment_id })
  expect(states.data).toMatchObject([{ state: 'success' }])
  const commit = await repos.getCommit({ ...SHOP, ref: 'main' })
  const made = Date.parse(commit.data.commit.committer?.date ?? '')
  expect(made).toBeLessThanOrEqual(Date.parse(data[1]?.created_at ?? ''))
  await past.close()
})
