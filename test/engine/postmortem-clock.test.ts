import { describe, expect, test } from 'vitest'
import { iso } from '../../src/domain/instant.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const OVERDUE = 'postmortem: overdue'
const HOUR = 60
const DAY = 24 * HOUR
/** A Monday morning. */
const MONDAY = '2026-11-16T08:00:00Z'
const text = (body = ''): string => body.split('\n').slice(1).join('\n').trim()

/** An incident of that severity, led by Ana and resolved about five minutes after it was declared. */
async function resolved(it: Story, severity = 'sev1', more = ''): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', '', ['incident', severity])
  await it.look(number)
  await it.say('ben', number, `/ack\n/ic @ana\n/time started 10m ago\n${more}`)
  await it.say('ana', number, '/mitigated')
  await it.say('ana', number, '/resolve the pool is larger')
  return number
}

/** Looks when the last look said so, until that many minutes have passed; says when what was written. */
async function woken(it: Story, number: number, minutes: number): Promise<readonly string[]> {
  const end = it.now() + minutes * 60_000
  const said: string[] = []
  for (let look = 0; look < 30; look++) {
    const before = (await it.replies(number)).length
    const { wakeAt } = await it.look(number)
    const fresh = (await it.replies(number)).slice(before)
    for (const body of fresh) said.push(`${iso(it.now()).slice(5, 16)} ${text(body)}`)
    if (wakeAt === null || wakeAt > end) return said
    it.pass(wakeAt - it.now())
  }
  throw new Error('there is no end to it')
}

const labels = async (it: Story, number: number) => (await it.issue(number)).labels

