import { expect, onTestFinished, test } from 'vitest'
import { HOUR_MS, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { SHOP } from '../sandbox/support.ts'
import { until } from '../support/disturbed.ts'
import { type Served, served } from '../support/served.ts'

const STARTS = '2026-11-20T00:05:00Z'

/** An App whose looks at issues are noted by their numbers. */
async function looking(config?: string) {
  const files = config === undefined ? {} : { '.github/sitrep.yml': config }
  const it = await served({ at: STARTS, box: { seed: { files } } })
  onTestFinished(it.close)
  const read: number[] = []
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: '/graphql',
    every: 1,
    delayMs: 0,
    where: ({ call, template }) => {
      if (template !== '/graphql') return false
      const { variables } = JSON.parse(call.body) as { variables?: { number?: number } }
      if (variables?.number !== undefined) read.push(variables.number)
      return true
    },
  })
  return { it, read }
}

const item = async (it: Served, more: object = {}): Promise<number> => {
  const labels = ['action-item', 'due: soon']
  const issue = { ...SHOP, title: 'Add an alert', body: 'Do it.', labels, ...more }
  return (await it.box.as('ana').rest.issues.create(issue)).data.number
}

const at = (it: Served, minutes: number) => until(it, plus(instant(STARTS), minutes * MINUTE_MS))

const swept = async (it: Served) => {
  await it.app.sweep()
  await it.settled()
}

const HOUR = HOUR_MS / MINUTE_MS

test('open action items are looked at once a day each, a part of them an hour', async () => {
  const { it, read } = await looking()
  const numbers: number[] = []
  for (let count = 0; count < 48; count++) numbers.push(await item(it))
  await it.settled()
  at(it, 26 * HOUR)
  await swept(it)
  const first = read.length
  expect(first).toBeGreaterThan(0)
  read.length = 0
  const looks: number[] = []
  for (let hour = 27; hour < 27 + 24; hour++) {
    at(it, hour * HOUR)
    await swept(it)
    await swept(it)
    looks.push(read.length - looks.reduce((sum, count) => sum + count, 0))
  }
  expect(read.toSorted((a, b) => a - b)).toEqual(numbers)
  expect(Math.max(...looks)).toBe(2)
})

test('an action item that has changed unseen is looked at by the next scan', async () => {
  const { it, read } = await looking()
  const number = await item(it)
  await it.settled()
  at(it, 26 * HOUR)
  await swept(it)
  it.box.sandbox.deliveries.queue({ every: 1, drop: 'never' })
  await it.box.as('ben').rest.issues.update({ ...SHOP, issue_number: number, state: 'closed' })
  read.length = 0
  await swept(it)
  expect(read).toContain(number)
})

test('with a new store every open action item is found again within a day', async () => {
  const { it, read } = await looking()
  const numbers = [await item(it), await item(it), await item(it)]
  await it.settled()
  at(it, 50 * HOUR)
  await it.stop()
  await it.again()
  read.length = 0
  for (let hour = 50; hour < 75; hour++) {
    at(it, hour * HOUR)
    await swept(it)
  }
  expect(new Set(read)).toEqual(new Set(numbers))
})

const deployed = async ({ box }: Served, environment: string, state: 'success' | 'failure') => {
  const { repos } = box.as('dev').rest
  const made = await repos.createDeployment({
    ...SHOP,
    ref: 'main',
    environment,
    auto_merge: false,
    required_contexts: [],
  })
  if (!('id' in made.data)) throw new Error('GitHub made no deployment')
  await repos.createDeploymentStatus({ ...SHOP, deployment_id: made.data.id, state })
}

const done = async (it: Served): Promise<number> => {
  const number = await item(it)
  await it.box.as('ana').rest.issues.update({ ...SHOP, issue_number: number, state: 'closed' })
  return number
}

const EVIDENCE = 'actions:\n  evidence: deployed\n'

test('a deployment that succeeds has the closed action items looked at, and open ones not', async () => {
  const { it, read } = await looking(EVIDENCE)
  await item(it)
  const closed = await done(it)
  await swept(it)
  read.length = 0
  await deployed(it, 'Production', 'success')
  await it.settled()
  expect(read).toEqual([closed])
})

test.each([
  ['one that fails', EVIDENCE, 'production', 'failure'],
  ['one to a place that counts for nothing', EVIDENCE, 'preview-12', 'success'],
  ['one where a merge is proof enough', undefined, 'production', 'success'],
] as const)('%s has none looked at', async (_, config, environment, state) => {
  const { it, read } = await looking(config)
  await done(it)
  await swept(it)
  read.length = 0
  await deployed(it, environment, state)
  await it.settled()
  expect(read).toEqual([])
})

test('many deployments ask for what proves an action item once', async () => {
  const { it } = await looking()
  await done(it)
  await swept(it)
  const asked = () =>
    it.box.sandbox.requests().requests['GET /repos/{owner}/{repo}/contents/{path}'] ?? 0
  const before = asked()
  for (let count = 0; count < 5; count++) await deployed(it, 'production', 'success')
  await it.settled()
  expect(asked() - before).toBeLessThanOrEqual(2)
})
