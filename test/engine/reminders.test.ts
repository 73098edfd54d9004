import { describe, expect, test } from 'vitest'
import { iso } from '../../src/domain/instant.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const CONFIG = `
services:
  checkout: { people: [ben], team: acme/payments }
`
const NIGHT = '2026-11-20T02:00:00Z'
const text = (body: string): string => body.split('\n').slice(1).join('\n').trim()

async function declared(it: Story, body: string, login = 'ana'): Promise<number> {
  const number = await it.declare(
    login,
    'Checkout fails',
    body,
    login === 'eve' ? [] : ['incident'],
  )
  await it.look(number)
  return number
}

/** A label that somebody clicks is no response, as a command would be. */
async function label(it: Story, number: number, ...labels: string[]) {
  await it.as('ana').rest.issues.addLabels({ ...AT, issue_number: number, labels })
  await it.look(number)
}

/** Looks once a minute; says in which minutes something was said, and what. */
async function minutes(it: Story, number: number, count: number) {
  const said: (readonly [string, string])[] = []
  for (let minute = 0; minute < count; minute++) {
    it.minutes(1)
    const before = (await it.replies(number)).length
    await it.look(number)
    const [last = '', ...more] = (await it.replies(number)).slice(before).toReversed()
    expect(more).toEqual([])
    if (last !== '') said.push([iso(it.now()).slice(11, 16), text(last)])
  }
  return said
}

/** Looks when the last look said so; gives up after twenty. */
async function woken(it: Story, number: number): Promise<readonly string[]> {
  const times: string[] = []
  for (let look = 0; look < 20; look++) {
    const before = (await it.replies(number)).length
    const { wakeAt } = await it.look(number)
    if ((await it.replies(number)).length > before) times.push(iso(it.now()).slice(0, 16))
    if (wakeAt === null) return times
    expect(wakeAt).toBeGreaterThan(it.now())
    it.pass(wakeAt - it.now())
  }
  throw new Error('there is no end to it')
}

describe('a SEV1 at night that nobody acknowledges', () => {
  test('is reminded of after five minutes, calls whoever looks after it, and says what to type', async () => {
    const it = story({ startsAt: NIGHT, config: CONFIG })
    const number = await declared(it, '')
    await label(it, number, 'sev1', 'service: checkout')
    const [first, second, ...more] = await minutes(it, number, 13)
    expect(first).toEqual([
      '02:05',
      '@ben @acme/payments: **Nobody has acknowledged this incident.** For SEV1 critical that was due by 2026-11-20 02:05 UTC. Whoever takes it types `/ack`.\n\n<sub>`/snooze 2h` holds reminders back for two hours.</sub>',
    ])
    expect(second?.[0]).toBe('02:10')
    expect(more).toEqual([])
  })

  test('is reminded of a bounded number of times, and then there is nothing to wake for', async () => {
    const it = story({ startsAt: NIGHT })
    const number = await declared(it, '')
    await label(it, number, 'sev1')
    const times = await woken(it, number)
    expect(times).toEqual(
      ['02:05', '02:10', '02:15', '02:20', '02:30', '03:00', '04:00', '06:00', '14:00'].map(
        (at) => `2026-11-20T${at}`,
      ),
    )
    expect((await it.look(number)).wakeAt).toBeNull()
    it.minutes(60 * 24)
    expect((await it.plan(number)).effects).toEqual([])
    const replies = await it.replies(number)
    expect(replies.filter((body) => body.includes('not reminded of this again'))).toHaveLength(4)
  })

  test('calls whoever declared it where config names nobody', async () => {
    const it = story({ startsAt: NIGHT })
    const number = await declared(it, '')
    await label(it, number, 'sev1')
    const [[, words] = ['', '']] = await minutes(it, number, 6)
    expect(words).toMatch(/^@ana: \*\*Nobody has acknowledged/)
  })

  test('is left alone by that once somebody types /ack', async () => {
    const it = story({ startsAt: NIGHT })
    const number = await declared(it, '')
    await label(it, number, 'sev1')
    await it.say('ben', number, '/ack\n/ic me\n/update looking, next 2h')
    expect(await minutes(it, number, 60)).toEqual([])
  })
})

test('a SEV3 waits for the morning, and a stranger’s report for nobody', async () => {
  const it = story({ startsAt: NIGHT, private: false })
  const number = await declared(it, '')
  await label(it, number, 'sev3')
  const report = await declared(it, '### Impact\n\ndegraded\n\n### Spread\n\nwidespread', 'eve')
  it.minutes(60 * 6)
  expect((await it.look(number)).wakeAt).toBe(Date.parse('2026-11-20T09:00:00Z'))
  expect((await it.look(report)).wakeAt).toBeNull()
  it.minutes(60)
  await it.look(number)
  await it.look(report)
  expect(await it.replies(number)).toHaveLength(1)
  expect(await it.replies(report)).toEqual([])
})

test('a promised update that does not come is asked of whoever communicates', async () => {
  const it = story()
  const number = await declared(it, '/sev 1\n/ic me')
  await it.say('ana', number, '/comms @caro')
  await it.say('ana', number, '/update rolling back, next 30m')
  const said = await minutes(it, number, 40)
  expect(said.map(([at]) => at)).toEqual(['14:32'])
  expect(said[0]?.[1]).toMatch(
    /^@caro: \*\*The next status update is late\.\*\* It was due by 2026-11-20 14:32 UTC\. Type `\/update /,
  )
  await it.say('caro', number, '/update still rolling back, next 1h')
  expect(await minutes(it, number, 50)).toEqual([])
})

