import { expect, test } from 'vitest'
import { iso } from '../../src/domain/instant.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const DAY = 24 * 60
/** A Monday morning. */
const MONDAY = '2026-11-16T08:00:00Z'
const KNOWN = '/cause deployment\n/service checkout'
const READY =
  'mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }'
const told = async (it: Story, number: number) =>
  (await it.replies(number)).filter((body) => body.includes('come back'))

/** A SEV1 that was resolved, and whose postmortem somebody has merged. */
async function reviewed(it: Story, about = KNOWN): Promise<number> {
  const number = await declared(it, `/sev 1\n${about}\n/time started 10m ago\n/resolve`)
  const ana = it.as('ana')
  const { data } = await ana.rest.pulls.list({ ...AT, state: 'open' })
  const [pull] = data.filter(({ head }) => head.ref === `sitrep/postmortem-${number}`)
  if (pull === undefined) throw new Error('there is no pull request')
  await ana.graphql(READY, { id: pull.node_id })
  it.minutes(5)
  await ana.rest.pulls.merge({ ...AT, pull_number: pull.number })
  await it.look(number)
  return number
}

async function declared(it: Story, said: string): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', '', ['incident'])
  await it.look(number)
  await it.say('ana', number, `/ic me\n${said}`)
  return number
}

/** Looks when the last look said so, for so many days; says when something was told. */
async function days(it: Story, number: number, count: number): Promise<readonly string[]> {
  const end = it.now() + count * DAY * 60_000
  const said: string[] = []
  for (let look = 0; look < 20; look++) {
    const before = (await it.replies(number)).length
    const { wakeAt } = await it.look(number)
    if ((await it.replies(number)).length > before) said.push(iso(it.now()))
    if (wakeAt === null || wakeAt > end) return said
    it.pass(wakeAt - it.now())
  }
  throw new Error('there is no end to it')
}

test('four weeks after it was published one comment on the closed issue says that it has not come back', async () => {
  const it = story({ startsAt: MONDAY })
  const number = await reviewed(it)
  expect(await it.issue(number)).toMatchObject({ state: 'closed' })
  expect((await it.issue(number)).labels).toContain('status: reviewed')
  expect(await it.card(number)).toContain('📗 Published: [2026-11-16-1-checkout-fails.md]')
  expect(await days(it, number, 90)).toEqual(['2026-12-14T09:00:00Z'])
  const [body, ...more] = await told(it, number)
  expect(body).toContain('**It has not come back.**')
  expect(more).toEqual([])
  expect((await it.plan(number)).effects).toEqual([])
})

test('it names what has come back, and nothing else', async () => {
  const it = story({ startsAt: MONDAY })
  await declared(it, KNOWN)
  const number = await reviewed(it)
  it.minutes(DAY)
  const again = await declared(it, KNOWN)
  for (const about of [
    '/cause capacity\n/service checkout',
    '/cause deployment\n/service search',
    '/service checkout',
    `${KNOWN}\n/drill`,
    `${KNOWN}\n/cancel the probe was broken`,
    `${KNOWN}\n/duplicate #${again}`,
  ])
    await declared(it, about)
  await days(it, number, 30)
  const [body = ''] = await told(it, number)
  expect(body).toContain('**It has come back.**')
  expect([...body.matchAll(/\[issue (\d+)\]/g)].map(([, one]) => Number(one))).toEqual([again])
})

test('it asks GitHub for others like it once, when it is time', async () => {
  const it = story({ startsAt: MONDAY })
  const asked = () => it.sandbox.requests().requests['GET /repos/{owner}/{repo}/issues'] ?? 0
  const number = await reviewed(it)
  await days(it, number, 27)
  expect(asked()).toBe(0)
  await days(it, number, 60)
  await it.look(number)
  expect(asked()).toBe(1)
})

test('nothing is told of what nobody has published', async () => {
  const it = story({ startsAt: MONDAY })
  const number = await declared(it, `/sev 3\n${KNOWN}\n/time started 10m ago\n/resolve`)
  expect(await days(it, number, 90)).toEqual([])
})

test('what nobody has named a cause of cannot be compared, which is told once', async () => {
  const it = story({ startsAt: MONDAY })
  const number = await reviewed(it, '/service checkout')
  expect(await days(it, number, 90)).toHaveLength(1)
  expect((await told(it, number))[0]).toContain('cannot be told')
})
