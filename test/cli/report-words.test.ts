import { describe, expect, test } from 'vitest'
import { cli, type Machine } from '../support/cli.ts'
import { ENTRIES, entry, fileOf } from '../support/offline-incidents.ts'

const FILES = { 'a.json': fileOf(ENTRIES) }
const REMOTE = { 'git remote get-url origin': 'git@github.com:acme/shop.git' }
const run = (line: string, machine: Machine = {}) =>
  cli(`report --incidents a.json ${line}`.trim(), { files: FILES, ...machine })

describe('formats', () => {
  test('Markdown links to the repository that is named or lies here', async () => {
    const named = await run('--format md --repo acme/pay')
    expect(named.code).toBe(0)
    expect(named.out).toMatch(/^# Incidents: all that is known\n\n/)
    expect(named.out).toContain('https://github.com/acme/pay/issues/4')
    const here = await run('--format md', { programs: REMOTE })
    expect(here.out).toContain('https://github.com/acme/shop/issues/4')
    expect(here.notes).toBe('')
  })

  test('the way to compute it again names the file, but not where it lies', async () => {
    const machine = { files: { '/home/ana/week.json': fileOf(ENTRIES) } }
    const line = 'report --incidents /home/ana/week.json --format md --repo acme/shop'
    const { out } = await cli(line, machine)
    expect(out).toContain('sitrep report --incidents week.json --period all --kind metrics')
    expect(out).not.toContain('/home/ana')
  })

  test('what is open is called so where the others have their length', async () => {
    const { out } = await run('--format md --repo acme/shop')
    expect(out).toMatch(/#12\]\(\S+\) Checkout is down, number 12 \| sev2 \| still open \|/)
  })

  test('without a repository Markdown has no links, and says what to type', async () => {
    const { code, out, notes } = await run('--format md')
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain('--format md need --repo owner/name')
  })

  test('a repository on another host is linked there', async () => {
    const env = { GITHUB_API_URL: 'https://ghe.example.com/api/v3' }
    const { out } = await run('--format md --repo acme/pay', { env })
    expect(out).toContain('https://ghe.example.com/acme/pay/issues/4')
  })

  test('CSV has a line for each metric and each group, its own head and line ends', async () => {
    const { code, out } = await run('--format csv')
    expect(code).toBe(0)
    const [head, ...lines] = out.split('\r\n')
    expect(head).toMatch(/^metric,group,n,missing,meanMinutes,medianMinutes,p90Minutes,/)
    expect(lines).toContain('time-to-resolve,,2,1,120,120,168,103.92,,,,,incidents,4 7')
    expect(lines.some((line) => line.startsWith('incidents-by-severity,sev2,2,'))).toBe(true)
  })

  test('no spreadsheet runs what somebody named a service', async () => {
    const files = { 'a.json': fileOf([entry(1, '2026-11-02', { services: ['=1+1'] })]) }
    const { out } = await run('--format csv', { files })
    expect(out).not.toMatch(/(?:^|,)=/m)
    expect(out).toContain('=1+1')
  })

  test('--output writes the same bytes into a file, and prints nothing else', async () => {
    const shown = await run('--format csv')
    const { out, notes, written } = await run('--format csv --output f.csv')
    expect(out).toBe('')
    expect(notes).toContain('written to f.csv')
    expect(written.get('f.csv')).toBe(`${shown.out}\n`)
  })

  test.each(['json', 'csv'])('--%s is --format %s, also beside it', async (name) => {
    const { out } = await run(`--format ${name}`)
    expect((await run(`--${name}`)).out).toBe(out)
    expect((await run(`--${name} --format ${name}`)).out).toBe(out)
  })

  test.each(['--json --format csv', '--csv --format md', '--json --csv'])(
    '%s contradict each other',
    async (line) => {
      const both = await run(line)
      expect([both.code, both.out]).toEqual([2, ''])
      expect(both.notes).toContain('contradict each other: name one format')
    },
  )

  test.each([
    ['--format pdf', '--format takes md, json, csv, not "pdf"'],
    ['--format jsn', 'did you mean json?'],
    ['--kind metric', 'did you mean metrics?'],
    ['--kind actions', 'a file of incidents holds no action items'],
    ['--publish', '--publish is not for --incidents'],
    ['--dry-run', '--dry-run is not for --incidents'],
    ['--snapshot f', '--snapshot is not for --incidents'],
  ])('%s is wrong usage, and told', async (line, words) => {
    const { code, out, notes } = await run(line)
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain(words)
  })

  test('trends are told of a file, over its whole time', async () => {
    const { code, out } = await run('--kind trends --format md --repo acme/shop --period 2026-Q4')
    expect(code).toBe(0)
    expect(out).toMatch(/^# Trends of incidents: Q4 of 2026/)
    expect(out).toContain('### What changed')
  })

  test('nothing is compared with what was before all that there is', async () => {
    const { out } = await run('--kind trends --format md --repo acme/shop')
    expect(out).toContain('There is no period before to compare with.')
    expect(out).not.toMatch(/### What changed|as many days before/)
  })
})

describe('periods', () => {
  test.each([
    ['2026-47', '2026-W47'],
    ['2026-w6', '2026-W06'],
    ['2026/10', '2026-10'],
    ['10-2026', '2026-10'],
    ['2026-9', '2026-09'],
    ['Q3-2026', '2026-Q3'],
    ['2026Q-3', '2026-Q3'],
    ['2026-11-20..2026-11-01', '2026-11-01..2026-11-20'],
    ['2026-11-01-2026-11-20', '2026-11-01..2026-11-20'],
    ['2026-11-01...2026-11-20', '2026-11-01..2026-11-20'],
  ])('%s is told with what it most likely means', async (typed, meant) => {
    const { code, out, notes } = await run(`--period ${typed}`)
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain(`--period ${JSON.stringify(typed)} is on no calendar.`)
    expect(notes).toContain(`Did you mean ${meant}?`)
  })

  test.each(['W3', 'this-week', 'last_month', 'q1'])('%s is read by today', async (typed) => {
    const { code, notes } = await run(`--period ${typed}`)
    expect(code).toBe(2)
    expect(notes).toMatch(/Did you mean \d{4}-(?:W\d\d|\d\d|Q\d)\?/)
  })

  test.each(['soon', '2026-02-30', '2025-W53', '2026-Q5', '1', 'x'.repeat(10_000)])(
    'nothing is guessed for %.20s',
    async (typed) => {
      const { code, notes } = await run(`--period ${typed}`)
      expect(code).toBe(2)
      expect(notes).not.toContain('Did you mean')
      expect(notes).toContain('Type a week (2026-W47)')
    },
  )

  test('one that has not begun is refused with the last one that is over', async () => {
    const { code, out, notes } = await run('--period 2999-W02')
    expect([code, out]).toEqual([2, ''])
    expect(notes).toMatch(
      /--period 2999-W02 begins on Mon 7 Jan 2999, and today is \w{3} \d+ \w{3} \d{4}: there is nothing to tell of it yet\. The last one that is over is \d{4}-W\d\d\.$/,
    )
  })
})