test('severity and commander that are missing are asked of whoever acknowledged', async () => {
  const it = story()
  const number = await declared(it, '')
  await it.say('ben', number, '/ack')
  const said = await minutes(it, number, 50)
  expect(said.map(([at]) => at)).toEqual(['14:15', '14:45'])
  expect(said[0]?.[1]).toMatch(
    /^@ben: \*\*Nobody has said how bad this is\.\*\*.*`\/severity sev1`/,
  )
  expect(said[1]?.[1]).toMatch(/^@ben: \*\*Nobody leads this incident\.\*\*.*`\/ic @login`/)
})

describe('after an outage of a day', () => {
  test('each incident gets one comment, and a hundred more looks say nothing', async () => {
    const it = story({ startsAt: NIGHT })
    const numbers = [await declared(it, ''), await declared(it, ''), await declared(it, '')]
    await label(it, numbers[0] ?? 0, 'sev1')
    await label(it, numbers[1] ?? 0, 'sev2')
    it.minutes(60 * 24)
    for (const number of numbers) await it.look(number)
    for (const number of numbers) {
      const replies = await it.replies(number)
      expect(replies).toHaveLength(1)
      expect(replies[0]).toMatch(/^<!-- sitrep:v1 reply due:acknowledge\.1\.2\+\S+ /)
    }
    const [number = 0] = numbers
    for (let look = 0; look < 100; look++) await it.look(number)
    expect(await it.replies(number)).toHaveLength(1)
  })

  test('all that is late is said in one comment, each to whom it may concern', async () => {
    const it = story({ startsAt: NIGHT })
    const number = await declared(it, '')
    await it.say('ben', number, '/comms @caro\n/sev 1\n/update looking, next 10m')
    it.minutes(60 * 24)
    await it.look(number)
    const [only = '', ...more] = await it.replies(number)
    expect(more).toEqual([])
    expect(text(only)).toMatch(/^@caro: .*status update is late.*\n\n@ben: .*Nobody leads/)
  })
})

test('a drill says that it is one', async () => {
  const it = story()
  const number = await declared(it, '')
  await label(it, number, 'sev1', 'drill')
  const [[, words] = ['', '']] = await minutes(it, number, 6)
  expect(words).toMatch(/^🧪 \*\*This is a drill\.\*\*\n\n@ana: /)
})

describe('nobody is reminded', () => {
  test('on a locked issue, nor is there anything to wake for', async () => {
    const it = story()
    const number = await declared(it, '')
    await it.as('ana').rest.issues.lock({ ...AT, issue_number: number })
    it.minutes(60)
    const { effects, wakeAt } = await it.look(number)
    expect(effects).toEqual([])
    expect(wakeAt).toBeNull()
  })

  test('where config sends none', async () => {
    const it = story({ config: 'reminders: { send: [] }\n' })
    const number = await declared(it, '')
    await label(it, number, 'sev1')
    expect(await minutes(it, number, 10)).toEqual([])
    expect((await it.look(number)).wakeAt).toBeNull()
  })

  test('once it is over; and reopened it is another spell', async () => {
    const it = story()
    const number = await declared(it, '/sev 1')
    it.minutes(20)
    await it.look(number)
    const once = (await it.replies(number)).length
    await it.say('ana', number, '/mitigated\n/resolve')
    expect(await minutes(it, number, 40)).toEqual([])
    await it.say('ana', number, '/reopen')
    const said = await minutes(it, number, 16)
    expect(said.map(([, words]) => words.includes('Nobody leads'))).toEqual([true])
    expect(once).toBe(1)
  })
})

test('what people wrote mentions nobody through a reminder', async () => {
  const it = story({
    config: 'severities: [{ name: a, title: "@acme/all <b>`x`" }, { name: "b`@ben" }]\n',
  })
  const number = await declared(it, '')
  await label(it, number, 'a')
  it.minutes(6)
  await it.look(number)
  const unknown = await declared(it, '')
  it.minutes(20)
  await it.look(unknown)
  const all = [...(await it.replies(number)), ...(await it.replies(unknown))].join('\n')
  expect(all).toContain('Nobody has acknowledged')
  expect(all).toContain('Nobody has said how bad')
  const outsideCode = all.replaceAll(/`[^`\n]*`/g, '').replaceAll('@&#8203;', '')
  expect(new Set(outsideCode.match(/@[\w/-]+/g))).toEqual(new Set(['@ana']))
  expect(outsideCode).not.toContain('<b>')
})
