import { expect, test } from 'vitest'
import { BRIEF_FORM } from '../support/filled-form.ts'
import { story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

test('a stranger is refused, told once an hour, and changes nothing', async () => {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  const first = await it.say('eve', number, '/sev 1')
  const second = await it.say('eve', number, '/resolve')
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: investigating'])
  expect(await it.reactions(first)).toEqual(['confused'])
  expect(await it.reactions(second)).toEqual(['confused'])
  expect(await it.replies(number)).toHaveLength(1)
  expect(await it.card(number)).toContain('refused: not-allowed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('an incident label that came from a stranger makes no incident', async () => {
  const it = story({ private: false })
  const number = await it.declare('eve', 'It is broken', 'please help', ['incident'])
  await it.look(number)
  expect(await it.comments(number)).toEqual([])
})

test('the author of an incident who may not close it sets no status by closing it', async () => {
  const it = story({ private: false })
  const number = await it.declare('eve', 'It is broken', 'please help')
  it.minutes(1)
  await it.as('caro').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('incident')
  it.minutes(1)
  await it.as('eve').rest.issues.update({ ...AT, issue_number: number, state: 'closed' })
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('Investigating')
  expect(card).toContain('without the role that it takes')
  expect((await it.issue(number)).state).toBe('closed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('who may run what is asked at that moment', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  await it.say('dev', number, '/ack')
  const { roles } = it.seeded.repository
  const dev = it.seeded.users['dev']
  if (dev !== undefined) roles[dev.id] = 'read'
  it.minutes(2)
  const late = await it.say('dev', number, '/sev 1')
  expect(await it.reactions(late)).toEqual(['confused'])
  expect((await it.issue(number)).labels).toContain('sev2')
})

test('a command is told that there is no incident once a day, and only to somebody allowed', async () => {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Add a button', 'Just an idea.')
  await it.look(number)
  await it.say('eve', number, '/ack')
  expect(await it.replies(number)).toEqual([])
  await it.say('ben', number, '/ack')
  await it.say('ben', number, '/sev 1')
  const replies = await it.replies(number)
  expect(replies).toHaveLength(1)
  expect(replies[0]).toContain('no incident')
  it.minutes(24 * 60)
  await it.say('ben', number, '/ack')
  expect(await it.replies(number)).toHaveLength(2)
  expect((await it.issue(number)).labels).toEqual([])
})

test('somebody allowed makes any issue an incident', async () => {
  const it = story()
  const number = await it.declare('dev', 'Slow pages', 'They take ten seconds.')
  await it.look(number)
  await it.say('caro', number, '/incident sev3')
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev3', 'status: investigating'])
  const { data } = await it.bot.rest.issues.listLabelsForRepo({ ...AT, per_page: 100 })
  expect(data.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['sev1', 'drill', 'status: mitigated', 'cause: capacity']),
  )
})

test('a near miss gets the right spelling once a day, the words of others nothing', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/lgtm\n/retest\n/path/to/file')
  expect(await it.replies(number)).toEqual([])
  const near = await it.say('ben', number, '/severty 1')
  await it.say('ben', number, '/severty 1')
  const replies = await it.replies(number)
  expect(replies).toHaveLength(1)
  expect(replies[0]).toContain('`/severity`')
  expect(await it.reactions(near)).toEqual([])
})

const FORM = `${BRIEF_FORM}Payments time out.`

test.each([
  ['the form of an incident', FORM, null],
  ['a body that declares one', '/incident sev2', null],
  ['a comment that declares one', 'Payments time out.', '/incident sev2'],
])(
  'what is said after %s waits while GitHub does not say what its author may do',
  async (_, body, first) => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', body)
    const put = async (login: string, words: string) => {
      it.minutes(1)
      const said = { ...AT, issue_number: number, body: words }
      return (await it.as(login).rest.issues.createComment(said)).data.id
    }
    if (first !== null) await put('ana', first)
    const said = await put('ben', '/sev 1')
    it.hidesRoleOf('ana')
    await it.look(number)
    expect(await it.reactions(said)).toEqual([])
    expect(await it.replies(number)).toEqual([])
    await it.look(number)
    expect(await it.reactions(said)).toEqual(['rocket'])
    expect((await it.issue(number)).labels).toContain('sev1')
  },
)

test('who declares an incident themselves waits for nobody', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', FORM)
  it.hidesRoleOf('ana')
  const said = await it.say('ben', number, '/incident sev1')
  expect(await it.reactions(said)).toEqual(['rocket'])
  expect((await it.issue(number)).labels).toContain('sev1')
})
