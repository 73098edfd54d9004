import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/instant.ts'
import { openedItem } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

const says = (it: Story, login: string, number: number, body: string) =>
  it.as(login).rest.issues.createComment({ ...AT, issue_number: number, body })

async function untouched(it: Story, number: number) {
  for (const _ of [1, 2, 3]) {
    const { item } = await it.look(number)
    expect(item?.action).toMatchObject({ end: null, priority: null })
    it.minutes(10)
  }
  expect((await it.issue(number)).state).toBe('open')
  expect((await it.plan(number)).effects).toEqual([])
}

test.each(['eve', 'ben'])(
  'what %s said too long ago is not run at a later look either',
  async (login) => {
    const it = story({ private: false })
    const number = await openedItem(it)
    it.minutes(1)
    await says(it, login, number, '/help\n\n/priority p1\n\n/decline no')
    it.pass(2 * DAY_MS)
    await untouched(it, number)
    expect(await it.replies(number)).toEqual([expect.stringContaining('more than a day old')])
  },
)

test('what was edited before it was read is not run at a later look either', async () => {
  const it = story({ private: false })
  const number = await openedItem(it)
  it.minutes(1)
  const { data } = await says(it, 'eve', number, 'hm')
  it.minutes(1)
  const body = '/help\n\n/priority p1\n\n/decline no'
  await it.as('eve').rest.issues.updateComment({ ...AT, comment_id: data.id, body })
  await untouched(it, number)
})

test('what was said while the label was off is not run once it is on again', async () => {
  const it = story({ private: false })
  const number = await openedItem(it)
  const label = { ...AT, issue_number: number, name: 'action-item' }
  const ana = it.as('ana').rest.issues
  it.minutes(1)
  await ana.removeLabel(label)
  const said = await it.say('eve', number, '/help\n\n/priority p1\n\n/decline no')
  expect(await it.reactions(said)).toEqual(['rocket'])
  it.minutes(1)
  await ana.addLabels({ ...AT, issue_number: number, labels: ['action-item'] })
  await untouched(it, number)
})

test('a card that is lost is built again without what came too late', async () => {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.look(number)
  it.minutes(1)
  await says(it, 'eve', number, '/help\n\n/resolve')
  it.pass(2 * DAY_MS)
  await it.look(number)
  const { id } = await it.cardComment(number)
  await ana(it).deleteComment({ ...AT, comment_id: id })
  it.minutes(30)
  await it.look(number)
  expect(await it.card(number)).toContain('Investigating')
  expect((await it.look(number)).replayed?.incident.category).toBe('investigating')
})

const ana = (it: Story) => it.as('ana').rest.issues
