import { expect, test } from 'vitest'
import type { Story } from '../support/story.ts'
import { AT, branchOf, drafted, pullOf, pullsOf, ready, writes } from '../support/written-up.ts'

const closes = (it: Story, pull_number: number, login = 'ben') => {
  it.minutes(1)
  return it.as(login).rest.pulls.update({ ...AT, pull_number, state: 'closed' })
}

const says = (it: Story, issue_number: number, body: string) => {
  it.minutes(1)
  return it.as('ana').rest.issues.createComment({ ...AT, issue_number, body })
}

test.each([
  ['the severity is lowered', '/sev 3', 'the severity that the incident was given demands none'],
  ['it was a drill', '/drill', 'it was a drill'],
  ['it was a false alarm', '/cancel nothing was wrong', 'a false alarm'],
  ['it is declined', '/postmortem skip as last week', 'declined on the incident'],
])(
  'a pull request that nobody touched is closed with a sentence where %s',
  async (_w, body, why) => {
    const { it, number, pull } = await drafted()
    await it.say('ana', number, body)
    const after = await pullOf(it, number)
    expect(after).toMatchObject({ number: pull.number, state: 'closed', merged_at: null })
    expect(after.body).toContain('Sitrep closed this')
    expect(after.body).toContain(why)
    expect((await it.plan(number)).effects).toEqual([])
  },
)

test.each<[string, (it: Story, number: number) => Promise<unknown>]>([
  ['committed to', (it, number) => writes(it, number, (text) => `${text}\nMine.\n`)],
  ['marked as ready', ready],
  [
    'written anew in its body',
    async (it, number) => {
      const { number: pull_number } = await pullOf(it, number)
      return it.as('ben').rest.pulls.update({ ...AT, pull_number, body: 'Mine.' })
    },
  ],
])('what people have %s is left open, without a deadline', async (_what, touch) => {
  const { it, number } = await drafted()
  await touch(it, number)
  await it.say('ana', number, '/sev 3')
  const after = await pullOf(it, number)
  expect(after.state).toBe('open')
  expect(after.body).not.toContain('Due: **')
  expect((await it.issue(number)).state).toBe('closed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('owed again it is opened again, with its deadline', async () => {
  const { it, number, pull } = await drafted()
  await it.say('ana', number, '/sev 3')
  await it.say('ana', number, '/sev 1')
  const after = await pullOf(it, number)
  expect(after).toMatchObject({ number: pull.number, state: 'open' })
  expect(after.body).toContain('Due: **')
  expect(after.body).not.toContain('Sitrep closed this')
  expect((await it.plan(number)).effects).toEqual([])
})

test('what a person closed is not made again, however much happens', async () => {
  const { it, number, pull } = await drafted()
  await closes(it, pull.number)
  await it.look(number)
  await it.say('ana', number, '/impact 12 users')
  await it.say('ana', number, '/reopen')
  await it.say('ana', number, '/resolve')
  expect(await pullsOf(it, number)).toMatchObject([{ number: pull.number, state: 'closed' }])
})

test('what a person closed is opened again when somebody asks for it', async () => {
  const { it, number, pull } = await drafted()
  await closes(it, pull.number)
  await it.say('ana', number, '/postmortem')
  expect(await pullsOf(it, number)).toMatchObject([{ number: pull.number, state: 'open' }])
  expect((await it.plan(number)).effects).toEqual([])
})

test('what was asked for before a person closed it is not', async () => {
  const { it, number, pull } = await drafted()
  await it.say('ana', number, '/postmortem')
  await closes(it, pull.number)
  await it.look(number)
  expect(await pullOf(it, number)).toMatchObject({ state: 'closed' })
})

test('a deleted branch is not made again, unless somebody asks', async () => {
  const { it, number } = await drafted()
  it.minutes(1)
  await it.as('ben').rest.git.deleteRef({ ...AT, ref: `heads/${branchOf(number)}` })
  await it.look(number)
  expect(await pullsOf(it, number)).toMatchObject([{ state: 'closed' }])
  await it.say('ana', number, '/postmortem')
  expect(await pullsOf(it, number)).toMatchObject([
    { state: 'open', draft: true },
    { state: 'closed' },
  ])
  expect((await it.plan(number)).effects).toEqual([])
})

test('what we closed and a person opened again is theirs', async () => {
  const { it, number, pull } = await drafted()
  await it.say('ana', number, '/sev 3')
  it.minutes(1)
  await it.as('ben').rest.pulls.update({ ...AT, pull_number: pull.number, state: 'open' })
  await it.look(number)
  expect((await pullOf(it, number)).state).toBe('open')
  expect((await it.plan(number)).effects).toEqual([])
})

test.each([
  ['closing', '/sev 3'],
  ['skipping', '/postmortem skip as last week'],
])('killed after each effect of %s, the next look completes it', async (_what, body) => {
  let effects = 1
  for (let after = 0; after <= effects; after++) {
    const { it, number } = await drafted()
    await says(it, number, body)
    effects = await it.dies(number, after)
    await it.look(number)
    expect(await pullsOf(it, number)).toMatchObject([{ state: 'closed' }])
    expect((await it.plan(number)).effects).toEqual([])
  }
})

test('killed after each effect of opening again, the next look completes it', async () => {
  let effects = 1
  for (let after = 0; after <= effects; after++) {
    const { it, number, pull } = await drafted()
    await closes(it, pull.number)
    await says(it, number, '/postmortem')
    effects = await it.dies(number, after)
    await it.look(number)
    expect(await pullsOf(it, number)).toMatchObject([{ state: 'open' }])
    expect((await it.plan(number)).effects).toEqual([])
  }
})
