import { describe, expect, test } from 'vitest'
import { FILLED_FORM } from '../support/filled-form.ts'
import { hands } from '../support/hands.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const BAD = '0123456789abcdef0123456789abcdef'

/** An incident that only the Action has looked at, whose account every other workflow has too. */
async function declared(options: Parameters<typeof hands>[0] = {}) {
  const it = hands(options)
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.acts(number)
  /** Another workflow of the repository, which writes as we do. */
  const other = it.job.rest
  const say = (body: string) => other.issues.createComment({ ...AT, issue_number: number, body })
  return { it, number, other, say }
}

const settled = async (it: ReturnType<typeof hands>, number: number) =>
  (await it.foresees(number)).effects

describe('a comment of another workflow', () => {
  test.each([
    ['begins with our marker and a wrong MAC', `<!-- sitrep:v1 card 1 k1 ${BAD} -->\nAll is well`],
    ['begins with our marker and no MAC', '<!-- sitrep:v1 card 1 - - -->\nAll is well'],
    ['begins with the marker of a reply', `<!-- sitrep:v1 reply 99:all k1 ${BAD} -->\nno`],
    ['quotes our marker', `> <!-- sitrep:v1 card 1 k1 ${BAD} -->\n\nas it said`],
    ['holds a command', '/sev 1'],
    ['holds a command behind a marker of ours', `<!-- sitrep:v1 reply 1 k1 ${BAD} -->\n\n/sev 1`],
  ])('that %s is neither read, run, edited nor deleted', async (_, body) => {
    const { it, number, say } = await declared()
    const { data } = await say(body)
    const done = await it.acts(number)
    expect(done.replayed?.incident.severity).toBeNull()
    expect(done.seen?.cards).toHaveLength(1)
    expect(done.seen?.replies).toEqual([])
    const left = (await it.comments(number)).find(({ id }) => id === data.id)
    expect(left?.body).toBe(body)
    expect(await settled(it, number)).toEqual([])
    expect((await it.living(number)).filter(({ id }) => id !== data.id)).toHaveLength(1)
  })

  test('is heard like any bot that config names', async () => {
    const config = 'bots: ["github-actions[bot]"]\n'
    const { it, number, say } = await declared({ config })
    await say('/sev 1')
    expect((await it.acts(number)).replayed?.incident.severity).toBe('sev1')
    expect(await settled(it, number)).toEqual([])
  })
})

test('what is signed for another issue proves nothing here', async () => {
  const { it, number, say } = await declared()
  await it.says('ben', number, '/sev 1')
  await it.acts(number)
  const second = await it.declare('ana', 'Search fails', 'No results.', ['incident'])
  await it.acts(second)
  const [card] = await it.living(number)
  await it.job.rest.issues.createComment({ ...AT, issue_number: second, body: card?.body ?? '' })
  expect((await it.acts(second)).replayed?.incident.severity).toBeNull()
  await say(card?.body ?? '')
  await it.acts(number)
  expect((await it.living(number)).map(({ id }) => id)).toEqual([card?.id])
})

describe('without a key', () => {
  test('a card is ours as long as nobody else has edited it', async () => {
    const { it, number } = await declared({ keys: [] })
    await it.says('ben', number, '/sev 2')
    await it.acts(number)
    expect((await it.acts(number)).replayed?.incident.severity).toBe('sev2')
    expect(await it.living(number)).toHaveLength(1)
    expect(await settled(it, number)).toEqual([])
  })

  test('one that somebody has edited is not believed, and another is made of what GitHub knows', async () => {
    const { it, number } = await declared({ keys: [] })
    const ack = await it.says('ben', number, '/sev 2')
    await it.acts(number)
    const [card] = await it.living(number)
    it.minutes(30)
    const edited = `${card?.body}\nAll is well`
    await it.as('dev').rest.issues.updateComment({ ...AT, comment_id: card?.id ?? 0, body: edited })
    const done = await it.acts(number)
    expect(done.replayed?.incident.severity).toBe('sev2')
    expect(await it.reactions(ack)).toEqual(['rocket'])
    const cards = await it.living(number)
    expect(cards.find(({ id }) => id === card?.id)?.body).toBe(edited)
    expect(cards.filter(({ id }) => id !== card?.id)).toHaveLength(1)
    expect(await settled(it, number)).toEqual([])
  })
})

