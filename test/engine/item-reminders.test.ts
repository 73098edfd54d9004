import { describe, expect, test } from 'vitest'
import { DAY_MS, iso } from '../../src/domain/instant.ts'
import { openedItem, openItems } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const CONFIG = `
services:
  checkout: { people: [dev], team: acme/payments }
`

const text = (body: string): string => body.split('\n').slice(1).join('\n').trim()

type Told = readonly [at: string, issue: number, text: string]

/** Looks at these issues whenever the last look of one said so, for so many days; says what was said, and when. */
async function weeks(it: Story, issues: readonly number[], days: number): Promise<readonly Told[]> {
  const end = it.now() + days * DAY_MS
  const told: Told[] = []
  for (;;) {
    const wakes: number[] = []
    for (const number of issues) {
      const before = (await it.replies(number)).length
      const { wakeAt } = await it.look(number)
      const fresh = (await it.replies(number)).slice(before)
      told.push(...fresh.map((body): Told => [iso(it.now()).slice(0, 16), number, text(body)]))
      if (wakeAt !== null) wakes.push(wakeAt)
    }
    const next = Math.min(...wakes)
    if (wakes.length === 0 || next > end) return told
    expect(next).toBeGreaterThan(it.now())
    it.pass(next - it.now())
  }
}

const times = (told: readonly Told[]) => told.map(([at]) => at)

describe('one item', () => {
  test('is reminded of before its day, on it, each week behind it, and to others once', async () => {
    const it = story({ config: CONFIG })
    const number = await openedItem(it, { due: '2026-12-01', labels: ['service: checkout'] })
    const told = await weeks(it, [number], 120)
    expect(times(told)).toEqual([
      '2026-11-26T09:00',
      '2026-12-01T09:00',
      '2026-12-08T09:00',
      '2026-12-15T09:00',
      '2026-12-22T09:00',
      '2026-12-29T09:00',
      '2027-01-05T09:00',
      '2027-01-12T09:00',
      '2027-01-19T09:00',
      '2027-01-26T09:00',
    ])
    const said = told.map(([, , words]) => words)
    expect(said[0]).toMatch(
      /^@ben: \*\*This is due by Tue 1 Dec 2026 \(UTC\), in 3 business days\.\*\*\n\nA merged/,
    )
    expect(said[1]).toMatch(/^@ben: \*\*This is due today, Tue 1 Dec 2026 \(UTC\)\.\*\*/)
    expect(said[2]).toMatch(/^@ben: \*\*This is overdue: it was due by .*, 7 days ago\.\*\*/)
    expect(said[3]).toMatch(/^@ben @dev @acme\/payments: \*\*This is overdue/)
    expect(said.filter((words) => words.includes('@acme/payments'))).toHaveLength(1)
    expect(said.at(-1)).toContain('You are not reminded of this again.')
    expect(said.filter((words) => words.includes('not reminded'))).toHaveLength(1)
  })

  test('carries the label of the clock, and none once it is done', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await weeks(it, [number], 6)
    expect((await it.issue(number)).labels).toEqual(['action-item', 'due: soon'])
    await weeks(it, [number], 6)
    expect((await it.issue(number)).labels).toEqual(['action-item', 'due: overdue'])
    await it.say('ben', number, '/done')
    expect((await it.issue(number)).labels).toEqual(['action-item'])
    expect((await it.look(number)).wakeAt).toBeNull()
  })

  test('is reminded of when people work, also across a holiday and the clocks going forward', async () => {
    const config =
      'timezone: Europe/Berlin\ncalendar: { hours: 09:00-17:00, holidays: [2026-04-03, 2026-04-06] }\n'
    const it = story({ startsAt: '2026-03-20T10:00:00Z', config })
    const number = await openedItem(it, { due: '2026-03-30' })
    const told = await weeks(it, [number], 20)
    // Wednesday, Monday after the clocks went forward, and Tuesday, since Monday is a holiday.
    expect(times(told)).toEqual(['2026-03-25T08:00', '2026-03-30T07:00', '2026-04-07T07:00'])
  })

  test('says one thing when nobody has looked for weeks, and nothing that is older than one', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    it.pass(20 * DAY_MS)
    await it.look(number)
    await it.look(number)
    expect((await it.replies(number)).map(text)).toEqual([expect.stringContaining('9 days ago')])
    it.pass(200 * DAY_MS)
    expect(await weeks(it, [number], 30)).toEqual([])
  })

  test('is silent while it is snoozed, and goes on behind it', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('ben', number, '/snooze until 9 dec waiting for the vendor')
    expect((await it.issue(number)).labels).toEqual(['action-item'])
    const told = await weeks(it, [number], 25)
    expect(times(told)[0]).toBe('2026-12-09T09:00')
    expect(times(told).length).toBe(1)
    expect((await it.issue(number)).labels).toEqual(['action-item', 'due: overdue'])
  })

  test('is not told of what somebody has just said', async () => {
    const it = story({ startsAt: '2026-12-01T14:00:00Z' })
    const number = await openedItem(it)
    await it.say('ben', number, '/due today')
    const told = await weeks(it, [number], 8)
    expect(times(told)).toEqual(['2026-12-08T09:00'])
  })

  test('that nobody owns calls whoever looks after the service, and says what is missing', async () => {
    const it = story({ config: CONFIG })
    const number = await openedItem(it, {
      due: '2026-12-01',
      owners: [],
      labels: ['service: checkout'],
    })
    const [first] = await weeks(it, [number], 7)
    expect(first?.[2]).toMatch(/^@dev @acme\/payments: \*\*This is due by/)
    expect(first?.[2]).toContain('Nobody is assigned to this: `/owner @person`')
  })

  test('that nobody could be called for pings nobody, but says so', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01', owners: [] })
    const told = await weeks(it, [number], 40)
    expect(told.map(([, , words]) => words).join()).not.toContain('@ben')
    expect(told[0]?.[2]).toMatch(/^\*\*This is due by/)
    expect(told[3]?.[2]).toContain('no label names the service')
  })

  test('is silent where it is closed, locked or no action item any more', async () => {
    const it = story()
    const closed = await openedItem(it, { due: '2026-12-01' })
    await it.as('ben').rest.issues.update({ ...AT, issue_number: closed, state: 'closed' })
    const [locked = 0, released = 0] = await openItems(it, 1, [
      { due: '2026-12-01', id: 'x' },
      { due: '2026-12-01', id: 'x' },
    ])
    await it.as('ana').rest.issues.lock({ ...AT, issue_number: locked })
    await it.as('ana').rest.issues.removeLabel({
      ...AT,
      issue_number: released,
      name: 'action-item',
    })
    expect(await weeks(it, [closed, locked, released], 60)).toEqual([])
  })
})

