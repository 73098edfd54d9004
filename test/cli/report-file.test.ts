import { describe, expect, test } from 'vitest'
import { cli, type Machine } from '../support/cli.ts'
import { ENTRIES, entry, fileOf } from '../support/offline-incidents.ts'

const FILES = { 'a.json': fileOf(ENTRIES) }
const run = (line: string, files: Machine['files'] = FILES, more: Machine = {}) =>
  cli(`report --incidents ${line}`, { ...more, files: files ?? {} })

interface Row {
  readonly metric: string
  readonly n: number
  readonly missing: number
  readonly incidents: readonly number[]
}
const rowsOf = (out: string) => JSON.parse(out) as readonly Row[]
const row = (out: string, metric: string) => rowsOf(out).find((one) => one.metric === metric)

describe('a file of incidents', () => {
  test('is told as a list of metrics with exactly the keys of the promise', async () => {
    const { code, out } = await run('a.json')
    expect(code).toBe(0)
    expect(row(out, 'time-to-resolve')).toEqual({
      metric: 'time-to-resolve',
      n: 2,
      missing: 1,
      meanMinutes: 120,
      medianMinutes: 120,
      p90Minutes: 168,
      geomeanMinutes: expect.closeTo(Math.sqrt(60 * 180), 2),
      incidents: [4, 7],
    })
    expect(row(out, 'time-to-detect')).toEqual({
      metric: 'time-to-detect',
      n: 2,
      missing: 1,
      meanMinutes: 5,
      medianMinutes: 5,
      p90Minutes: 5,
      geomeanMinutes: 5,
      incidents: [4, 7],
    })
    expect(rowsOf(out).map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(['time-to-acknowledge', 'time-to-mitigate', 'incidents-declared']),
    )
  })

  test('every row of a metric has the keys of the shape first', async () => {
    const keys = 'metric n missing meanMinutes medianMinutes p90Minutes geomeanMinutes incidents'
    for (const one of rowsOf((await run('a.json')).out)) {
      expect(Object.keys(one).slice(0, 8).join(' ')).toBe(keys)
    }
  })

  test('asks nobody: neither token nor repository is needed', async () => {
    const { code, notes } = await run('a.json', FILES, { env: {} })
    expect(code).toBe(0)
    expect(notes).toMatch(/^config [0-9a-f]{12}, input [0-9a-f]{12}: whoever has the same two/)
  })

  test('gives the same bytes twice, and for another order of its entries', async () => {
    const first = await run('a.json')
    const turned = { 'a.json': fileOf(ENTRIES.toReversed()) }
    expect(await run('a.json')).toEqual(first)
    expect(await run('a.json', turned)).toEqual(first)
  })

  test('takes all incidents, and with --period those that were resolved in it', async () => {
    expect(row((await run('a.json')).out, 'time-to-resolve')?.incidents).toEqual([4, 7])
    const week = await run('a.json --period 2026-W46')
    expect(row(week.out, 'time-to-resolve')).toMatchObject({ n: 1, missing: 0, incidents: [7] })
    const month = await run('a.json --period 2026-11')
    expect(row(month.out, 'time-to-resolve')?.incidents).toEqual([4, 7])
    const days = await run('a.json --period 2026-11-01..2026-11-09')
    expect(row(days.out, 'time-to-resolve')?.incidents).toEqual([4])
  })

  test('a period that is over is told as a whole, though nothing more happened in it', async () => {
    const { out } = await run('a.json --period 2026-W45')
    expect(row(out, 'incidents-per-week')).toMatchObject({ value: 1 })
  })

  test('comes from standard input as well', async () => {
    const { code, out } = await run('-', { '-': fileOf(ENTRIES) })
    expect(code).toBe(0)
    expect(out).toBe((await run('a.json')).out)
  })

  test('may begin with a byte order mark, and be empty', async () => {
    const marked = await run('a.json', { 'a.json': `\ufeff${fileOf(ENTRIES)}` })
    expect(marked.out).toBe((await run('a.json')).out)
    const empty = await run('a.json', { 'a.json': '[]' })
    expect(empty.code).toBe(0)
    for (const { n, missing, incidents } of rowsOf(empty.out)) {
      expect({ n, missing, incidents }).toEqual({ n: 0, missing: 0, incidents: [] })
    }
  })

  test('negative times are missing, and never a number', async () => {
    const turned = entry(1, '2026-11-02', { detectedAt: '2026-11-02T09:00:00Z' })
    const { out } = await run('a.json', { 'a.json': fileOf([turned]) })
    expect(row(out, 'time-to-detect')).toMatchObject({ n: 0, missing: 1, meanMinutes: null })
  })
})

