import { expect, test } from 'vitest'
import { story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const TEAM =
  'severities:\n  - { name: p0 }\n  - { name: p1 }\nstatuses:\n  - { name: looking, category: investigating }\n'

test('a team renames its severities and statuses while an incident runs', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '', ['incident', 'sev2'])
  await it.look(number)
  await it.configure(TEAM)
  it.minutes(1)
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: investigating'])
  await it.as('ana').rest.issues.removeLabel({ ...AT, issue_number: number, name: 'sev2' })
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(['incident', 'status: investigating'])
  await it.say('ben', number, '/sev p0\n/status looking')
  expect((await it.issue(number)).labels).toEqual(['incident', 'p0', 'status: looking'])
  expect((await it.plan(number)).effects).toEqual([])
})

test('an issue that was closed before it became an incident stays closed', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout failed', 'Last week.')
  it.minutes(10)
  await it.as('ana').rest.issues.update({ ...AT, issue_number: number, state: 'closed' })
  it.minutes(60)
  await it
    .as('ana')
    .rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident', 'sev2'] })
  await it.look(number)
  expect(await it.issue(number)).toMatchObject({
    state: 'closed',
    labels: ['incident', 'sev2', 'status: resolved'],
  })
  expect(await it.card(number)).toMatch(/\| Resolved \| 2026-11-20 14:10 UTC/)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a title keeps no secret, and the author of a report cannot fill the timeline with titles', async () => {
  const it = story({ private: false })
  const number = await it.declare('eve', 'It is broken', 'please help')
  it.minutes(1)
  await it.as('caro').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
  it.minutes(1)
  await it.as('eve').rest.issues.update({ ...AT, issue_number: number, title: 'Still broken' })
  await it.look(number)
  expect(await it.card(number)).not.toContain('Title changed')
  it.minutes(1)
  const secret = `ghp_${'a1B2'.repeat(9)}`
  await it.as('ana').rest.issues.update({ ...AT, issue_number: number, title: `Leaked ${secret}` })
  await it.look(number)
  expect(await it.card(number)).toContain('Title changed to Leaked')
  expect(await it.card(number)).not.toContain(secret)
})

test('every page of a hostile timeline is one that GitHub takes', { timeout: 60_000 }, async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 1', ['incident'])
  await it.look(number)
  for (let round = 0; round < 20; round++) {
    const body = Array.from({ length: 10 }, () => `/timeline ${'|@`<#[*_'.repeat(60)}`).join('\n')
    await it.as('ana').rest.issues.createComment({ ...AT, issue_number: number, body })
    it.minutes(1)
  }
  await it.say('ana', number, `/update ${'@a <b> '.repeat(280)}`)
  expect((await it.plan(number)).effects).toEqual([])
  for (const { body } of await it.comments(number)) expect(body?.length).toBeLessThan(65_536)
  expect(await it.card(number)).toMatch(/Sitrep edits this comment in place/)
})

test('what was refused before an issue became an incident is no loss of a card', async () => {
  const it = story()
  const number = await it.declare('ana', 'Slow', 'It is slow.')
  await it.say('ana', number, '/ack\n/help')
  await it.say('ana', number, '/incident sev3')
  const card = await it.card(number)
  expect(card).not.toContain('rebuilt')
  expect(card).not.toContain('not-allowed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('a bot that config names is read like a person, any other is not', async () => {
  const it = story({ config: 'bots: ["Sitrep-Helper[bot]"]\n' })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  const { createComment } = await bots(it)
  for (const login of ['dependabot[bot]', 'sitrep-helper[bot]']) {
    it.minutes(1)
    createComment(login, number, login === 'dependabot[bot]' ? '/sev 3' : '/sev 1')
    await it.look(number)
    expect((await it.issue(number)).labels).toContain(login === 'dependabot[bot]' ? 'sev2' : 'sev1')
  }
})

async function bots(it: ReturnType<typeof story>) {
  const { comment } = await import('../../src/sandbox/actions/comments.ts')
  const { setRole, createUser } = await import('../../src/sandbox/actions/places.ts')
  const { issueByNumber, userByLogin } = await import('../../src/sandbox/find.ts')
  const { world } = it.sandbox
  const { repository } = it.seeded
  setRole(world, repository, createUser(world, 'sitrep-helper[bot]', 'Bot'), 'write')
  return {
    createComment(login: string, number: number, body: string) {
      const user = userByLogin(world, login)
      if (user === undefined) throw new Error(`no ${login}`)
      setRole(world, repository, user, 'write')
      comment(
        world,
        { user, grant: null },
        repository,
        issueByNumber(world, repository, number),
        body,
      )
    },
  }
}