describe('many items of one owner', () => {
  test('are told of once a week by the first of them, most urgent first, whoever looks first', async () => {
    for (const turned of [false, true]) {
      const it = story({ startsAt: '2026-11-16T10:00:00Z', config: CONFIG })
      const incident = await it.declare('ana', 'Checkout fails', '', ['incident'])
      const numbers = await openItems(it, incident, [
        { due: '2026-12-03', labels: ['priority: p2'] },
        { due: '2026-12-02' },
        { due: '2026-12-04', labels: ['priority: p1'] },
        { due: '2026-12-02', owners: ['dev'] },
      ])
      const told = await weeks(it, turned ? numbers.toReversed() : numbers, 14)
      const bens = told.filter(([, , words]) => words.startsWith('@ben'))
      expect(bens.map(([at, issue]) => [at, issue])).toEqual([
        ['2026-11-27T09:00', numbers[1]],
        ['2026-11-30T09:00', numbers[0]],
      ])
      const rows = bens[1]?.[2].match(/issues\/\d+\).*/g) ?? []
      expect(rows).toEqual([
        'issues/4): Alert on the pool 3 | Fri 4 Dec 2026, in 4 business days | p1 |',
        'issues/2): Alert on the pool 1 | Thu 3 Dec 2026, in 3 business days | p2 |',
        'issues/3): Alert on the pool 2 | Wed 2 Dec 2026, in 2 business days | |',
      ])
      expect(told.filter(([, , words]) => words.startsWith('@dev'))).toHaveLength(1)
    }
  })
})
