import { expect, test } from 'vitest'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import { hands } from '../support/hands.ts'

test('a run that looks again says nothing twice, although GitHub does not show yet what it has said', async () => {
  const it = hands()
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: true })
  const number = await it.declare('ana', 'Checkout fails', '/sev 1\n/ic @ben', ['incident'])
  await it.acts(number)
  await it.says('ben', number, '/time started 14:60')
  await it.says('ben', number, '/resolve')
  it.minutes(1)
  it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
  await it.acts(number)
  it.sandbox.lags.clear()
  it.minutes(1)
  expect(await it.cards(number)).toHaveLength(1)
  expect(await it.replies(number)).toHaveLength(1)
  await it.acts(number)
  expect(await it.replies(number)).toHaveLength(1)
  const { data: pulls } = await it.as('ana').rest.pulls.list({ owner: 'acme', repo: 'shop' })
  expect(pulls).toHaveLength(1)
  expect((await it.foresees(number)).effects).toEqual([])
})
