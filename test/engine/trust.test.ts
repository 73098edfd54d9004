import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

async function declared(it: Story): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/ack')
  it.minutes(1)
  return number
}

const edit = (it: Story, comment_id: number, body: string) =>
  it.as('dev').rest.issues.updateComment({ ...AT, comment_id, body })

test('a box ticked in the card is a fact of whoever ticked it', async () => {
  const it = story()
  const number = await declared(it)
  const { id, body } = await it.cardComment(number)
  await edit(it, id, body.replace('- [ ] 12.', '- [x] 12.'))
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('- [x] 12.')
  expect(card).not.toContain('edited this card')
  it.minutes(1)
  await edit(it, id, card.replace('- [x] 12.', '- [ ] 12.'))
  await it.look(number)
  expect(await it.card(number)).toContain('- [ ] 12.')
  expect((await it.plan(number)).effects).toEqual([])
})

test('any other edit of the card is put back and told', async () => {
  const it = story()
  const number = await declared(it)
  const { id, body } = await it.cardComment(number)
  await edit(it, id, body.replace('SEV2 major', 'SEV4 nothing at all'))
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('SEV2 major')
  expect(card).toMatch(/\[dev\]\([^)]*\) edited this card/)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a card whose journal was changed is rebuilt from receipts and the log', async () => {
  const it = story()
  const number = await declared(it)
  const before = await it.cardComment(number)
  await edit(it, before.id, before.body.replace(/sitrep:journal \w{4}/, 'sitrep:journal AAAA'))
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('The card was rebuilt')
  expect(card).toMatch(/\| Acknowledged \| 2026-11-20 14:01 UTC<br>\[ben\]/)
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: investigating'])
  expect((await it.plan(number)).effects).toEqual([])
})

test('a deleted card is rebuilt, whatever its authors may do by now', async () => {
  const it = story()
  const number = await declared(it)
  const refused = await it.say('ben', number, '/impact 10% slow\n/sev 9')
  const { id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: id })
  const { roles } = it.seeded.repository
  const ben = it.seeded.users['ben']
  if (ben !== undefined) roles[ben.id] = 'read'
  it.minutes(60 * 24 * 3)
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('The card was rebuilt')
  expect(card).toContain('10 % of the service: slow')
  expect(card).toMatch(/\| Acknowledged \| 2026-11-20 14:01 UTC<br>\[ben\]/)
  expect(await it.reactions(refused)).toEqual(['confused'])
  const refusals = (await it.replies(number)).filter((body) => body.includes('was not run'))
  expect(refusals).toHaveLength(1)
  expect((await it.plan(number)).effects).toEqual([])
})

test('editing or deleting a command afterwards changes nothing', async () => {
  const it = story()
  const number = await declared(it)
  const said = await it.say('ben', number, '/impact 10% slow')
  it.minutes(1)
  await it.as('ben').rest.issues.updateComment({ ...AT, comment_id: said, body: '/sev 1' })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev2')
  await it.as('ben').rest.issues.deleteComment({ ...AT, comment_id: said })
  await it.look(number)
  expect(await it.card(number)).toContain('10 % of the service')
  expect((await it.plan(number)).effects).toEqual([])
})

test('a comment that was edited before it was read is not run, and says what to send again', async () => {
  const it = story()
  const number = await declared(it)
  const { data } = await it
    .as('ben')
    .rest.issues.createComment({ ...AT, issue_number: number, body: '/sev 3' })
  it.minutes(1)
  await it.as('ben').rest.issues.updateComment({ ...AT, comment_id: data.id, body: '/sev 1' })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev2')
  expect((await it.replies(number)).join()).toContain('edited before it was first read')
  expect((await it.plan(number)).effects).toEqual([])
})

test('a comment found a day late is history, and that is said once', async () => {
  const it = story()
  const number = await declared(it)
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: '/sev 1' })
  it.minutes(25 * 60)
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev2')
  expect((await it.replies(number)).join()).toContain('more than a day old')
  expect((await it.plan(number)).effects).toEqual([])
})

test('of what was found a day late nothing is run with the card made anew, whoever said it', async () => {
  const it = story({ private: false })
  const number = await declared(it)
  const body = '/sev 1\n/ic @eve\n/resolve'
  await it.as('eve').rest.issues.createComment({ ...AT, issue_number: number, body })
  it.minutes(25 * 60)
  await it.look(number)
  expect((await it.replies(number)).join()).toContain('was not run')
  const { id } = await it.cardComment(number)
  await it.as('dev').rest.issues.deleteComment({ ...AT, comment_id: id })
  it.minutes(1)
  await it.look(number)
  const { labels, state } = await it.issue(number)
  expect([labels.includes('sev2'), labels.includes('status: resolved'), state]).toEqual([
    ...[true, false, 'open'],
  ])
  expect(await it.card(number)).not.toMatch(/Incident commander[^\n]*eve/)
})

test('two cards of one page become one', async () => {
  const it = story()
  const number = await declared(it)
  const { body } = await it.cardComment(number)
  await it.bot.rest.issues.createComment({ ...AT, issue_number: number, body })
  await it.look(number)
  const cards = (await it.comments(number)).filter((one) => one.body?.includes('sitrep:v1 card'))
  expect(cards).toHaveLength(1)
})

test('a marker that somebody pasted is a comment like any other', async () => {
  const it = story()
  const number = await declared(it)
  const { body } = await it.cardComment(number)
  await it.as('dev').rest.issues.createComment({ ...AT, issue_number: number, body })
  expect((await it.plan(number)).effects).toEqual([])
})

test('without a key the card has no boxes, and an edit of it ends the trust', async () => {
  const it = story({ keys: [] })
  const number = await declared(it)
  const { id, body } = await it.cardComment(number)
  expect(body).not.toContain('- [ ]')
  expect((await it.plan(number)).effects).toEqual([])
  await edit(it, id, `${body}\nmore`)
  await it.look(number)
  expect(await it.card(number)).toContain('The card was rebuilt')
  expect((await it.plan(number)).effects).toEqual([])
})
