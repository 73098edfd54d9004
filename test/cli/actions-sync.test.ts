import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { write } from '../sandbox/branches.ts'
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

const PATH = 'postmortems/2026-11-20-1-checkout-fails.md'
const document = (rows: readonly string[], incident = 1) =>
  `---\nincident: ${incident}\n---\n# Checkout was down on 2026-11-20\n\n## Action items\n\n| Action | Owner | Due | Status | Issue |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
const ROWS = [
  '| Add an alert on the error rate | @ana | 2026-12-01 | | |',
  '| Write the runbook | @ben | | | |',
  '| Raise the limit | @ben | | Done | |',
]

/** An incident that is over, and its postmortem on the default branch. */
async function published(rows: readonly string[] = ROWS): Promise<void> {
  const ana = box.as('ana').rest.issues
  await ana.create({ ...SHOP, title: 'Checkout fails', body: '/sev 1', labels: ['incident'] })
  await cli('converge 1', { env: app() })
  await ana.createComment({ ...SHOP, issue_number: 1, body: '/resolve' })
  await cli('converge 1', { env: app() })
  await write(box, 'main', PATH, document(rows))
}

const items = async () => {
  const { data } = await box
    .as('ana')
    .rest.issues.listForRepo({ ...SHOP, labels: 'action-item', state: 'all' })
  return data
    .map(({ number, title }) => ({ number, title }))
    .toSorted((a, b) => a.number - b.number)
}

interface Report {
  readonly applied: boolean
  readonly incident: number
  readonly items: readonly { title: string; becomes: string; issue: number | null }[] | null
  readonly settled: readonly number[] | null
  readonly effects: readonly { type: string; result: string }[]
}
const report = (out: string) => JSON.parse(out) as Report

const here = (rows: readonly string[] = ROWS) => ({ [PATH]: document(rows) })

describe('actions sync', () => {
  test('as the App opens what is missing, tells each, and then finds nothing to do', async () => {
    await published()
    const first = await cli(`actions sync ${PATH}`, { env: app(), files: here() })
    expect(first.code).toBe(0)
    expect(first.notes).toContain(`${PATH} is about incident #1`)
    expect(first.out).toMatch(/^Line +Item +Becomes +Due +Owner$/m)
    expect(first.out).toMatch(
      /^\d+ +Add an alert on the error rate +#\d+, opened +Tue 1 Dec 2026 +@ana$/m,
    )
    expect(first.out).toMatch(/^\d+ +Raise the limit +no issue: done/m)
    expect(first.out).toMatch(/^item\.open +done +1\./m)
    const made = await items()
    expect(made.map(({ title }) => title).toSorted()).toEqual([
      'Add an alert on the error rate',
      'Write the runbook',
    ])
    const again = await cli(`actions sync ${PATH}`, { env: app(), files: here() })
    expect(again).toMatchObject({ code: 0 })
    expect(again.out).toContain('Nothing to write.')
    expect(await items()).toEqual(made)
  })

  test('--dry-run shows what it would open, and opens nothing', async () => {
    await published()
    const { code, out } = await cli(`actions sync ${PATH} --dry-run --json`, {
      env: app(),
      files: here(),
    })
    expect(code).toBe(0)
    const { applied, incident, items: planned, effects } = report(out)
    expect([applied, incident]).toEqual([false, 1])
    expect(planned?.map(({ becomes }) => becomes)).toEqual(['create', 'create', 'left'])
    expect(effects.filter(({ type }) => type === 'item.open')).toHaveLength(2)
    expect(new Set(effects.map(({ result }) => result))).toEqual(new Set(['planned']))
    expect(await items()).toEqual([])
  })

  test('with a person’s token plans, and says why it does no more', async () => {
    await published()
    await cli('converge 1 --dry-run', { env: app() })
    const { code, out, notes } = await cli(`actions sync ${PATH} --json`, {
      env: person(),
      files: here(),
    })
    expect(code).toBe(0)
    expect(notes).toContain('is that of ana, a person: nothing is written')
    expect(report(out)).toMatchObject({ applied: false })
    expect(await items()).toEqual([])
  })

  test('what stands on the default branch counts, and it says where the file here differs or is missing', async () => {
    await published()
    const env = app()
    const other = await cli(`actions sync ${PATH} --dry-run`, { env, files: here([]) })
    expect(other.notes).toContain(`${PATH} differs from what stands on main, which is taken`)
    expect(other.out).toContain('Write the runbook')
    const none = await cli(`actions sync ${PATH} --dry-run`, { env })
    expect(none.notes).toContain(`there is no ${PATH} here; what stands on main is taken`)
    const same = await cli(`actions sync ${PATH} --dry-run`, {
      env,
      files: { [PATH]: document(ROWS).replaceAll('\n', '\r\n') },
    })
    expect(same.notes).not.toMatch(/differs|there is no/)
  })

  test('the file may be named from inside the checkout', async () => {
    await published()
    const file = '2026-11-20-1-checkout-fails.md'
    const { code, notes } = await cli(`actions sync ${file} --dry-run`, {
      env: app(),
      files: { [file]: document(ROWS) },
      programs: { 'git rev-parse --show-prefix': 'postmortems/' },
    })
    expect([code, notes]).toEqual([0, `${PATH} is about incident #1`])
  })

  test('what is not published yet is told with what to do', async () => {
    await published()
    const path = 'postmortems/2026-11-21-1-later.md'
    const { code, notes } = await cli(`actions sync ${path}`, {
      env: app(),
      files: { [path]: document(ROWS) },
    })
    expect(code).toBe(1)
    expect(notes).toBe(
      `sitrep: ${path} is not published: it does not stand on main. Merge its pull request, then run the same again.`,
    )
  })

  test.each([
    ['what lies elsewhere', 'docs/a.md', 2, 'docs/a.md is no postmortem'],
    ['the index', 'postmortems/README.md', 2, 'is no postmortem'],
  ])('%s is refused', async (_, path, code, words) => {
    const done = await cli(`actions sync ${path}`, { env: app() })
    expect(done.code).toBe(code)
    expect(done.notes).toContain(words)
  })

  test('a document about nothing that is an incident is told', async () => {
    await box.as('ana').rest.issues.create({ ...SHOP, title: 'A question', body: 'How?' })
    await write(box, 'main', PATH, document(ROWS))
    const question = await cli(`actions sync ${PATH}`, { env: app() })
    expect(question).toMatchObject({ code: 1 })
    expect(question.notes).toContain('issue #1, which')
    const unnamed = 'postmortems/unnamed.md'
    await write(box, 'main', unnamed, '# Down\n')
    const none = await cli(`actions sync ${unnamed}`, { env: app() })
    expect(none.notes).toContain(`${unnamed} names no incident: write its number`)
  })

  test('another document about the same incident is told which one counts', async () => {
    await published()
    await cli(`actions sync ${PATH}`, { env: app() })
    const other = 'postmortems/2026-11-22-1-other.md'
    await write(box, 'main', other, document(ROWS))
    const done = await cli(`actions sync ${other}`, { env: app() })
    expect(done.code).toBe(1)
    expect(done.notes).toContain(`the postmortem of incident #1 is ${PATH}, not ${other}`)
  })
})
