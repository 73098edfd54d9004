import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

type Act = (it: Story, number: number) => Promise<unknown>
const says =
  (login: string, body: string): Act =>
  (it, issue_number) =>
    it.as(login).rest.issues.createComment({ ...AT, issue_number, body })

/** The visible end: state, what the card shows, the replies, and each reaction. */
async function end(it: Story, number: number) {
  const all = await it.comments(number)
  const text = (body: string | undefined) =>
    (body ?? '').replace(/^<!--.*?-->/, '').replace(/<!-- sitrep:journal.*/s, '')
  const reactions = await Promise.all(all.map(({ id }) => it.reactions(id)))
  return {
    issue: await it.issue(number),
    texts: all.map(({ body }) => text(body)).sort(),
    reactions: reactions.flat().sort(),
  }
}

async function played(act: Act, dies: number | null) {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', [
    'incident',
    'sev2',
  ])
  await it.look(number)
  it.minutes(1)
  await act(it, number)
  const effects = dies === null ? 0 : await it.dies(number, dies)
  await it.look(number)
  expect((await it.plan(number)).effects).toEqual([])
  return { effects, end: await end(it, number) }
}

test.each<[string, Act]>([
  ['a command', says('ben', '/ack')],
  ['several', says('ben', '/sev 1\n/ic @dev\n/service checkout\n/update Rolling back.')],
  ['an end', says('ben', '/sev 4\n/resolve')],
  ['a refusal beside a command', says('ben', '/sev 9\n/mitigated')],
  ['a question', says('caro', '/status')],
  ['help for somebody with every right', says('ana', '/help')],
  ['a near miss beside a command', says('ben', '/ack\n/severty 1')],
  ['a stranger', says('eve', '/resolve')],
])('%s, killed after each effect, ends as if nothing had happened', async (_what, act) => {
  const whole = await played(act, null)
  const { effects } = await played(act, 0)
  expect(effects).toBeGreaterThan(0)
  for (let after = 0; after <= effects; after++) {
    expect((await played(act, after)).end).toEqual(whole.end)
  }
})

test('a declaration, killed after each effect, makes one card', async () => {
  for (let after = 0; after <= 24; after++) {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', '/ack', ['incident', 'sev2'])
    await it.dies(number, after)
    await it.look(number)
    expect((await it.plan(number)).effects).toEqual([])
    const cards = (await it.comments(number)).filter(({ body }) => body?.includes('sitrep:v1 card'))
    expect(cards).toHaveLength(1)
    expect(cards[0]?.body).not.toContain('rebuilt')
  }
})

test('a reply that GitHub did not take is given later, and its receipt with it', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  it.minutes(1)
  const { data } = await it
    .as('ben')
    .rest.issues.createComment({ ...AT, issue_number: number, body: '/sev 9' })
  it.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    before: { status: 502 },
  })
  await it.look(number)
  expect(await it.reactions(data.id)).toEqual([])
  await it.look(number)
  expect(await it.reactions(data.id)).toEqual(['confused'])
  expect(await it.replies(number)).toHaveLength(1)
})