describe('a SEV1 whose postmortem nobody writes', () => {
  test('is reminded of once before its deadline and once after, by day, and labelled at the deadline', async () => {
    const it = story({ startsAt: MONDAY })
    const number = await resolved(it)
    const said = await woken(it, number, 60 * DAY)
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(
      /^11-17T09:00 @ana: \*\*The postmortem is due by 2026-11-18 08:03 UTC\.\*\* /,
    )
    expect(said[1]).toMatch(
      /^11-18T09:00 @ana: \*\*The postmortem is late: it was due by 2026-11-18 08:03 UTC\.\*\* /,
    )
    for (const one of said) {
      expect(one).toContain('[Pull request 2](http://github.test/acme/shop/pull/2) is a draft: ')
    }
    expect(await labels(it, number)).toContain(OVERDUE)
    expect((await it.plan(number)).effects).toEqual([])
  })

  test('gets its label at the very deadline', async () => {
    const it = story({ startsAt: MONDAY })
    const number = await resolved(it)
    it.pass(Date.parse('2026-11-18T08:02:59Z') - it.now())
    await it.look(number)
    expect(await labels(it, number)).not.toContain(OVERDUE)
    it.pass(1_000)
    await it.look(number)
    expect(await labels(it, number)).toContain(OVERDUE)
    expect(await it.card(number)).toContain('2026-11-18 08:03 UTC, **late**')
  })

  test('is told once by a look that comes late', async () => {
    const it = story({ startsAt: MONDAY })
    const number = await resolved(it)
    it.minutes(3 * DAY + 2 * HOUR)
    await it.look(number)
    await it.look(number)
    const said = (await it.replies(number)).filter((body) => body.includes('The postmortem is'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('You are not reminded of this again.')
  })

  test('loses the label when somebody skips it, and with it what it waited for', async () => {
    const it = story({ startsAt: MONDAY })
    const number = await resolved(it)
    await woken(it, number, 3 * DAY)
    expect(await it.issue(number)).toMatchObject({ state: 'open' })
    await it.say('ben', number, '/postmortem skip the same as in issue 3')
    expect(await it.issue(number)).toMatchObject({
      state: 'closed',
      reason: 'completed',
      labels: ['incident', 'sev1', 'status: resolved'],
    })
    expect(await it.card(number)).toMatch(/Skipped by \[ben\].*the same as in issue 3/)
    expect(await woken(it, number, 30 * DAY)).toEqual([])
  })

  test('is due anew when somebody asks for it after all', async () => {
    const it = story({ startsAt: MONDAY })
    const number = await resolved(it)
    await it.say('ben', number, '/postmortem skip known')
    it.minutes(DAY)
    await it.say('ben', number, '/postmortem')
    expect(await it.issue(number)).toMatchObject({ state: 'open' })
    expect(await it.card(number)).toContain('2026-11-19 08:05 UTC')
  })

  test('keeps the label off that somebody took off', async () => {
    const it = story({ startsAt: MONDAY })
    const number = await resolved(it)
    await woken(it, number, 3 * DAY)
    await it.as('ana').rest.issues.removeLabel({ ...AT, issue_number: number, name: OVERDUE })
    it.minutes(HOUR)
    await it.look(number)
    expect(await labels(it, number)).not.toContain(OVERDUE)
    expect((await it.plan(number)).effects).toEqual([])
  })
})

test('on an issue that config closes at once, what is owed is reminded of all the same', async () => {
  const it = story({ startsAt: MONDAY, config: 'close: resolved' })
  const number = await resolved(it)
  expect(await it.issue(number)).toMatchObject({ state: 'closed' })
  expect(await woken(it, number, 60 * DAY)).toHaveLength(2)
  expect(await it.issue(number)).toMatchObject({ state: 'closed' })
  expect(await labels(it, number)).toContain(OVERDUE)
})

test.each([
  ['a SEV3', 'sev3', ''],
  ['a drill', 'sev1', '/drill'],
  ['a skipped one', 'sev1', '/postmortem skip known'],
])('%s is left alone: no label, no reminder', async (_, severity, more) => {
  const it = story({ startsAt: MONDAY })
  const number = await resolved(it, severity, more)
  expect(await woken(it, number, 60 * DAY)).toEqual([])
  expect(await labels(it, number)).not.toContain(OVERDUE)
  expect(await it.issue(number)).toMatchObject({ state: 'closed' })
})

test.each(['/duplicate #1', '/cancel it was the probe'])(
  'what ends with %s is left alone',
  async (typed) => {
    const it = story({ startsAt: MONDAY })
    await it.declare('ana', 'Another', '')
    const number = await resolved(it)
    await it.say('ana', number, typed)
    expect(await woken(it, number, 60 * DAY)).toEqual([])
    expect(await labels(it, number)).not.toContain(OVERDUE)
  },
)

test('a team that sends no such reminders still sees the label', async () => {
  const it = story({ startsAt: MONDAY, config: 'reminders: { send: [acknowledge] }' })
  const number = await resolved(it)
  expect(await woken(it, number, 60 * DAY)).toEqual([])
  expect(await labels(it, number)).toContain(OVERDUE)
})

test('the deadline follows the severity and the calendar of the team', async () => {
  const config = 'postmortem: { within: { sev1: 1bd, default: 5d } }\ntimezone: Europe/Berlin'
  const it = story({ startsAt: '2026-11-20T13:00:00Z', config })
  const number = await resolved(it)
  expect(await it.card(number)).toContain('| 2026-11-23 14:03 GMT+1 |')
})

test('the meeting is proposed, set by a command and answered with the absolute time', async () => {
  const it = story({ startsAt: MONDAY })
  const number = await resolved(it)
  expect(await it.card(number)).toContain('| 2026-11-19 10:00 UTC, proposed;')
  await it.say('ana', number, '/meeting friday 14:00')
  const [answer] = await it.replies(number)
  expect(text(answer)).toBe('The postmortem is talked over at **2026-11-20 14:00 UTC**.')
  expect(await it.card(number)).toContain('| **Meeting** | 2026-11-20 14:00 UTC |')
  await it.say('ana', number, '/meeting yesterday 14:00')
  expect(text((await it.replies(number)).at(-1))).toContain('is over: it is 2026-11-16')
})
