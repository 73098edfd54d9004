import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, instant, plus } from '../../../src/domain/instant.ts'
import { periodAt } from '../../../src/domain/periods.ts'
import { drawReport } from '../../../src/engine/report.ts'
import { REPORTS, type ReportKind } from '../../../src/reports/report.ts'
import { AT, lived, reported } from '../../support/reported.ts'

const N = 115
const WEEK = periodAt('week', instant('2026-01-21T00:00:00Z'), 'UTC')

/** All that a report asks of GitHub before it is published, out of the data branch, which is saved at the end. */
function drawn(it: ReturnType<typeof reported>) {
  const sha = () => {
    const hash = createHash('sha256')
    return { add: (piece: string) => void hash.update(piece), end: () => hash.digest('hex') }
  }
  return async (kind: ReportKind, ofWeek = false, kept: 'branch' | 'nowhere' = 'branch') => {
    const count = () =>
      Object.values(it.sandbox.requests().requests).reduce((sum, one) => sum + one, 0)
    const world = it.worldOf({ kept })
    const before = count()
    const place = await world.place()
    if (place === null) throw new Error('no place')
    const now = it.now()
    const lately = { kind: 'range', name: 'x', from: plus(now, -7 * DAY_MS), to: now } as const
    const period = ofWeek ? WEEK : lately
    const report = await drawReport(world, place, { kind, period, now }, sha)
    const requests = count() - before
    if (kept === 'branch' && world.saved().length > 0)
      await world.save(world.saved(), 'Keep what was read')
    return { report, requests }
  }
}

describe('a whole report out of the data branch', () => {
  const it = reported()
  const draw = drawn(it)
  beforeAll(async () => {
    await it.old(N - 5)
    await lived(it)
    it.pass(DAY_MS)
  })

  test('is read within its budget the first time', async () => {
    for (const kind of REPORTS) {
      const { report, requests } = await draw(kind)
      expect(report.kind).toBe('drawn')
      expect(requests).toBeLessThanOrEqual(Math.ceil(N / 100) + 5)
      it.pass(HOUR_MS)
    }
  })

  test.each([0, 1, 105])('and with %i changed since', async (changed) => {
    for (const kind of ['metrics', 'trends'] as const) {
      it.pass(DAY_MS)
      for (let number = 1; number <= changed; number++) {
        const here = { ...AT, issue_number: number }
        await it.as('ana').rest.issues.createComment({ ...here, body: 'Still true.' })
      }
      it.pass(DAY_MS)
      const { report, requests } = await draw(kind)
      expect(report.kind).toBe('drawn')
      expect(requests).toBeLessThanOrEqual(Math.ceil(changed / 100) + 4)
    }
  })

  test('who reads all of it anew says that the same went in, also hours later', async () => {
    const inputOf = async (kept: 'branch' | 'nowhere') => {
      const { report } = await draw('trends', true, kept)
      return report.kind === 'drawn' ? report.report.hashes.input : null
    }
    const before = await inputOf('branch')
    expect(before).toMatch(/^[0-9a-f]{12}$/)
    it.pass(5 * HOUR_MS)
    expect(await inputOf('nowhere')).toBe(before)
    expect(await inputOf('branch')).toBe(before)
    const closed = { ...AT, issue_number: 10, state: 'closed' } as const
    await it.as('ana').rest.issues.update(closed)
    expect(await inputOf('nowhere')).not.toBe(before)
  })
})
