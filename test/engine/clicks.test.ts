import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

async function declared(it: Story, body = '/sev 2'): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', body, ['incident'])
  await it.look(number)
  it.minutes(1)
  return number
}

const label = (it: Story, by: string, issue_number: number, ...labels: string[]) =>
  it.as(by).rest.issues.addLabels({ ...AT, issue_number, labels })

const unlabel = (it: Story, by: string, issue_number: number, name: string) =>
  it.as(by).rest.issues.removeLabel({ ...AT, issue_number, name })

test('of two severity labels the newest by a person wins and the other goes', async () => {
  const it = story()
  const number = await declared(it)
  await label(it, 'caro', number, 'sev1')
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev1', 'status: investigating'])
  expect(await it.card(number)).toContain('SEV1 critical · Investigating')
})

test('of two status labels the newest by a person wins and the other goes', async () => {
  const it = story()
  const number = await declared(it)
  await label(it, 'caro', number, 'status: mitigated')
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: mitigated'])
  expect(await it.card(number)).toMatch(/\| Mitigated \| 2026-11-20 14:01 UTC<br>\[caro\]/)
})

test('a severity label that a person took off stays off and the card asks', async () => {
  const it = story()
  const number = await declared(it)
  await unlabel(it, 'ben', number, 'sev2')
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'status: investigating'])
  expect(await it.card(number)).toContain('How bad is it?')
  expect((await it.plan(number)).effects).toEqual([])
})

test('a status label that a person took off stays off until the status changes', async () => {
  const it = story()
  const number = await declared(it)
  await unlabel(it, 'ben', number, 'status: investigating')
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2'])
  expect(await it.card(number)).toContain('Investigating')
  await it.say('ben', number, '/identified')
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: identified'])
})

test('without its label the issue is ours no longer, and with it again', async () => {
  const it = story()
  const number = await declared(it)
  await unlabel(it, 'ben', number, 'incident')
  await it.look(number)
  expect(await it.card(number)).toContain('No longer an incident')
  expect((await it.issue(number)).labels).toEqual(['sev2', 'status: investigating'])
  await it.say('ben', number, '/sev 1')
  expect((await it.issue(number)).labels).toEqual(['sev2', 'status: investigating'])
  it.minutes(1)
  await label(it, 'ben', number, 'incident')
  await it.look(number)
  expect(await it.card(number)).toContain('SEV2')
})

test('assigning somebody gives the command and acknowledges, taking them off lays it down', async () => {
  const it = story()
  const number = await declared(it)
  await it.as('ana').rest.issues.addAssignees({ ...AT, issue_number: number, assignees: ['dev'] })
  await it.look(number)
  expect(await it.card(number)).toContain('Incident commander | [dev]')
  expect(await it.card(number)).toMatch(/\| Acknowledged \| 2026-11-20 14:01 UTC/)
  it.minutes(1)
  await it
    .as('ana')
    .rest.issues.removeAssignees({ ...AT, issue_number: number, assignees: ['dev'] })
  await it.look(number)
  expect(await it.card(number)).toContain('nobody yet')
  expect((await it.issue(number)).assignees).toEqual([])
})

test.each([
  ['completed', 'status: resolved'],
  ['not_planned', 'status: cancelled'],
  ['duplicate', 'status: duplicate'],
] as const)('closing as %s means %s', async (reason, status) => {
  const it = story()
  const number = await declared(it)
  await it.as('caro').rest.issues.update({
    ...AT,
    issue_number: number,
    state: 'closed',
    state_reason: reason,
  })
  await it.look(number)
  expect(await it.issue(number)).toMatchObject({
    state: 'closed',
    labels: ['incident', 'sev2', status],
  })
  it.minutes(10)
  await it.as('caro').rest.issues.update({ ...AT, issue_number: number, state: 'open' })
  await it.look(number)
  expect(await it.issue(number)).toMatchObject({
    state: 'open',
    labels: ['incident', 'sev2', 'status: investigating'],
  })
})

test('an incident that owes no postmortem is closed when it is resolved', async () => {
  const it = story()
  const number = await declared(it, '/sev 3')
  await it.say('ben', number, '/resolve')
  expect(await it.issue(number)).toMatchObject({ state: 'closed', reason: 'completed' })
  await it.say('ben', number, '/reopen it came back')
  expect(await it.issue(number)).toMatchObject({ state: 'open' })
  expect((await it.plan(number)).effects).toEqual([])
})

test('what our own bot and other bots do is output, not input', async () => {
  const it = story()
  const number = await declared(it)
  await it.bot.rest.issues.addLabels({ ...AT, issue_number: number, labels: ['sev1'] })
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: investigating'])
})

test('a label of somebody else is left alone', async () => {
  const it = story()
  const number = await declared(it)
  await label(it, 'ana', number, 'help wanted', 'severity: high')
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual([
    'help wanted',
    'incident',
    'sev2',
    'severity: high',
    'status: investigating',
  ])
})

test('a service that was named and dropped again takes its label along', async () => {
  const it = story()
  const number = await declared(it)
  await it.say('ben', number, '/service checkout')
  expect((await it.issue(number)).labels).toContain('service: checkout')
  await it.say('ben', number, '/service drop checkout')
  expect((await it.issue(number)).labels).not.toContain('service: checkout')
})
