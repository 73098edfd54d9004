import { expect, test } from 'vitest'
import { story } from '../support/story.ts'

test('the life of an incident from a label to its review', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'status: investigating'])
  expect(await it.card(number)).toContain('Severity not set')

  const ack = await it.say('ben', number, '/ack')
  expect(await it.reactions(ack)).toEqual(['rocket'])
  await it.say('caro', number, 'it is bad\n\n/sev 1\n/ic @ana')
  expect(await it.issue(number)).toMatchObject({
    labels: ['incident', 'sev1', 'status: investigating'],
    assignees: ['ana'],
  })
  await it.say('ana', number, '/ic @ben')
  expect((await it.issue(number)).assignees).toEqual(['ben'])
  await it.say('ben', number, '/mitigated')
  await it.say('ben', number, '/resolve')
  expect(await it.issue(number)).toMatchObject({
    state: 'open',
    labels: ['incident', 'sev1', 'status: resolved'],
  })
  await it.say('ben', number, '/reopen')
  expect((await it.issue(number)).labels).toContain('status: investigating')
  await it.say('ben', number, '/resolve')
  it.minutes(1)
  await it
    .as('ana')
    .rest.issues.update({ owner: 'acme', repo: 'shop', issue_number: number, state: 'closed' })
  await it.look(number)
  expect(await it.issue(number)).toMatchObject({
    state: 'closed',
    labels: ['incident', 'sev1', 'status: resolved'],
  })
})

test('converging again an hour later writes nothing', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 1\n/ic me', ['incident'])
  await it.look(number)
  await it.say('ana', number, '/update Rolling back. next 2h')
  expect((await it.plan(number)).effects).toEqual([])
  it.minutes(60)
  expect((await it.plan(number)).effects).toEqual([])
})
