import { expect, test } from 'vitest'
import { FILLED_FORM } from '../support/filled-form.ts'
import { story } from '../support/story.ts'

/** 2026-11-20, the day of these stories, lies in the turn that began on Monday the 16th. */
const rotating = (people: string, more = '') =>
  `timezone: Europe/Berlin
responders:
  default: weekly, starts Monday 09:00, since 2026-11-16, [${people}]
${more}`

async function declared(config: string, { by = 'ana', body = 'It is down.' } = {}) {
  const it = story({ config, private: false })
  const number = await it.declare(by, 'Checkout fails', body, by === 'eve' ? [] : ['incident'])
  const { replayed } = await it.look(number)
  return { it, number, incident: replayed?.incident }
}

const DAY = 86_400_000

test('whoever is on call leads a new incident, and has not answered by that', async () => {
  const { it, number, incident } = await declared(rotating('ben, ana'))
  expect(incident?.roles).toEqual({ commander: 'ben' })
  expect(incident?.times.acknowledged).toBeUndefined()
  expect((await it.issue(number)).assignees).toEqual(['ben'])
  const card = await it.card(number)
  expect(card).toMatch(/Incident commander \| \[ben\]\(.*\), on call by the rotation/)
  expect(card).toMatch(
    /\| \[ben\].* \| Incident commander: \[ben\]\(.*\), on call by the rotation \|/,
  )
  expect((await it.plan(number)).effects).toEqual([])
})

test('the first act of whoever was called acknowledges it', async () => {
  const { it, number } = await declared(rotating('ben, ana'))
  await it.say('ben', number, '/ack')
  const { replayed } = await it.plan(number)
  expect(replayed?.incident.times.acknowledged).toMatchObject({ by: 'ben', provenance: 'observed' })
})

test('so does a person who assigns whoever is on call already', async () => {
  const { it, number } = await declared(rotating('caro, ana'))
  const issues = it.as('ana').rest.issues
  const at = { owner: 'acme', repo: 'shop', issue_number: number }
  await issues.removeAssignees({ ...at, assignees: ['caro'] })
  it.pass(60_000)
  await issues.addAssignees({ ...at, assignees: ['caro'] })
  const { replayed } = await it.look(number)
  expect(replayed?.incident.times.acknowledged?.by).toBe('ana')
  expect(replayed?.incident.roles.commander).toBe('caro')
})

test('a later turn, another config and a commander who lays it down call nobody again', async () => {
  const { it, number } = await declared(rotating('ben, ana'))
  await it.configure('responders: { default: [caro] }\n')
  it.pass(8 * DAY)
  await it.look(number)
  expect((await it.issue(number)).assignees).toEqual(['ben'])
  await it.say('ben', number, '/ic drop')
  const { replayed } = await it.look(number)
  expect(replayed?.incident.roles.commander).toBeUndefined()
})

test.each([
  ['who declares takes it in the same breath', rotating('ben, ana'), { body: '/ic' }, ['ana']],
  ['config wants nobody to be called', rotating('ben', '  assign: none'), {}, []],
  ['nobody is on call at that hour', 'responders: { default: { people: [] } }\n', {}, []],
  ['there are no responders', '', {}, []],
])('the rotation names nobody where %s', async (_, config, by, assignees) => {
  const { it, number } = await declared(config, by)
  expect((await it.issue(number)).assignees).toEqual(assignees)
})

test('where config asks for an assignee alone, nobody is in command until somebody takes it', async () => {
  const { it, number, incident } = await declared(rotating('ben, ana', '  assign: assignee'))
  expect(incident?.roles).toEqual({})
  expect((await it.issue(number)).assignees).toEqual(['ben'])
  expect(await it.card(number)).toMatch(/On call\*\* \| \[ben\]/)
  expect((await it.plan(number)).effects).toEqual([])
  await it.as('ana').rest.issues.removeAssignees({
    ...{ owner: 'acme', repo: 'shop', issue_number: number, assignees: ['ben'] },
  })
  await it.look(number)
  expect((await it.issue(number)).assignees).toEqual([])
})

test('each service has its own', async () => {
  const config = `services: { checkout: {}, search: {} }
responders:
  default: [ana]
  search: [caro]
`
  const { it, number } = await declared(config, { body: '/service search' })
  expect((await it.issue(number)).assignees).toEqual(['caro'])
})

test('a report calls nobody, and somebody as soon as it is taken up', async () => {
  const { it, number, incident } = await declared(rotating('ben, ana'), {
    ...{ by: 'eve', body: FILLED_FORM },
  })
  expect([incident?.report, incident?.roles]).toEqual([true, {}])
  expect((await it.issue(number)).assignees).toEqual([])
  await it.say('ana', number, '/sev 2')
  expect((await it.issue(number)).assignees).toEqual(['ben'])
})

test('an incident of the day before yesterday calls nobody: whoever was on call has gone home', async () => {
  const it = story({ config: rotating('ben, ana') })
  const number = await it.declare('ana', 'Checkout fails', '', ['incident'])
  it.pass(2 * DAY)
  await it.look(number)
  expect((await it.issue(number)).assignees).toEqual([])
})

test('of a login that GitHub does not know the card says so, and the one behind is called', async () => {
  const { it, number } = await declared(rotating('bem, ana'))
  expect((await it.issue(number)).assignees).toEqual(['ana'])
  expect(await it.card(number)).toContain('bem is on call by the rotation, but GitHub knows nobody')
})

test('a process that dies anywhere calls one person all the same', async () => {
  const it = story({ config: rotating('ben, ana') })
  const number = await it.declare('ana', 'Checkout fails', '', ['incident'])
  const count = (await it.plan(number)).effects.length
  for (let after = 0; after < count; after++) {
    await it.dies(number, 1)
    expect((await it.issue(number)).assignees.filter((login) => login !== 'ben')).toEqual([])
  }
  await it.look(number)
  expect((await it.issue(number)).assignees).toEqual(['ben'])
})
