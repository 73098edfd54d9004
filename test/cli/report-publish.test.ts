import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type ToldWeek, toldWeek } from '../support/told-week.ts'

let it: ToldWeek
beforeEach(async () => {
  it = await toldWeek()
  await it.incident('Checkout is down')
  it.goTo('2026-11-23T09:00:00Z')
})
afterEach(() => it.close())

const commentsOf = async (issue_number: number) =>
  (await it.box.as('ana').rest.issues.listComments({ ...SHOP, issue_number })).data
const labelsOf = (issue: { readonly labels: readonly (string | { readonly name?: string })[] }) =>
  issue.labels.map((label) => (typeof label === 'string' ? label : label.name)).toSorted()

describe('--publish', () => {
  test('as the App opens an issue that says what the report says, with its labels', async () => {
    const shown = await it.run('report', it.app)
    const { code, out } = await it.run('report --publish', it.app)
    expect(code).toBe(0)
    expect(out).toMatch(/^Published: http:\S+\/acme\/shop\/issues\/2$/)
    const [issue, ...others] = await it.reports()
    expect(others).toEqual([])
    expect(issue?.title).toBe('Incidents: week 47 (16 to 22 Nov 2026)')
    expect(labelsOf(issue ?? { labels: [] })).toEqual(['report', 'report: metrics'])
    expect(issue?.body).toMatch(/^<!-- sitrep:v1 report metrics\.2026-W47 /)
    const [, ...body] = (issue?.body ?? '').split('\n')
    expect(`# ${issue?.title}\n\n${body.join('\n')}`).toBe(shown.out)
  })

  test('publishes once: the second time it names what is there, and writes nothing', async () => {
    await it.run('report --publish', it.app)
    const { code, out } = await it.run('report --publish', it.app)
    expect(code).toBe(0)
    expect(out).toMatch(/^It was published before: \S+\/issues\/2$/)
    expect(await it.reports()).toHaveLength(1)
  })

  test('the next one closes the one before, and each links the other', async () => {
    await it.run('report --publish', it.app)
    it.goTo('2026-11-30T09:00:00Z')
    const { code, out } = await it.run('report --publish', it.app)
    expect(code).toBe(0)
    expect(out).toMatch(/issues\/3\nClosed the one before, #2\.$/)
    const [before, next] = await it.reports()
    expect([before?.state, before?.state_reason, next?.state]).toEqual([
      'closed',
      'completed',
      'open',
    ])
    expect(next?.body).toMatch(/The report before this one: \[#2\]/)
    const said = await commentsOf(2)
    expect(said).toHaveLength(1)
    expect(said[0]?.body).toContain('#3')
  })

  test('each kind stands for itself', async () => {
    await it.run('report --publish', it.app)
    it.goTo('2027-01-04T09:00:00Z')
    await it.run('report --kind trends --publish', it.app)
    const all = await it.reports()
    expect(all.map(({ title, state }) => [title, state])).toEqual([
      ['Incidents: week 47 (16 to 22 Nov 2026)', 'open'],
      ['Trends of incidents: Q4 of 2026', 'open'],
    ])
  })

  test('with a person’s token shows the report, says why it does no more, and writes nothing', async () => {
    const { code, out, notes } = await it.run('report --publish', it.person)
    expect(code).toBe(0)
    expect(out).toMatch(/^# Incidents: week 47/)
    expect(notes).toContain('is that of ana, a person: nothing is written')
    expect(await it.reports()).toEqual([])
  })

  test('--dry-run shows what would be written, also with the App’s credentials', async () => {
    const { code, out, notes } = await it.run('report --publish --dry-run', it.app)
    expect(code).toBe(0)
    expect(out).toMatch(/^# Incidents: week 47/)
    expect(notes).toMatch(/\nit would be opened as an issue$/)
    expect(await it.reports()).toEqual([])
  })

  test('--dry-run says what would be closed, and what is there already', async () => {
    const tried = async (line: string) =>
      (await it.run(`report --publish --dry-run ${line}`.trim(), it.app)).notes.split('\n').at(-1)
    await it.run('report --publish', it.app)
    expect(await tried('')).toBe('it is published already, as #2: nothing would be written')
    expect(await tried('--period 2026-11-16..2026-11-17')).toBe(
      'it would be opened as an issue, and close itself',
    )
    expect(await tried('--kind actions')).toMatch(/^Nothing to publish: /)
    it.goTo('2026-11-30T09:00:00Z')
    expect(await tried('')).toBe('it would be opened as an issue, and close #2')
    expect(await it.reports()).toHaveLength(1)
  })

  test('--json tells programs what became of it', async () => {
    const first = await it.run('report --publish --json', it.app)
    expect(JSON.parse(first.out)).toEqual({
      kind: 'metrics',
      period: '2026-W47',
      report: 2,
      before: false,
      steps: [{ type: 'report.open', result: 'done', number: 2 }],
    })
    it.goTo('2026-11-30T09:00:00Z')
    const second = await it.run('report --publish --json', it.app)
    expect(JSON.parse(second.out)).toMatchObject({
      period: '2026-W48',
      report: 3,
      steps: [
        { type: 'report.open', result: 'done' },
        { type: 'report.follow', report: 2, result: 'done' },
        { type: 'report.close', report: 2, result: 'done' },
      ],
    })
  })

  test('what has never had an incident gets no report', async () => {
    const { code, out } = await it.run('report --kind actions --publish', it.app)
    expect(code).toBe(0)
    expect(out).toBe(
      'Nothing to publish: acme/shop has nothing yet that this report would tell of.',
    )
    expect(await it.reports()).toEqual([])
  })

  test('an issue that cannot be opened is told, and ends with 1', async () => {
    it.box.sandbox.faults.queue({
      method: 'POST',
      route: '/repos/{owner}/{repo}/issues',
      before: { status: 422 },
    })
    const { code, out } = await it.run('report --publish', it.app)
    expect(code).toBe(1)
    expect(out).toMatch(/^Opening the report failed: /)
    expect((await it.run('report --publish', it.app)).code).toBe(0)
    expect(await it.reports()).toHaveLength(1)
  })

  test.each([
    ['--period 2026-W48', '2026-W48 ends with Sun 29 Nov 2026'],
    ['--period 2026-11', '2026-11 ends with Mon 30 Nov 2026'],
    ['--period all', '"all" never is'],
    ['--format csv', 'an issue, which is no CSV'],
    ['--period 2026-W48 --dry-run', 'such as 2026-W47'],
  ])('%s cannot be published', async (line, words) => {
    const { code, out, notes } = await it.run(`report --publish ${line}`, it.app)
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain(words)
    expect(await it.reports()).toEqual([])
  })

  test('--dry-run alone and --config are refused with the reason', async () => {
    expect((await it.run('report --dry-run', it.app)).notes).toContain('--dry-run is for --publish')
    expect((await it.run('report --config c.yml')).notes).toContain('--config is for --incidents')
  })

  test('an older week than the one that stands open is published, and closed', async () => {
    it.goTo('2026-11-30T09:00:00Z')
    await it.run('report --publish', it.app)
    const { code, out } = await it.run('report --publish --period 2026-W47', it.app)
    expect(code).toBe(0)
    expect(out).toMatch(/issues\/3\nIt is closed, since the report of a later period is there: #3/)
    const all = await it.reports()
    expect(all.map(({ title, state }) => [title.slice(0, 18), state])).toEqual([
      ['Incidents: week 48', 'open'],
      ['Incidents: week 47', 'closed'],
    ])
  })
})
