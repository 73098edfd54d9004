import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type ToldWeek, toldWeek } from '../support/told-week.ts'

let it: ToldWeek
beforeEach(async () => {
  it = await toldWeek()
})
afterEach(() => it.close())

interface Row {
  readonly metric: string
}
const row = (out: string, metric: string) =>
  (JSON.parse(out) as readonly Row[]).find((one) => one.metric === metric)

describe('sitrep report of a repository', () => {
  test('tells the last whole week, where nobody names another', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    const { code, out, notes } = await it.run('report')
    expect(code).toBe(0)
    expect(notes).toBe('reading acme/shop for 2026-W47')
    expect(out).toMatch(/^# Incidents: week 47 \(16 to 22 Nov 2026\)\n\n/)
    expect(out).toContain('one incident was declared (sev3) and one resolved; none is open.')
    expect(out).toContain('[#1](')
  })

  test('the figures are those of the incidents, and their hashes stand apart from them', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    const { out, notes } = await it.run('report --format json')
    expect(row(out, 'time-to-resolve')).toMatchObject({ n: 1, medianMinutes: 30, incidents: [1] })
    expect(row(out, 'time-to-acknowledge')).toMatchObject({ n: 1, medianMinutes: 10 })
    expect(notes).toMatch(/\nconfig [0-9a-f]{12}, input [0-9a-f]{12}: whoever has the same two/)
    const again = await it.run('report --format json')
    expect([again.out, again.notes]).toEqual([out, notes])
  })

  test('the same history is the same to a person and to the App', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    const seen = await it.run('report --format json', it.person)
    const told = await it.run('report --format json', it.app)
    expect(told.out).toBe(seen.out)
  })

  test.each([
    ['metrics', '2026-W47', '# Incidents: week 47 (16 to 22 Nov 2026)'],
    ['actions', '2026-W47', '# Action items: week 47 (16 to 22 Nov 2026)'],
    ['trends', '2026-Q4', '# Trends of incidents: Q4 of 2026'],
    ['trends', '2026-W47', '# Trends of incidents: week 47 (16 to 22 Nov 2026)'],
    ['metrics', 'all', '# Incidents: all that is known'],
    ['metrics', '2026-11-01..2026-11-20', '# Incidents: 1 to 20 Nov 2026'],
  ])('--kind %s --period %s has its own title', async (kind, period, title) => {
    await it.incident('Checkout is down')
    it.goTo('2027-01-04T09:00:00Z')
    const { code, out } = await it.run(`report --kind ${kind} --period ${period}`)
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe(title)
  })

  test('trends are of the last whole quarter, where nobody names another', async () => {
    it.goTo('2027-01-04T09:00:00Z')
    const { code, out, notes } = await it.run('report --kind trends')
    expect(code).toBe(0)
    expect(notes).toBe('reading acme/shop for 2026-Q4')
    expect(out).toMatch(/^# Trends of incidents: Q4 of 2026\n/)
  })

  test('where its schedule covers months, the last whole month is told', async () => {
    await it.configure('reports:\n  metrics: monthly on day 2\n  actions: never\n')
    it.goTo('2026-12-02T09:00:00Z')
    expect((await it.run('report')).notes).toBe('reading acme/shop for 2026-11')
    expect((await it.run('report --kind actions')).notes).toBe('reading acme/shop for 2026-W48')
  })

  test('the team’s zone is used, and mistakes in its config are told', async () => {
    await it.configure('timezone: Europe/Berlin\nlable: x\n')
    it.goTo('2026-11-22T23:30:00Z')
    const { code, notes } = await it.run('report')
    expect(code).toBe(0)
    expect(notes).toMatch(/^config: \.github\/sitrep\.yml:2:1 .*lable.*label/)
    expect(notes).toContain('reading acme/shop for 2026-W47')
  })

  test.each([
    ['2026-47', 'Did you mean 2026-W47?'],
    ['2026-W48', 'begins on Mon 23 Nov 2026, and today is Mon 16 Nov 2026'],
  ])('--period %s is refused with what to type', async (period, words) => {
    const { code, out, notes } = await it.run(`report --period ${period}`)
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain(words)
  })
})

