import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** An incident with one reply of ours on it. */
async function answered(): Promise<{ it: Story; number: number; reply: string }> {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/sev 9')
  const [reply = ''] = await it.replies(number)
  expect(reply).toContain('sitrep:v1 reply')
  return { it, number, reply }
}

const ids = async (it: Story, number: number) => (await it.comments(number)).map(({ id }) => id)

test('of two replies that say the same the older stays', async () => {
  const { it, number, reply } = await answered()
  const before = await ids(it, number)
  for (let copy = 0; copy < 2; copy++)
    await it.bot.rest.issues.createComment({ ...AT, issue_number: number, body: reply })
  const { applied } = await it.look(number)
  expect(applied.map(({ effect, result }) => [effect.type, result])).toEqual([
    ['reply.delete', 'done'],
    ['reply.delete', 'done'],
  ])
  expect(await ids(it, number)).toEqual(before)
  expect((await it.look(number)).effects).toEqual([])
})

test.each<[string, (reply: string) => string]>([
  [
    'whose signature is wrong',
    (reply) => reply.replace(/ [0-9a-f]{32} -->/, ` ${'0'.repeat(32)} -->`),
  ],
  ['for another comment', (reply) => reply.replace(/reply \d+/, 'reply 1')],
  ['without a marker', (reply) => reply.slice(reply.indexOf('\n') + 1)],
])('a reply %s is left alone', async (_what, changed) => {
  const { it, number, reply } = await answered()
  const body = changed(reply)
  expect(body).not.toBe(reply)
  await it.bot.rest.issues.createComment({ ...AT, issue_number: number, body })
  expect((await it.look(number)).effects).toEqual([])
})

test('what a person copies is theirs', async () => {
  const { it, number, reply } = await answered()
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: reply })
  const { effects } = await it.look(number)
  expect(effects.filter(({ type }) => type === 'reply.delete')).toEqual([])
})

test('without a key a reply that was edited is not taken for one of ours', async () => {
  const it = story({ private: false, keys: [] })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/sev 9')
  const [body = ''] = await it.replies(number)
  const { data } = await it.bot.rest.issues.createComment({ ...AT, issue_number: number, body })
  const comment_id = data.id
  await it.as('ana').rest.issues.updateComment({ ...AT, comment_id, body: `${body}\nMine.` })
  expect((await it.look(number)).effects).toEqual([])
})
