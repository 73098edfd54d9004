import { expect, test } from 'vitest'
import { story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** GitHub's log shows what happened twenty seconds later than the issue itself does. */
async function resolved() {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 1', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/resolve')
  expect((await it.issue(number)).state).toBe('open')
  it.minutes(5)
  return { it, number, lag: () => it.sandbox.lags.set({ lists: 20_000, graphql: 20_000 }) }
}

test('a closing that the log does not show yet is not undone', async () => {
  const { it, number, lag } = await resolved()
  lag()
  await it.as('ana').rest.issues.update({ ...AT, issue_number: number, state: 'closed' })
  await it.look(number)
  expect((await it.issue(number)).state).toBe('closed')
  it.pass(30_000)
  await it.look(number)
  expect((await it.issue(number)).state).toBe('closed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('nor is a reopening', async () => {
  const { it, number, lag } = await resolved()
  await it.say('ben', number, '/sev 4')
  expect((await it.issue(number)).state).toBe('closed')
  it.minutes(5)
  lag()
  await it.as('ana').rest.issues.update({ ...AT, issue_number: number, state: 'open' })
  await it.look(number)
  expect((await it.issue(number)).state).toBe('open')
  it.pass(30_000)
  await it.look(number)
  expect(await it.issue(number)).toMatchObject({
    state: 'open',
    labels: expect.arrayContaining(['status: investigating']),
  })
})