describe('a reaction of the shared account', () => {
  test.each(['rocket', 'confused'] as const)(
    'that another workflow has left keeps nothing from being decided: %s',
    async (content) => {
      const { it, number, other } = await declared()
      const comment = await it.says('ben', number, '/sev 2')
      const no = await it.says('ben', number, '/sev nonsense')
      for (const id of [comment, no]) {
        await other.reactions.createForIssueComment({ ...AT, comment_id: id, content })
      }
      const done = await it.acts(number)
      expect(done.replayed?.incident.severity).toBe('sev2')
      expect(await it.replies(number)).toHaveLength(1)
      expect(await settled(it, number)).toEqual([])
    },
  )

  test('is a receipt once the card is lost, for whoever is allowed today', async () => {
    const { it, number, other } = await declared({ private: false })
    const good = await it.says('ben', number, '/sev 2')
    await it.acts(number)
    const forged = await it.says('eve', number, '/sev 1')
    await other.reactions.createForIssueComment({ ...AT, comment_id: forged, content: 'rocket' })
    const [card] = await it.living(number)
    await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: card?.id ?? 0 })
    it.minutes(60 * 48)
    const done = await it.acts(number)
    expect(done.replayed?.incident.severity).toBe('sev2')
    expect(await it.reactions(good)).toEqual(['rocket'])
    expect((await it.living(number))[0]?.body).toContain('The card was rebuilt')
  })
})

describe('what another workflow does', () => {
  test('sets no fact: labels, closing, assigning', async () => {
    const { it, number, other } = await declared()
    await other.issues.addLabels({ ...AT, issue_number: number, labels: ['sev1', 'service: db'] })
    await other.issues.addAssignees({ ...AT, issue_number: number, assignees: ['ben'] })
    const done = await it.acts(number)
    expect(done.replayed?.incident).toMatchObject({ severity: null, roles: {}, services: [] })
    expect(await settled(it, number)).toEqual([])
  })

  test('makes no old issue ours', async () => {
    const it = hands()
    const number = await it.declare('ana', 'A question', 'How?', [])
    await it.job.rest.issues.addLabels({ ...AT, issue_number: number, labels: ['question'] })
    await it.says('ana', number, '/resolve')
    it.minutes(60 * 48)
    await it.as('ana').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
    const done = await it.acts(number)
    expect(done.replayed?.incident.status).toBe('investigating')
    expect((await it.living(number))[0]?.body).not.toContain('rebuilt')
    expect(await it.replies(number)).toEqual([])
  })

  test('fills in the form where config names its account, and is not taken for us', async () => {
    const it = hands({ config: 'bots: ["github-actions[bot]"]\n' })
    const { data } = await it.job.rest.issues.create({
      ...AT,
      title: 'Disk full',
      body: FILLED_FORM,
    })
    const done = await it.acts(data.number)
    expect(done.replayed?.incident).toMatchObject({ ours: true, report: false })
  })
})

test.each([
  ['looked at one by one', true],
  ['looked at together', false],
])(
  'who was told that there is no incident is not told it again once there is one: texts %s',
  async (_, between) => {
    const it = hands()
    const number = await it.declare('ana', 'Checkout fails', '/ic')
    for (const body of ['/sev 1', '/ack']) {
      if (between) await it.acts(number)
      await it.says('ana', number, body)
    }
    await it.acts(number)
    const told = await it.replies(number)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('no incident')
    await it.says('ben', number, '/incident sev3')
    await it.acts(number)
    await it.acts(number)
    expect(await settled(it, number)).toEqual([])
    expect(await it.replies(number)).toEqual(told)
  },
)

test('a text that came before the one that made it an incident is told so once, whoever looks how often', async () => {
  const it = hands()
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.')
  await it.says('ana', number, '/sev 1')
  await it.says('ana', number, '/ack')
  await it.says('ben', number, '/incident sev3')
  await it.acts(number)
  await it.acts(number)
  expect(await it.replies(number)).toHaveLength(1)
  expect(await settled(it, number)).toEqual([])
})
