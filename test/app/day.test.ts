import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { dice, expected, type Member, open, reminded } from '../support/crowd.ts'
import { until } from '../support/disturbed.ts'
import { type Served, served } from '../support/served.ts'

/** Thursday at midnight: a day with a night, working hours and an evening. */
const STARTS = '2026-11-19T00:00:00Z'
const START = instant(STARTS)
const COUNT = 500
/** The minutes of the day in which incidents are declared. */
const DECLARED = 16 * 60
/** A minute of every working day in which people may be reminded of anything. */
const WORKING = 10 * 60

/** Of every severity and of none; acknowledged, led, with a promise, put off, or left alone. */
function crowd(): readonly Member[] {
  const below = dice(20261119)
  const severities = ['sev1', 'sev2', 'sev2', 'sev3', 'sev3', 'sev4', 'sev4', null]
  const said = ['/ack', '/ic me', '/ic me\n/update looking, next 90m', '/snooze 5h', null]
  return Array.from({ length: COUNT }, () => ({
    severity: severities[below(severities.length)] ?? null,
    says: said[below(said.length)] ?? null,
  }))
}

const minute = (it: Served, number: number) => until(it, plus(START, number * MINUTE_MS))

/** `12 acknowledge` */
const kindOf = (one: string): string => one.split(' ', 2).join(' ')

/** How many reminding comments each incident has, where there are any. */
const commentsOf = ({ box }: Served): ReadonlyMap<number, number> =>
  new Map(
    Object.values(box.seeded.repository.issues).flatMap(({ number, comments }) => {
      const ours = comments.filter(({ body }) => body.startsWith('<!-- sitrep:v1 reply due:'))
      return ours.length === 0 ? [] : [[number, ours.length]]
    }),
  )

test('a day with 500 open incidents: every reminder once, none early, none late', {
  timeout: 600_000,
}, async () => {
  const it = await served({ at: STARTS })
  onTestFinished(it.close)
  await it.settled()
  const below = dice(7)
  const declared = Map.groupBy(crowd(), () => below(DECLARED))
  for (let now = 0; now <= 24 * 60; now++) {
    minute(it, now)
    for (const member of declared.get(now) ?? []) open(it, member)
    await it.settled()
  }
  const said = reminded(it)
  expect(said.length).toBeGreaterThan(COUNT)
  expect(said.toSorted()).toEqual((await expected(it)).toSorted())
})

test('of an outage of a day one comment for each incident is left', {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = join(folder, 'store')
  const it = await served({ at: STARTS, store })
  onTestFinished(it.close)
  minute(it, WORKING)
  for (const member of crowd()) open(it, member)
  await it.settled()
  expect(reminded(it)).toEqual([])
  await it.stop()
  minute(it, WORKING + 24 * 60)
  // Besides the timers, its first scan has it look at every open incident.
  await it.again({ store })
  await it.settled()
  const said = reminded(it)
  // All that is late of one incident stands in one comment, and of each kind the newest alone.
  const owed = new Set((await expected(it)).map(kindOf))
  expect(said.map(kindOf).toSorted()).toEqual([...owed].toSorted())
  expect(commentsOf(it)).toEqual(new Map([...owed].map((one) => [Number.parseInt(one, 10), 1])))
})
