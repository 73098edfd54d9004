import { expect, test } from 'vitest'
import { itemIssues, itemised, merged } from '../support/itemised.ts'
import { AT } from '../support/written-up.ts'

const row = (owner: string, due = '2026-12-04') =>
  `| 1 | Alert on free connections of the pool | ${owner} | p1 | detect | ${due} |  |`

const only = async (...args: Parameters<typeof row>) => {
  const { it, number } = await itemised([row(...args)])
  const [issue] = await itemIssues(it)
  if (issue === undefined) throw new Error('there is no issue')
  return { it, number, issue }
}

test.each([
  ['somebody whom GitHub does not know', '@ghosty-person'],
  ['somebody who may not be assigned', '@eve'],
  ['a name that nobody shows', 'Jim from billing'],
])('%s is told on the issue and on the card, with what to type', async (_what, owner) => {
  const { it, number, issue } = await only(owner)
  const name = owner.replace('@', '')
  expect(issue.assignees).toEqual([])
  expect(issue.body).toContain(name)
  const card = await it.card(number)
  expect(card).toContain(`[Issue ${issue.number}]`)
  expect(card).toContain(`is not assigned to ${name}`)
  expect(card).toContain('`/owner @login` on the issue names somebody')
  expect((await it.plan(number)).effects).toEqual([])
})

test('once somebody says whose it is, the card tells no longer of the one who was not found', async () => {
  const { it, number, issue } = await only('Jim from billing')
  await it.say('ana', issue.number, '/owner @ben')
  await it.look(number)
  const card = await it.card(number)
  expect(card).not.toContain('is not assigned to')
  expect(card).toMatch(/pool\]\(\S+\) \| \[ben\]/)
})

test('of several owners those are assigned whom GitHub takes, and the others told', async () => {
  const { it, number, issue } = await only('@ben, @eve')
  expect(issue.assignees?.map(({ login }) => login)).toEqual(['ben'])
  expect(await it.card(number)).toContain('is not assigned to eve')
})

test('a team is a label and is asked once, and nobody is missing', async () => {
  const { it, number, issue } = await only('@acme/payments')
  expect(issue.labels).toContainEqual(expect.objectContaining({ name: 'team: acme/payments' }))
  const card = await it.card(number)
  expect(card).toContain('acme/payments')
  expect(card).not.toContain('is not assigned to')
})

test('somebody whom GitHub says it takes and then drops without a word is told', async () => {
  const { it, number } = await merged([row('@eve')])
  const route = '/repos/{owner}/{repo}/assignees/{assignee}'
  it.sandbox.faults.queue({ method: 'GET', route, before: { status: 204 } })
  await it.look(number)
  const [issue] = await itemIssues(it)
  expect(issue?.assignees).toEqual([])
  expect(await it.card(number)).toContain('is not assigned to eve')
})

test('a document that promises nothing shows nothing', async () => {
  const { it, number } = await itemised([])
  expect(await itemIssues(it)).toEqual([])
  expect(await it.card(number)).not.toContain('Action items')
})

test('a date that can be two is told, and not guessed', async () => {
  const { it, number, issue } = await only('@ben', '01/02/2027')
  expect(issue.body).toContain('type `/due')
  expect(await it.card(number)).toContain('“01/02/2027” names no day for sure')
  await it.say('ben', issue.number, '/due 2027-02-01')
  await it.look(number)
  const card = await it.card(number)
  expect(card).not.toContain('names no day for sure')
  expect(card).toContain('| 2027-02-01 |')
})

test('who is called by initials in the config is assigned', async () => {
  const { it } = await itemised([row('BW')], { config: 'people:\n  ben: [BW]\n' })
  const [issue] = await itemIssues(it)
  expect(issue?.assignees?.map(({ login }) => login)).toEqual(['ben'])
})

test('a title that would be markup is shown as text, and a title names and closes nobody', async () => {
  const { it, number } = await itemised([
    '| 1 | Tell @ana that this fixes #1 and <b>all</b> | @ben | p1 | detect | 2026-12-04 |  |',
  ])
  const [issue] = await itemIssues(it)
  expect(issue?.title).toContain('Tell @ana')
  const card = await it.card(number)
  expect(card).not.toContain('Tell @ana')
  expect(card).not.toContain('<b>')
  const { data } = await it.bot.rest.issues.get({ ...AT, issue_number: number })
  expect(data.state_reason).toBe('completed')
})
