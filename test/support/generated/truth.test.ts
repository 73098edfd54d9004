import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DAY_MS, HOUR_MS, type Instant, iso, systemNow } from '../../../src/domain/instant.ts'
import type { Asked } from '../../../src/sandbox/http/asked.ts'
import { type SandboxOptions, serve } from '../../../src/sandbox/sandbox.ts'
import { cli } from '../cli.ts'
import { off } from './compared.ts'
import { generated, KEYS } from './served.ts'
import { EVER, type Range, truths } from './truth.ts'

// Each reads a whole repository, by way of a real socket.
vi.setConfig({ testTimeout: 120_000 })

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A world of this moment behind a socket, since the command line goes by the clock of the machine. */
async function opened(count: number, options: SandboxOptions = {}) {
  const size = { count, seed: 11, now: (Math.floor(systemNow() / 1000) * 1000) as Instant }
  const it = generated(size, options)
  const { apiUrl, close } = await serve(it.sandbox)
  closing.push(close)
  const [{ id, secret } = { id: '', secret: '' }] = KEYS
  const env = { GITHUB_TOKEN: it.token, GITHUB_API_URL: apiUrl, SITREP_KEY: `${id}:${secret}` }
  const run = (period: string, more = '') =>
    cli(`report --repo acme/shop --kind metrics --format json --period ${period}${more}`, { env })
  const told = async (period: string) => {
    const { code, out, notes } = await run(period)
    if (code !== 0) throw new Error(notes)
    return JSON.parse(out)
  }
  return { ...it, size, run, told }
}

/** So many whole days up to and with this one. */
function days(now: Instant, count: number): Range & { readonly name: string } {
  const to = Math.floor(now / DAY_MS) * DAY_MS + DAY_MS
  const from = to - count * DAY_MS
  const day = (at: number) => iso(at as Instant).slice(0, 10)
  return { from, to, name: `${day(from)}..${day(to - DAY_MS)}` }
}

describe.each([false, true])('with the last day: %s', (later) => {
  test('every figure of all there is equals the truth', async () => {
    const it = await opened(250)
    if (later) it.pass()
    expect(off(await it.told('all'), truths({ ...it.size, later }, EVER))).toEqual([])
  })

  test('every figure of four weeks equals the truth', async () => {
    const it = await opened(250)
    if (later) it.pass()
    const weeks = days(it.size.now, 28)
    expect(off(await it.told(weeks.name), truths({ ...it.size, later }, weeks))).toEqual([])
  })
})

describe('where GitHub does not do all that is asked', () => {
  test('pages that come in part are asked for in smaller ones', async () => {
    const it = await opened(250)
    const after = { kind: 'in-part', above: 40, of: 'issues' } as const
    it.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, after })
    expect(off(await it.told('all'), truths({ ...it.size, later: false }, EVER))).toEqual([])
  })

  test('a reading that an hour has no points for goes on in the next, to the same figures', async () => {
    const it = await opened(330, { pointLimit: 13 })
    const folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
    closing.push(async () => rmSync(folder, { recursive: true, force: true }))
    const runs = []
    do {
      if (runs.length > 0) it.sandbox.clock.advance(HOUR_MS)
      runs.push(await it.run('all', ` --snapshot ${folder}`))
    } while (runs.at(-1)?.code !== 0 && runs.length < 10)
    expect(runs.length).toBeGreaterThan(1)
    expect(runs[0]?.notes).toContain('limit is used up after')
    const { out = '[]' } = runs.at(-1) ?? {}
    expect(off(JSON.parse(out), truths({ ...it.size, later: false }, EVER))).toEqual([])
  })

  test('without GraphQL the lists of REST tell the same', async () => {
    const it = await opened(130)
    const before = { status: 404, body: { message: 'Not Found' } }
    // Who we are is asked of GraphQL alone, before anything is read.
    const where = ({ call }: Asked) => call.body.includes('repository')
    it.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, before, where })
    expect(off(await it.told('all'), truths({ ...it.size, later: false }, EVER))).toEqual([])
  })
})

test('a figure that is off is told', () => {
  const size = { count: 100, seed: 1, now: systemNow(), later: false }
  const rows = truths(size, EVER)
  const wrong = rows.map((row) => (row.metric === 'time-to-detect' ? { ...row, n: 0 } : row))
  expect(off(wrong, rows)).toEqual([expect.stringContaining('time-to-detect.n: 0, not')])
  expect(off([], rows)).toHaveLength(rows.length)
})
