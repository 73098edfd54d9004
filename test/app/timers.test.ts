import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { SHOP } from '../sandbox/support.ts'
import { open, reminded } from '../support/crowd.ts'
import { until, written } from '../support/disturbed.ts'
import { type Served, served } from '../support/served.ts'

const STARTS = '2026-11-20T14:00:00Z'

/** An App with its store in a file, and a SEV1 that nobody acknowledges: due at 14:05, 14:10 and on. */
async function unacknowledged(readOnly = false) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = join(folder, 'store')
  const it = await served({ at: STARTS, store, readOnly })
  onTestFinished(it.close)
  open(it, { severity: 'sev1', says: null })
  await it.settled()
  return { it, store }
}

/** So many minutes after the start. */
const at = (it: Served, minutes: number) => until(it, plus(instant(STARTS), minutes * MINUTE_MS))

const saidAt = (it: Served): readonly string[] =>
  reminded(it).map((one) => {
    const [, kind, moment] = one.split(' ')
    return `${kind} ${iso(Number(moment) as ReturnType<typeof instant>).slice(11, 16)}`
  })

const say = (it: Served, body: string) =>
  it.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number: 1, body })

test('a timer that came due while the App was down fires once, and one for later not before its time', async () => {
  const { it, store } = await unacknowledged()
  await it.stop()
  at(it, 7)
  await it.again({ store })
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:07'])
  await it.stop()
  at(it, 9)
  await it.again({ store })
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:07'])
  at(it, 10)
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:07', 'acknowledge 14:10'])
})

test('a timer fires without anybody’s asking, within moments of its time', async () => {
  const { it } = await unacknowledged()
  at(it, 5)
  await expect.poll(() => saidAt(it), { timeout: 10_000 }).toEqual(['acknowledge 14:05'])
})

test('a clock that is set back lets nothing fire twice', async () => {
  const { it } = await unacknowledged()
  at(it, 5)
  await it.settled()
  at(it, 1)
  await it.settled()
  at(it, 5)
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:05'])
})

test.each([
  ['behind', -20],
  ['ahead of', 20],
])('a machine whose clock is minutes %s GitHub’s goes by GitHub’s', async (_, minutes) => {
  const it = await served({ at: STARTS, aheadMs: minutes * MINUTE_MS })
  onTestFinished(it.close)
  await it.app.sweep()
  open(it, { severity: 'sev1', says: null })
  await it.settled()
  at(it, 4)
  await it.settled()
  expect(saidAt(it)).toEqual([])
  at(it, 5)
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:05'])
})

test('/snooze moves it, and ending the pause brings it back', async () => {
  const { it } = await unacknowledged()
  await say(it, '/sev 1\n/snooze 1h')
  await it.settled()
  for (let minute = 1; minute < 60; minute++) {
    at(it, minute)
    await it.settled()
  }
  expect(saidAt(it)).toEqual([])
  at(it, 60)
  await it.settled()
  expect(new Set(saidAt(it))).toEqual(new Set(['update 15:00', 'commander 15:00']))
})

test('read-only fires no timer and writes nothing; what it held back is done when it may write again', async () => {
  const { it, store } = await unacknowledged(true)
  expect(written(it)).toBe(0)
  at(it, 7)
  await it.settled()
  await it.app.sweep()
  await it.settled()
  expect(written(it)).toBe(0)
  await it.stop()
  await it.again({ store })
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:07'])
  const { data } = await it.box.as('ana').rest.issues.get({ ...SHOP, issue_number: 1 })
  const labels = data.labels.map((label) => (typeof label === 'string' ? label : label.name))
  expect(labels).toContain('status: investigating')
})

test('a timer set while one could write waits for the next who can', async () => {
  const { it, store } = await unacknowledged()
  await it.stop()
  await it.again({ store, readOnly: true })
  const before = written(it)
  at(it, 7)
  await it.settled()
  expect(written(it)).toBe(before)
  await it.stop()
  await it.again({ store })
  await it.settled()
  expect(saidAt(it)).toEqual(['acknowledge 14:07'])
})
