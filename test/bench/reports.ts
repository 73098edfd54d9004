import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY_MS, type Instant, iso, systemNow } from '../../src/domain/instant.ts'
import { off } from '../support/generated/compared.ts'
import { CHANGED, LONG, NEW, type Size } from '../support/generated/life.ts'
import { EVER, type Range, truths } from '../support/generated/truth.ts'
import type { Figure } from './figure.ts'
import { type BenchWorld, benchWorld, type Cost } from './reports/world.ts'

const SIZES = [1_000, 10_000, 100_000] as const
/** How lazy the collector is differs from run to run, so the shorter reading has more tries. */
const HELD_AGAINST = 10_000
const RUNS = 4
const SEED = 2026
const D = CHANGED + NEW
const COMPUTED_S = 10
/** For publishing and its housekeeping, and for signing in as the App. */
const PUBLISHING = 8
const SIGNING_IN = 2
const GROWTH = { memory: 1.1, time: 11 }

/** A report of one size: read for the first time, read again when some have changed, and of all there is. */
interface Measured {
  readonly count: number
  readonly cold: Cost
  readonly warm: Cost
  readonly all: Cost
  readonly off: number
}

/**
 * `sitrep report` on repositories whose figures are known, beside the pattern of today. Who reads, who answers and who
 * measures are processes of their own.
 */
