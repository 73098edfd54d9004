import { expect, test } from 'vitest'
import { story } from '../support/story.ts'

test('mistakes in the config are told on the card, and the rest of it holds', async () => {
  const it = story({ config: 'timezone: Europe/Berlin\nseverites: []\nclose: whenever\n' })
  const number = await it.declare('ana', 'Checkout fails', '/sev 3', ['incident'])
  await it.look(number)
  const card = await it.card(number)
  expect(card).toMatch(/sitrep\.yml:2:1/)
  expect(card).toMatch(/sitrep\.yml:3:8/)
  expect(card).toContain('severities')
  expect(card).toMatch(/15:00 (CET|GMT\+1)/)
})

test('a file that is no YAML leaves declaring, acknowledging, severity and status working', async () => {
  const it = story({ config: 'timezone: [\n  nonsense: }' })
  const number = await it.declare('ana', 'Checkout fails', '/ack\n/sev 3', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/mitigated')
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev3', 'status: mitigated'])
  expect(await it.card(number)).toMatch(/sitrep\.yml:\d+:\d+/)
})

test('a team with its own words', async () => {
  const it = story({
    config: `label: outage
severities:
  - { name: P0, title: P0 critical, aliases: ['0'] }
  - { name: P1, title: P1 high }
statuses:
  - { name: looking, category: investigating }
  - { name: watching, category: mitigated }
postmortem: { required: [P0] }
`,
  })
  const number = await it.declare('ana', 'Checkout fails', '', ['outage'])
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['outage', 'status: looking'])
  await it.say('ben', number, '/sev p1\n/status watching')
  expect((await it.issue(number)).labels).toEqual(['P1', 'outage', 'status: watching'])
  await it.say('ben', number, '/resolve')
  expect(await it.issue(number)).toMatchObject({
    state: 'closed',
    labels: ['P1', 'outage', 'status: resolved'],
  })
  expect((await it.plan(number)).effects).toEqual([])
})

test('updates are comments of their own only where config says so', async () => {
  const quiet = story()
  const one = await quiet.declare('ana', 'Checkout fails', '/sev 1', ['incident'])
  await quiet.look(one)
  await quiet.say('ana', one, '/update Rolling back.')
  expect(await quiet.replies(one)).toEqual([])

  const it = story({ config: 'updates: comment\n' })
  const number = await it.declare('ana', 'Checkout fails', '/sev 1', ['incident'])
  await it.look(number)
  await it.say('ana', number, '/update Rolling back.')
  await it.say('ana', number, '/update Rolled back.')
  const replies = await it.replies(number)
  expect(replies).toHaveLength(2)
  expect(replies[1]).toContain('Rolled back.')
  expect((await it.plan(number)).effects).toEqual([])
})

test('where config asks for more than triage, a label by triage counts no more', async () => {
  const it = story({ config: 'commands:\n  default: write\n' })
  const number = await it.declare('ana', 'Checkout fails', '', ['incident', 'sev3'])
  await it.look(number)
  it.minutes(1)
  await it
    .as('caro')
    .rest.issues.addLabels({ owner: 'acme', repo: 'shop', issue_number: number, labels: ['sev1'] })
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev3', 'status: investigating'])
  it.minutes(1)
  await it
    .as('dev')
    .rest.issues.addLabels({ owner: 'acme', repo: 'shop', issue_number: number, labels: ['sev1'] })
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev1', 'status: investigating'])
})
