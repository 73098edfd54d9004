import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { cli } from '../support/cli.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const GITHUB_REPOSITORY = 'acme/shop'
const person = () => ({
  GITHUB_API_URL: box.server.apiUrl,
  GITHUB_REPOSITORY,
  GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '',
})
const app = () => ({
  GITHUB_API_URL: box.server.apiUrl,
  GITHUB_REPOSITORY,
  APP_ID: String(box.seeded.app.id),
  PRIVATE_KEY: box.seeded.app.privateKey,
})
const declare = async (title: string, body: string, labels = ['incident']) =>
  (await box.as('ana').rest.issues.create({ ...SHOP, title, body, labels })).data.number
const comments = async () =>
  (await box.as('ana').rest.issues.listCommentsForRepo({ ...SHOP, per_page: 100 })).data
const report = (out: string) =>
  JSON.parse(out) as {
    applied: boolean
    at?: string
    issues: {
      issue: number
      severity: string | null
      status: string | null
      nextLook: string | null
      effects: { type: string; body?: string; result: string }[]
    }[]
  }

describe('sweep', () => {
  test('as the App does what was missed, and then finds nothing to do', async () => {
    await declare('Checkout fails', '/sev 1')
    await declare('Search is slow', '/sev 3')
    const first = await cli('sweep', { env: app() })
    expect(first.code).toBe(0)
    expect(first.notes).toMatch(
      /^0 need nothing, 2 are looked at now\n#1 \d+ to write\n#2 \d+ to write$/,
    )
    expect(first.out).toMatch(/^Issue +Severity +Status +Next look +Writes$/m)
    expect(first.out).toMatch(/^#1 +sev1 +investigating +20\d\d-\S+ \d\d:\d\d UTC +\d+$/m)
    expect(first.out).toMatch(/^#1 +label\.\w+ +done +sev1/m)
    expect(first.out).toMatch(/^Issues looked at: 2, with something to write: 2\.$/m)
    expect(await comments()).toHaveLength(2)
    const again = await cli('sweep', { env: app() })
    expect(again).toMatchObject({ code: 0, notes: '2 need nothing, 0 are looked at now' })
    expect(again.out).toMatch(/^#2 +sev3 +investigating .*nothing$/m)
  })

  test('with a person’s token plans, and says why it does no more', async () => {
    await declare('Checkout fails', '/sev 1')
    const { code, out, notes } = await cli('sweep --json', { env: person() })
    expect(code).toBe(0)
    expect(notes).toContain('is that of ana, a person: nothing is written')
    expect(report(out)).toMatchObject({ applied: false, issues: [{ issue: 1, severity: 'sev1' }] })
    expect(await comments()).toEqual([])
  })

  test('--dry-run --at shows the reminders that would be due then, and writes none', async () => {
    await declare('Checkout fails', '/sev 1')
    await cli('sweep', { env: app() })
    const before = await comments()
    const { code, out } = await cli('sweep --dry-run --at 2h --json', { env: app() })
    expect(code).toBe(0)
    const { applied, at, issues } = report(out)
    expect([applied, typeof at]).toEqual([false, 'string'])
    const planned = issues[0]?.effects ?? []
    expect(planned.map(({ result }) => result)).toContain('planned')
    expect(planned.filter(({ type }) => type === 'reply.create').length).toBeGreaterThan(0)
    expect((await comments()).length).toBe(before.length)
  })

  test('the reminders of then are told in words that fit a narrow terminal', async () => {
    await declare('Checkout fails', '/sev 1')
    await cli('sweep', { env: app() })
    const { out } = await cli('sweep --dry-run --at 2h', { env: app() })
    expect(out).toMatch(/^#1 +reply\.create +planned +@ana: Nobody has acknowledged this/m)
    expect(out).not.toMatch(/\*\*|<sub>|due:acknowledge/)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('where no incident is open it says just that', async () => {
    const { code, out } = await cli('sweep', { env: app() })
    expect([code, out]).toEqual([0, 'Nothing to look at: no incident is open here.'])
  })

  test('--at is refused where it would write', async () => {
    const { code, out, notes } = await cli('sweep --at 2h', { env: app() })
    expect([code, out]).toEqual([2, ''])
    expect(notes).toBe(
      'sitrep: --at shows what would be done then, so it needs --dry-run beside it',
    )
  })

  test.each([
    ['--at', 'soon', 'It does not read as a time'],
    ['--at', '2026-02-30T09:00Z', 'no such day'],
    ['--since', 'ever', 'It does not read as a time'],
  ])('%s %s is wrong usage, told with what can be read', async (option, text, words) => {
    const { code, notes } = await cli(['sweep', '--dry-run', option, text], { env: app() })
    expect(code).toBe(2)
    expect(notes).toContain(`${option}: `)
    expect(notes).toContain(words)
    expect(notes).toContain('Accepted: ')
  })

  test('--since finds what is closed or not yet labelled', async () => {
    const number = await declare('Checkout fails', '/incident', [])
    const around = async (line: string) =>
      report((await cli(line, { env: app() })).out).issues.map(({ issue }) => issue)
    expect(await around('sweep --dry-run --json')).toEqual([])
    expect(await around('sweep --dry-run --json --since 2026-01-01T00:00Z')).toEqual([number])
  })

  test('one issue that fails keeps the others from nothing, and is told', async () => {
    await declare('Checkout fails', '/sev 1')
    await declare('Search is slow', '/sev 3')
    box.sandbox.faults.queue({
      method: 'POST',
      route: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
      before: { status: 422 },
    })
    const { code, out } = await cli('sweep', { env: app() })
    expect(code).toBe(1)
    expect(out).toMatch(/card\.create +failed +GitHub answered 422/)
    expect(out).toMatch(/^Issues looked at: 2, .*, 1 not as wished\.$/m)
    expect(await comments()).toHaveLength(1)
  })

  test('writes no faster than GitHub wants, and waits for nothing else', async () => {
    await declare('Checkout fails', '/sev 1')
    const { out, waitedMs } = await cli('sweep --json', { env: app() })
    const done = report(out).issues.flatMap(({ effects }) => effects)
    expect(done.length).toBeGreaterThan(10)
    expect(waitedMs).toBeGreaterThan((done.length - 1) * 500)
    expect(waitedMs).toBeLessThan(done.length * 1_000)
    expect((await cli('sweep', { env: app() })).waitedMs).toBe(0)
  })

  test('a repository that is not there is told in words', async () => {
    const { code, notes } = await cli('sweep --repo acme/nothing', { env: person() })
    expect(code).toBe(1)
    expect(notes).toContain('sees no repository acme/nothing')
  })
})