export async function reports(): Promise<readonly Figure[]> {
  const measured: Measured[] = []
  const figures: Figure[] = []
  for (const count of SIZES) {
    const one = await inFolder((folder) => ofSize(count, folder))
    measured.push(one.measured)
    figures.push(...one.figures)
  }
  return [...figures, ...growth(measured)]
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ofSize(count: number, folder: string) {
  const size = { count, seed: SEED, now: (Math.floor(systemNow() / 1_000) * 1_000) as Instant }
  const world = await benchWorld(size, folder)
  try {
    const one = await measure(world, size, folder)
    const published = count === SIZES[0] ? await publishing(count, folder) : []
    const peer = count === SIZES[0] ? await world.run('test/bench/reports/peer.ts', []) : null
    return { measured: one, figures: [...told(one), ...published, ...today(count, peer)] }
  } finally {
    await world.close()
  }
}

/** By the App, into an issue, with all that is kept on the data branch, in a world of its own. */
async function publishing(count: number, folder: string): Promise<readonly Figure[]> {
  const size = { count, seed: SEED, now: (Math.floor(systemNow() / 1_000) * 1_000) as Instant }
  const world = await benchWorld(size, folder)
  const publish = (kind: string) =>
    world.run(
      'src/cli/main.ts',
      ['report', '--repo', 'acme/shop', '--kind', kind, '--publish'],
      'app',
    )
  try {
    const cold = await publish('metrics')
    await world.pass()
    const warm = await publish('trends')
    const more = PUBLISHING + SIGNING_IN
    const of = `report of ${count.toLocaleString('en-US')}: requests, published`
    const reading = [Math.ceil(count / 100) + 5 + LONG, Math.ceil(D / 100) + 4] as const
    return [
      { what: `${of}, cold`, measured: cold.requests, target: reading[0] + more, unit: '' },
      { what: `${of}, ${D} changed`, measured: warm.requests, target: reading[1] + more, unit: '' },
    ]
  } finally {
    await world.close()
  }
}

/** The four weeks up to today. */
function month(now: Instant): Range & { readonly name: string } {
  const to = Math.floor(now / DAY_MS) * DAY_MS + DAY_MS
  const from = to - 28 * DAY_MS
  const day = (at: number) => iso(at as Instant).slice(0, 10)
  return { from, to, name: `${day(from)}..${day(to - DAY_MS)}` }
}

async function measure(
  world: BenchWorld,
  size: Omit<Size, 'later'>,
  folder: string,
): Promise<Measured> {
  const period = month(size.now)
  const report = (name: string, snapshot = 'snapshot') =>
    world.run('src/cli/main.ts', [
      ...['report', '--repo', 'acme/shop', '--kind', 'metrics', '--format', 'json'],
      ...['--snapshot', join(folder, snapshot), '--period', name],
    ])
  const first = await report(period.name)
  const peaks = [first.peak]
  const runs = size.count === HELD_AGAINST ? RUNS : 1
  while (peaks.length < runs) peaks.push((await report(period.name, `${peaks.length}`)).peak)
  const cold = { ...first, peak: Math.max(...peaks) }
  await world.pass()
  const warm = await report(period.name)
  const all = await report('all')
  const wrong = [
    ...offIn(cold, { ...size, later: false }, period),
    ...offIn(warm, { ...size, later: true }, period),
    ...offIn(all, { ...size, later: true }, EVER),
  ]
  for (const line of wrong) console.error(`${size.count}: ${line}`)
  return { count: size.count, cold, warm, all, off: wrong.length }
}

const offIn = ({ out }: Cost, size: Size, range: Range): readonly string[] =>
  off(JSON.parse(out), truths(size, range))

const MIB = 1024 * 1024

function told({ count, cold, warm, all, off }: Measured): readonly Figure[] {
  const pages = Math.ceil(count / 100)
  const figure = (what: string, measured: number, target: number | null, unit = ''): Figure => ({
    what: `report of ${count.toLocaleString('en-US')}: ${what}`,
    measured,
    target,
    unit,
  })
  return [
    figure(`requests, cold, ${LONG} with long histories`, cold.requests, pages + 5 + LONG),
    figure(`requests, ${D} changed`, warm.requests, Math.ceil(D / 100) + 4),
    figure('points, cold', cold.points, 3 * pages + 50),
    figure('points, warm', warm.points, null),
    figure('cold', cold.seconds, null, 's'),
    figure('warm', warm.seconds, null, 's'),
    figure('all of it computed, processor time with start', all.cpu, COMPUTED_S, 's'),
    figure('all of it computed, time', all.seconds, null, 's'),
    figure('peak memory, cold', cold.peak / MIB, null, 'MiB'),
    figure('peak memory, warm', warm.peak / MIB, null, 'MiB'),
    figure('figures off', off, 0),
  ]
}

/** A search ends at a thousand: what is beyond can only be reckoned. */
function today(count: number, played: Cost | null): readonly Figure[] {
  const requests = Math.ceil(count / 100) + 2 * count
  const what = `the pattern of today, ${count.toLocaleString('en-US')}`
  const reckoned = {
    what: `${what}: requests, reckoned`,
    measured: requests,
    target: null,
    unit: '',
  }
  if (played === null) return [reckoned]
  const figure = (part: string, measured: number, unit: string): Figure => ({
    ...{ what: `${what}: ${part}`, measured, target: null, unit },
  })
  return [
    figure('requests, played', played.requests, ''),
    figure('time', played.seconds, 's'),
    figure('peak memory', played.peak / MIB, 'MiB'),
  ]
}

function growth(measured: readonly Measured[]): readonly Figure[] {
  const [, ten, hundred] = measured
  if (ten === undefined || hundred === undefined) return []
  const ratio = (of: (one: Measured) => number) => of(hundred) / of(ten)
  const what = 'report, 100,000 beside 10,000'
  return [
    {
      ...{
        what: `${what}: peak memory, cold (of ${RUNS} runs the largest)`,
        measured: ratio(({ cold }) => cold.peak),
      },
      ...{ target: GROWTH.memory, unit: 'times' },
    },
    {
      ...{ what: `${what}: peak memory, warm`, measured: ratio(({ warm }) => warm.peak) },
      ...{ target: GROWTH.memory, unit: 'times' },
    },
    {
      ...{ what: `${what}: processor time, cold`, measured: ratio(({ cold }) => cold.cpu) },
      ...{ target: GROWTH.time, unit: 'times' },
    },
  ]
}

if (import.meta.main) {
  const { line } = await import('./figure.ts')
  for (const figure of await reports()) console.log(line(figure))
}
