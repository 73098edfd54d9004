import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { instant, plus } from '../../src/domain/instant.ts'
import { periodAt } from '../../src/domain/periods.ts'
import type { ReportShelf, StepTaken } from '../../src/engine/publish-report.ts'
import type { ReportPlace, ReportWorld, Unfinished } from '../../src/engine/report-world.ts'
import { type Telling, tellReport } from '../../src/engine/tell-report.ts'
import type { DueReport } from '../../src/plan/report/due.ts'
import type { SeenReport } from '../../src/plan/report/succession.ts'
import { oneCase } from '../metrics/cases.ts'

const NOW = instant('2026-11-23T09:12:00Z')
const PERIOD = periodAt('week', instant('2026-11-18T00:00:00Z'), 'UTC')
const DUE: DueReport = { kind: 'metrics', period: PERIOD, at: NOW }
const HOUR = 3_600_000

interface Given {
  readonly data?: boolean
  readonly seen?: readonly SeenReport[]
  /** Minutes after the start of the week. */
  readonly began?: number
  readonly reading?: Unfinished
  readonly kept?: readonly string[]
  readonly fails?: boolean
  readonly more?: Partial<Telling>
}

/** A repository with one incident, and all that is written in it, in order. */
function telling({ data = true, seen = [], kept = [], fails = false, ...given }: Given = {}) {
  const acts: string[] = []
  const declared = given.began ?? 3_000
  const one = oneCase(1, { declared, resolved: declared + 60 })
  const text = `reports:\n  data: ${data}\n`
  const { policy, problems } = readConfig([{ source: 'sitrep.yml', text }])
  const place: ReportPlace = {
    ...{ name: 'acme/shop', home: 'https://github.example/acme/shop', id: 7, isPublic: true },
    ...{ branch: 'main', setup: { policy, problems }, templates: {} },
  }
  const world: ReportWorld = {
    now: () => NOW,
    place: async () => place,
    incidents: async () =>
      given.reading ?? { kind: 'read', all: [one], of: 1, foreign: [], gaps: [] },
    actions: async () => ({ kind: 'read', all: [], of: 0, foreign: [], gaps: [] }),
    deployments: async () => null,
    saved: () => [{ path: 'reports/index.json', text: '{}' }],
    async save(files) {
      acts.push(`save ${files.map(({ path }) => path).join(' ')}`)
      if (fails) throw new Error('somebody else was faster')
    },
    isKept: async (path) => kept.includes(path),
    open: async () => [],
    active: async () => null,
  }
  const done: StepTaken = { result: 'done', number: 9 }
  const shelf: ReportShelf = {
    reports: async () => seen,
    async take(step) {
      acts.push('report' in step ? `${step.type} ${step.report}` : `${step.type} ${step.key}`)
      return done
    },
  }
  const hasher = () => ({ add: () => {}, end: () => 'abc' })
  const all: Telling = {
    ...{ world, place, shelf, hasher, seated: (run) => run(), writes: true, held: () => true },
    unsaved: () => void acts.push('unsaved'),
    ...given.more,
  }
  return { acts, tell: () => tellReport(all, DUE) }
}

const W47 = 'reports/metrics/2026-W47'
const FILES = `${W47}.json ${W47}.csv ${W47}.incidents.csv reports/schema.json`
const SAVED = `save reports/index.json ${FILES}`
const OPENED = 'report.open metrics.2026-W47'
const before = (open: boolean): SeenReport => ({
  number: 3,
  kind: 'metrics',
  period: '2026-W46',
  open,
})
const there: SeenReport = { number: 5, kind: 'metrics', period: '2026-W47', open: true }

test.each<readonly [string, Given, string, readonly string[]]>([
  ['figures lie there before the report says that they do', {}, 'told', [SAVED, OPENED]],
  ['without data the report alone is written', { data: false }, 'told', [OPENED]],
  [
    'the one before is closed',
    { data: false, seen: [before(true)] },
    'told',
    [OPENED, 'report.follow 3', 'report.close 3'],
  ],
  ['one that is there is not written twice', { data: false, seen: [there] }, 'told', []],
  [
    'one that is there and was left with two open ones is tidied up',
    { data: false, seen: [there, before(true)] },
    'told',
    ['report.follow 3', 'report.close 3'],
  ],
  [
    'one that is there with its figures is left alone',
    { seen: [there], kept: [`${W47}.json`] },
    'told',
    [],
  ],
  ['one whose figures are missing gets them', { seen: [there] }, 'told', [SAVED]],
  [
    'what cannot be saved keeps no report back',
    { fails: true },
    'told',
    [SAVED, 'unsaved', OPENED],
  ],
  ['where nothing had happened yet nothing is told', { began: 7 * 24 * 60 }, 'empty', []],
  ['who may not write keeps it back', { more: { writes: false } }, 'kept-back', []],
  ['who is about to end writes nothing', { more: { held: () => false } }, 'stopped', []],
])('%s', async (_, given, kind, acts) => {
  const it = telling(given)
  expect((await it.tell()).kind).toBe(kind)
  expect(it.acts).toEqual(acts)
})

test('what was read of a reading that had to stop is saved, and nothing is published', async () => {
  const until = plus(NOW, HOUR)
  const reading: Unfinished = { kind: 'unfinished', read: 100, of: 1_000, until, why: 'limit' }
  const it = telling({ reading })
  expect(await it.tell()).toEqual(reading)
  expect(it.acts).toEqual(['save reports/index.json'])
})

test('where there is no room to read nothing is written', async () => {
  const full = new Error('others are read now')
  const it = telling({
    more: {
      seated: () => {
        throw full
      },
    },
  })
  await expect(it.tell()).rejects.toBe(full)
  expect(it.acts).toEqual([])
})
