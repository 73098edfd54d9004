import { describe, expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

const says = (it: Story, login: string, issue_number: number, body: string) =>
  it.as(login).rest.issues.createComment({ ...AT, issue_number, body })

/** What the card shows of an incident of whose first words we came to know late, once that card is gone. */
async function rebuilt(...words: readonly string[]): Promise<string> {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/incident sev2')
  it.minutes(1)
  for (const word of words) await says(it, 'ben', number, word)
  it.minutes(1)
  await it.look(number)
  const { id: comment_id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id })
  it.minutes(1)
  await it.look(number)
  expect((await it.plan(number)).effects).toEqual([])
  return it.card(number)
}

test('what was said before we came, and was run, is still so when the card is rebuilt', async () => {
  expect(await rebuilt('/ic')).toMatch(/Incident commander \| \[ben\]/)
})

test('so is what was run beside a refusal', async () => {
  const card = await rebuilt('/ic\n/time started tomorrowish')
  expect(card).toMatch(/Incident commander \| \[ben\]/)
})

test('what was refused alone is told as refused', async () => {
  expect(await rebuilt('/time started tomorrowish')).toContain('&#47;time started tomorrowish')
})

test('what was answered before it was an incident is not run when its card is rebuilt', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.')
  await says(it, 'ben', number, '/ic\n/sev 1')
  await says(it, 'ben', number, '/help')
  await it.look(number)
  it.minutes(1)
  await says(it, 'ana', number, '/incident sev3')
  await it.look(number)
  const { id: comment_id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id })
  it.minutes(1)
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('SEV3 minor')
  expect(card).toContain('nobody yet')
  expect(card).not.toContain('&#47;ic')
  expect(card).not.toContain('&#47;help')
})

test('what was run and edited since is not called refused when the card is rebuilt: what it said is lost', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/incident sev2')
  const { data: said } = await says(it, 'ben', number, '/ops @dev')
  await it.look(number)
  it.minutes(1)
  await it.as('ben').rest.issues.updateComment({ ...AT, comment_id: said.id, body: '/resolve' })
  const { id: comment_id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id })
  it.minutes(1)
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain(`Comment ${said.id} was edited after it was run`)
  expect(card).toContain('not known: edited since')
  expect(card).not.toContain('already-edited')
  expect(card).toContain('Investigating')
  expect((await it.plan(number)).effects).toEqual([])
})

describe('what was answered while the issue was none of ours stays out of the card that it then gets', () => {
  /** What its card says once everything has settled. */
  const settledCard = async (it: Story, number: number): Promise<string> => {
    await it.look(number)
    it.minutes(1)
    await it.look(number)
    expect((await it.plan(number)).effects).toEqual([])
    return it.card(number)
  }

  test('where the label counts only since the team has named it', async () => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', 'Payments time out.')
    await it.as('ana').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['outage'] })
    await it.say('ben', number, '/sev 1')
    it.minutes(1)
    await it.configure('label: outage\n')
    const card = await settledCard(it, number)
    expect(card).toContain('Investigating')
    expect(card).not.toContain('rebuilt')
    expect(card).not.toContain('not-allowed')
  })

  test.each([
    ['a command', '/sev 1'],
    ['a command beside a question', '/sev 1\n/help'],
  ])('in the opening text, with %s', async (_what, body) => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', body)
    await it.look(number)
    it.minutes(1)
    await it.as('ben').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
    const card = await settledCard(it, number)
    expect(card).toContain('Investigating')
    expect(card).not.toContain('Audit')
  })

  test('nor is it called lost where it was edited since', async () => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', '/help')
    const comment_id = await it.say('ben', number, '/help')
    await it.as('ana').rest.issues.update({ ...AT, issue_number: number, body: 'Other words.' })
    await it.as('ben').rest.issues.updateComment({ ...AT, comment_id, body: '/incident' })
    it.minutes(1)
    await it.as('caro').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
    const card = await settledCard(it, number)
    expect(card).toContain('Investigating')
    expect(card).not.toMatch(/is lost|rebuilt|edited since/)
  })
})
