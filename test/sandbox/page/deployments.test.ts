import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openShop } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
const told: string[] = []
beforeAll(async () => {
  shop = await openShop()
  for (const app of Object.values(shop.sandbox.state.apps)) app.events = ['deployment_status']
  shop.sandbox.onWebhook(({ payload }) => {
    const { deployment, deployment_status: status } = JSON.parse(payload) as {
      deployment: { environment: string; sha: string }
      deployment_status: { state: string; target_url: string }
    }
    told.push(`${deployment.environment} ${status.state} ${deployment.sha}`)
    address = status.target_url
  })
})
beforeEach(() => {
  told.splice(0)
})
afterAll(() => shop.close())

let address = ''
const PATH = '/acme/shop/deployments'
const main = () => shop.repository.refs['refs/heads/main'] ?? ''

test('somebody who may push deploys, which is told and shown', async () => {
  expect(await shop.read(PATH)).toContain('Nothing was deployed yet.')
  const { status } = await shop.post(PATH, [
    ['environment', 'production'],
    ['state', 'success'],
  ])
  expect(status).toBe(303)
  expect(told).toEqual([`production success ${main()}`])
  expect(await shop.read(PATH)).toContain('succeeded')
  const there = await shop.get(new URL(address).pathname)
  expect(there.headers.get('location')).toMatch(/^\/acme\/shop\/deployments#deployment-\d+$/)
})

test('one that goes on ends later', async () => {
  await shop.post(PATH, [
    ['environment', 'staging'],
    ['state', 'in_progress'],
  ])
  const id = Object.keys(shop.repository.deployments).at(-1) ?? ''
  expect(await shop.read(PATH)).toContain('It succeeded')
  await shop.post(PATH, [
    ['deployment', id],
    ['state', 'failure'],
  ])
  expect(told).toEqual([`staging in_progress ${main()}`, `staging failure ${main()}`])
  expect(await shop.read(PATH)).not.toContain('It succeeded')
})

test('nobody else deploys, and nothing is said of what there is not', async () => {
  expect(await shop.read(PATH, 'caro')).not.toContain('Deploy main')
  expect((await shop.post(PATH, [['state', 'success']], 'caro')).status).toBe(403)
  const unknown = [
    ['deployment', '999999'],
    ['state', 'success'],
  ]
  expect((await shop.post(PATH, unknown)).status).toBe(404)
  expect((await shop.get(`${PATH}/999999`)).status).toBe(404)
  expect(told).toEqual([])
})

test('one that said several things of itself shows each with its time', async () => {
  await shop.post(PATH, [
    ['environment', 'canary'],
    ['state', 'in_progress'],
  ])
  shop.sandbox.clock.advance(3_600_000)
  const id = Object.keys(shop.repository.deployments).at(-1) ?? ''
  await shop.post(PATH, [
    ['deployment', id],
    ['state', 'success'],
  ])
  const [shown = ''] = (await shop.read(PATH)).split(`id="deployment-${id}"`).slice(1)
  const text = (shown.split('</li>')[0] ?? '').replace(/<[^>]*>/g, '')
  expect(text).toMatch(/in progress 1 hour ago [^→]* → success now/)
})
