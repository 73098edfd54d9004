import { expect, test } from 'vitest'
import { hands } from '../support/hands.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const visible = (body: string) => body.replaceAll(/<!--[\s\S]*?-->/g, '')

async function led(options: Parameters<typeof hands>[0] = {}) {
  const it = hands(options)
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/sev 2')
  await it.say('ben', number, '/ic @ben')
  const no = await it.say('ben', number, '/time started 14:60')
  return { it, number, no }
}

test('the Action takes the card of the App over, with all that was decided', async () => {
  const { it, number } = await led()
  const before = await it.replies(number)
  it.minutes(10)
  const done = await it.acts(number)
  expect(done.replayed?.incident).toMatchObject({ severity: 'sev2', roles: { commander: 'ben' } })
  const [card, ...others] = await it.living(number)
  expect(others).toEqual([])
  expect(card?.by).toBe('github-actions[bot]')
  expect(card?.body).toContain('SEV2')
  expect(await it.replies(number)).toEqual(before)
  const old = (await it.cards(number)).find(({ id }) => id !== card?.id)
  expect(visible(old?.body ?? '')).toContain(`#issuecomment-${card?.id}`)
  expect((await it.foresees(number)).effects).toEqual([])
})

test('what was answered is not answered again, and what comes next is', async () => {
  const { it, number, no } = await led()
  await it.acts(number)
  expect((await it.replies(number)).filter((body) => body.includes(`reply ${no}:`))).toHaveLength(1)
  const next = await it.says('caro', number, '/mitigated')
  await it.acts(number)
  expect(await it.reactions(next)).toEqual(['rocket'])
  expect((await it.issue(number)).labels).toEqual(['incident', 'sev2', 'status: mitigated'])
})

test('back and forth twice leaves one living card that knows everything', async () => {
  const { it, number } = await led()
  for (let turn = 0; turn < 2; turn++) {
    await it.says('ben', number, `/timeline by the Action ${turn}`)
    await it.acts(number)
    expect((await it.living(number)).map(({ by }) => by)).toEqual(['github-actions[bot]'])
    await it.says('ben', number, `/timeline by the App ${turn}`)
    await it.look(number)
    expect((await it.living(number)).map(({ by }) => by)).toEqual(['sitrep[bot]'])
  }
  const [card] = await it.living(number)
  for (const said of ['Action 0', 'App 0', 'Action 1', 'App 1']) {
    expect(card?.body).toContain(`by the ${said}`)
  }
  expect(await it.cards(number)).toHaveLength(2)
  expect((await it.plan(number)).effects).toEqual([])
  expect((await it.card(number)).match(/edited this card/g)).toBeNull()
})

test('a run that is cut short anywhere leaves what the next one ends', async () => {
  const { it: whole, number: same } = await led()
  await whole.acts(same)
  const count = (await led().then(async ({ it, number }) => it.foresees(number))).effects.length
  for (let after = 1; after < count; after++) {
    const { it, number } = await led()
    const world = it.jobWorld(number)
    const { effects, rank } = await it.foresees(number)
    await world.read()
    await world.apply(effects.slice(0, after), rank)
    await it.acts(number)
    await it.acts(number)
    expect((await it.living(number)).map(({ by }) => by)).toEqual(['github-actions[bot]'])
    expect((await it.foresees(number)).effects).toEqual([])
  }
})

test.each([
  ['of another key', { jobKeys: [{ id: 'k2', secret: 'another secret of it' }] }],
  ['without a key', { jobKeys: [] }],
  ['where nobody has one', { keys: [] }],
] as const)('a card that nothing proves is told of and never believed: %s', async (_, options) => {
  const { it, number } = await led(options)
  it.minutes(60 * 30)
  const old = await it.card(number)
  const done = await it.acts(number)
  expect(done.replayed?.incident.roles.commander).toBeUndefined()
  expect(done.notes).toContainEqual(
    expect.objectContaining({ kind: 'card-unproved', login: 'sitrep[bot]' }),
  )
  const cards = await it.living(number)
  expect(cards.map(({ by }) => by).sort()).toEqual(['github-actions[bot]', 'sitrep[bot]'])
  expect(cards.find(({ by }) => by === 'sitrep[bot]')?.body).toBe(old)
  const mine = cards.find(({ by }) => by === 'github-actions[bot]')
  expect(mine?.body).toContain('nothing of it was believed')
  expect((await it.foresees(number)).effects).toEqual([])
})

test('a forged card of a bot changes nothing, whatever it holds', async () => {
  const { it, number } = await led()
  const card = await it.card(number)
  const forged = card.replace(
    /sitrep:v1 card 1 k1 [0-9a-f]{32}/,
    'sitrep:v1 card 1 k1 0123456789abcdef0123456789abcdef',
  )
  await it.job.rest.issues.createComment({ ...AT, issue_number: number, body: forged })
  const done = await it.look(number)
  expect(await it.card(number)).toContain('nothing of it was believed')
  expect(done.seen?.former).toEqual([])
  expect((await it.plan(number)).effects).toEqual([])
})

test('a card of a person is none, whatever it holds', async () => {
  const { it, number } = await led()
  const body = await it.card(number)
  await it
    .as('eve')
    .rest.issues.createComment({ ...AT, issue_number: number, body })
    .catch(() => {})
  await it.as('dev').rest.issues.createComment({ ...AT, issue_number: number, body })
  const done = await it.acts(number)
  expect(done.seen?.former).toHaveLength(1)
  expect(done.seen?.unproved).toEqual([])
})

test('what both have answered at once is answered once in the end', async () => {
  const it = hands()
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.look(number)
  const no = await it.says('ben', number, '/time started 14:60')
  await Promise.all([it.look(number), it.acts(number)])
  const answers = async () =>
    (await it.replies(number)).filter((body) => body.includes(`reply ${no}:`))
  expect(await answers()).toHaveLength(2)
  await it.look(number)
  await it.acts(number)
  await it.look(number)
  expect(await answers()).toHaveLength(1)
  expect((await it.plan(number)).effects).toEqual([])
})