describe('mistakes in the file', () => {
  test('are told all at once, each with its entry and key, and nothing is computed', async () => {
    const wrong = [
      entry(1, '2026-11-02', { startedAt: 'yesterday' }),
      entry(2, '2026-11-03', { severity: 3, drill: 'no' }),
      { title: 'No number' },
      'nothing',
      entry(1, '2026-11-04'),
    ]
    const { code, out, notes } = await run('a.json', { 'a.json': fileOf(wrong) })
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain('a.json holds 6 mistakes:')
    expect(notes).toMatch(/Entry 1 .*startedAt.*yesterday/)
    expect(notes).toMatch(/Entry 2 .*severity/)
    expect(notes).toMatch(/Entry 2 .*drill/)
    expect(notes).toMatch(/Entry 3.*number.*missing/)
    expect(notes).toMatch(/Entry 4.*nothing/)
    expect(notes).toMatch(/Entry 5 .*number.*entry 1 has it too/)
  })

  test.each([
    ['{"number": 1', 'is no JSON'],
    ['{"number": 1}', 'Write a list of incidents'],
    ['', 'is no JSON'],
  ])('%j is refused with the shape to write', async (text, words) => {
    const { code, notes } = await run('a.json', { 'a.json': text })
    expect(code).toBe(2)
    expect(notes).toContain(words)
    expect(notes).toContain('[{"number": 1, "title"')
  })

  test('a key that nobody reads is told, and stops nothing', async () => {
    const { code, notes } = await run('-', {
      '-': fileOf([entry(1, '2026-11-02', { servces: [] })]),
    })
    expect(code).toBe(0)
    expect(notes).toMatch(/^standard input: Entry 1 .*servces.*Did you mean "services"\?/)
  })

  test('a file that is not there is one line', async () => {
    const { code, notes } = await run('no.json')
    expect([code, notes]).toEqual([1, 'sitrep: cannot read no.json: there is no such file'])
  })
})

describe('what config changes', () => {
  const POINTS = 'reports:\n  points:\n    time-to-resolve: { from: [declared], to: mitigated }\n'
  const config = (text: string) => ({ ...FILES, '.github/sitrep.yml': text, 'c.yml': text })

  test.each(['', ' --config c.yml'])('other ends give other figures: a.json%s', async (option) => {
    const { out } = await run(`a.json${option}`, config(POINTS))
    expect(row(out, 'time-to-resolve')).toMatchObject({ n: 2, medianMinutes: 24 })
  })

  test('a target is met or missed, in words', async () => {
    const text = 'reports:\n  targets:\n    time-to-resolve: 1h\n    time-to-detect: 10m\n'
    const { out } = await run('a.json --format md --repo acme/shop', config(text))
    expect(out).toContain('One target was missed: time to resolve (2 h, 1 h promised)')
    expect(out).toContain('✓ met')
  })

  test('its hash tells that it is another, and the zone moves what belongs to a week', async () => {
    const late = fileOf([entry(1, '2026-11-08', { resolvedAt: '2026-11-08T23:30:00Z' })])
    const files = { 'a.json': late, 'c.yml': 'timezone: Europe/Berlin\n' }
    const there = await run('a.json --period 2026-W46 --config c.yml', files)
    const here = await run('a.json --period 2026-W46', files)
    expect(row(there.out, 'time-to-resolve')?.incidents).toEqual([1])
    expect(row(here.out, 'time-to-resolve')?.incidents).toEqual([])
    expect(there.notes).not.toBe(here.notes)
  })

  test('mistakes in it are told with what holds instead', async () => {
    const { code, notes } = await run('a.json', config('reports:\n  targets:\n    mttr: 1h\n'))
    expect(code).toBe(0)
    expect(notes).toContain('config: .github/sitrep.yml')
    expect(notes).toContain('mttr')
  })
})
