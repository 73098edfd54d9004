import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const DAY = 24 * 60

/** Two years of an issue before anybody installed Sitrep: labels, people, talk, and orders to other bots. */
async function old(it: Story): Promise<number> {
  const number = await it.declare('ana', 'Search is slow', 'It takes a minute.')
  it.minutes(5)
  await it
    .as('caro')
    .rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident', 'sev2'] })
  it.minutes(7)
  await it.as('ben').rest.issues.addAssignees({ ...AT, issue_number: number, assignees: ['dev'] })
  for (let round = 0; round < 60; round++) {
    it.minutes(3)
    await it.as('dev').rest.issues.createComment({
      ...AT,
      issue_number: number,
      body: `attempt ${round}\n\n/sev 4`,
    })
  }
  it.minutes(DAY)
  await it
    .as('caro')
    .rest.issues.addLabels({ ...AT, issue_number: number, labels: ['status: mitigated'] })
  it.minutes(DAY)
  await it
    .as('caro')
    .rest.issues.update({ ...AT, issue_number: number, state: 'closed', state_reason: 'completed' })
  it.minutes(30 * DAY)
  await it.as('caro').rest.issues.update({ ...AT, issue_number: number, state: 'open' })
  it.minutes(DAY)
  await it
    .as('caro')
    .rest.issues.update({ ...AT, issue_number: number, state: 'closed', state_reason: 'completed' })
  it.minutes(690 * DAY)
  return number
}

test('an issue with two years of history gets its card from the event log alone', async () => {
  const it = story({ startsAt: '2024-11-20T14:00:00Z' })
  const number = await old(it)
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('SEV2 major · Resolved')
  expect(card).toMatch(/\| Declared \| 2024-11-20 14:05 UTC<br>\[caro\]/)
  expect(card).toMatch(/\| Acknowledged \| 2024-11-20 14:12 UTC<br>\[ben\]/)
  expect(card).toContain('Incident commander | [dev]')
  expect(card).toContain('Reopened once')
  expect(card).not.toContain('sev4')
  expect(await it.replies(number)).toEqual([])
  expect(await it.issue(number)).toMatchObject({
    state: 'closed',
    labels: ['incident', 'sev2', 'status: resolved'],
  })
  expect((await it.plan(number)).effects).toEqual([])
})

test('what a deleted label said is remembered by the journal', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '', ['incident', 'sev2'])
  await it.look(number)
  it.minutes(5)
  await it.as('ana').rest.issues.deleteLabel({ ...AT, name: 'sev2' })
  await it.look(number)
  expect(await it.card(number)).toContain('SEV2 major')
})

test('a long incident keeps its card readable and its journal whole', {
  timeout: 120_000,
}, async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 1', ['incident'])
  await it.look(number)
  for (let round = 0; round < 40; round++) {
    const lines = Array.from(
      { length: 8 },
      (_, line) => `/timeline step ${round}.${line} ${'word '.repeat(30)}`,
    )
    await it
      .as('ana')
      .rest.issues.createComment({ ...AT, issue_number: number, body: lines.join('\n') })
    it.minutes(1)
  }
  await it.look(number)
  const bodies = (await it.comments(number)).flatMap(({ body }) =>
    body?.startsWith('<!-- sitrep:v1 card') ? [body] : [],
  )
  expect(bodies.length).toBeGreaterThan(1)
  for (const body of bodies) expect(body.length).toBeLessThan(65_536)
  expect(bodies.join('\n')).toContain('step 0.0')
  expect(await it.card(number)).toContain('step 39.7')
  expect((await it.plan(number)).effects).toEqual([])
})

test('no postmortem is made of what was over before we came, until somebody asks for it', async () => {
  const it = story({ startsAt: '2024-11-20T14:00:00Z' })
  const number = await old(it)
  await it.look(number)
  const pulls = async () =>
    (await it.bot.rest.pulls.list({ ...AT, state: 'all' })).data.map(({ title }) => title)
  expect(await pulls()).toEqual([])
  expect(await it.card(number)).toContain(
    'It was late already when Sitrep first saw this incident.',
  )
  await it.say('ana', number, '/postmortem')
  expect(await pulls()).toHaveLength(1)
  expect(await it.card(number)).toMatch(
    /Draft: \[pull request \d+\][^\n]*\n[^\n]*\n\| \*\*Due\*\* \| /,
  )
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: resolved'])
})