describe('a GitHub without GraphQL', () => {
  const without = () =>
    it.box.sandbox.faults.queue({
      ...{ method: 'POST', route: '/graphql' },
      ...{ every: 1, before: { status: 404 } },
    })

  test('is read by REST, by the App to the same figures', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    const whole = await it.run('report --format json', it.app)
    without()
    const rest = await it.run('report --format json', it.app)
    expect([rest.code, rest.out]).toEqual([0, whole.out])
    expect((await it.run('report --publish', it.app)).out).toMatch(/^Published: /)
  })

  test('shows a person who has no key less, and says why', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    without()
    const { code, out, notes } = await it.run('report --format json')
    expect(code).toBe(0)
    expect(row(out, 'incidents-declared')).toMatchObject({ incidents: [1] })
    expect(notes).toContain('answers no GraphQL, which alone says who edited a card')
  })
})

describe('GitHub’s clock', () => {
  test('counts where this machine’s is another', async () => {
    await it.incident('Checkout is down')
    it.box.sandbox.clock.advance(8 * 24 * 3_600_000)
    const { notes } = await it.run('report')
    expect(notes).toContain('this machine’s clock is not GitHub’s'.replaceAll('’', "'"))
    expect(notes).toContain('2026-11-24 08:30 UTC')
    expect(notes).toContain('reading acme/shop for 2026-W47')
  })
})

describe('what is not there or not allowed', () => {
  test('an unknown repository is told with what a token needs', async () => {
    const { code, out, notes } = await it.run('report --repo acme/nothing')
    expect([code, out]).toEqual([1, ''])
    expect(notes).toContain('GITHUB_TOKEN sees no repository acme/nothing')
  })

  test('a token that GitHub does not take is told', async () => {
    const { code, notes } = await it.run('report', { ...it.person, GITHUB_TOKEN: 'ghp_wrong' })
    expect(code).toBe(1)
    expect(notes).toContain('GitHub does not take GITHUB_TOKEN')
  })

  test('without any credentials it says which to set', async () => {
    const { GITHUB_TOKEN: _, ...env } = it.person
    const { code, notes } = await it.run('report', env)
    expect(code).toBe(1)
    expect(notes).toContain('set GITHUB_TOKEN')
  })

  test('a repository that somebody may not see is as if it were not there', async () => {
    const stranger = { ...it.person, GITHUB_TOKEN: it.box.seeded.tokens['eve'] ?? 'ghp_none' }
    const { code, notes } = await it.run('report', stranger)
    expect(code).toBe(1)
    expect(notes).toMatch(/sees no repository acme\/shop|does not take GITHUB_TOKEN/)
  })

  test('where the hour’s limit is used up it ends in good order, and says when to go on', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    it.box.sandbox.faults.queue({
      method: 'POST',
      route: '/graphql',
      nth: 3,
      before: { kind: 'primary-limit', seconds: 600 },
    })
    const { code, out, notes } = await it.run('report')
    expect([code, out]).toEqual([1, ''])
    expect(notes).toMatch(/GitHub's hourly limit is used up.*, until 2026-11-23 \d\d:\d\d UTC/)
    expect(notes).toContain('with --snapshot <folder> it goes on from where it stopped')
    it.goTo('2026-11-23T10:30:00Z')
    expect((await it.run('report')).code).toBe(0)
  })

  test('nothing is ever written by looking', async () => {
    await it.incident('Checkout is down')
    it.goTo('2026-11-23T09:00:00Z')
    const before = await it.box.as('ana').rest.issues.listForRepo({ ...SHOP, state: 'all' })
    await it.run('report', it.app)
    await it.run('report --kind actions', it.app)
    const after = await it.box.as('ana').rest.issues.listForRepo({ ...SHOP, state: 'all' })
    expect(after.data).toEqual(before.data)
  })
})
