import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FROM_DETECTION, rowsOfLog, type Walls } from './log.ts'

/** Figures of public logs lie beside the checkout where somebody has put them there; they are not ours to publish. */
const FILE = '../shared/corpus/metrics/sample.json'

interface Logged {
  readonly id: string
  readonly started: string | null
  readonly detected: string | null
  readonly declared: string | null
  readonly repaired: string | null
  readonly resolved: string | null
  readonly stated_time_to_repair_min: number
  readonly stated_time_to_resolve_min: number
  readonly wall_clock_min: {
    readonly detected_to_repaired: number | null
    readonly start_or_detect_to_resolved: number | null
  }
  readonly stated_repair_reproduced_by: readonly string[]
  readonly stated_resolve_reproduced_by: readonly string[]
}

interface Quarter {
  readonly quarter: string
  readonly published: { readonly repair_min: number; readonly resolve_min: number }
  readonly wall_clock_by_first_timestamp: Readonly<Record<string, number | null>> & {
    readonly incident_ids: readonly string[]
  }
}

interface Recovered {
  readonly id: string
  readonly started: string
  readonly detected: string
  readonly recovered: string
  readonly stated_ttd_min: number
  readonly stated_ttr_min: number
  readonly computed_ttd_min: number
  readonly computed_ttr_min: number
}

interface Corpus {
  readonly moj: { readonly incidents: readonly Logged[]; readonly quarters: readonly Quarter[] }
  readonly dfds: { readonly incidents: readonly Recovered[] }
}

/** In that log whoever declares an incident has taken it up. */
const walls = ({ started, detected, declared, repaired, resolved }: Logged): Walls => ({
  ...{ started, detected, acknowledged: declared, mitigated: repaired, resolved },
})

const FIGURES = [
  ['mttd', 'time-to-detect', {}],
  ['mtta', 'time-to-acknowledge', {}],
  ['mttr_repair', 'time-to-mitigate', {}],
  ['mttr_resolve_from_detection', 'time-to-resolve', FROM_DETECTION],
  ['mttr_resolve_from_start', 'time-to-resolve', {}],
] as const

const isHere = existsSync(FILE)
const corpus: Corpus | null = isHere ? JSON.parse(readFileSync(FILE, 'utf8')) : null
const { moj, dfds } = corpus ?? { moj: { incidents: [], quarters: [] }, dfds: { incidents: [] } }

const inQuarter = ({ wall_clock_by_first_timestamp: { incident_ids: ids } }: Quarter) =>
  moj.incidents.filter(({ id }) => ids.includes(id))

describe.runIf(isHere)(
  'the figures of a public log are reproduced to a hundredth of a minute',
  () => {
    const cases = moj.quarters.flatMap((quarter) =>
      FIGURES.map(([name, metric, points]) => ({ quarter, name, metric, points })),
    )
    test.each(cases)('$quarter.quarter: $name by $metric', ({ quarter, name, metric, points }) => {
      const row = rowsOfLog(inQuarter(quarter).map(walls), 'Europe/London', points)(metric)
      const { count, ...expected } = quarter.wall_clock_by_first_timestamp
      expect(row.n).toBe(expected[`${name}_n`])
      expect(row.n + row.missing).toBe(count)
      const mean = expected[`${name}_min`] ?? null
      if (mean === null) expect(row.meanMinutes).toBeNull()
      else expect(Math.abs((row.meanMinutes ?? -1) - mean)).toBeLessThanOrEqual(0.01)
    })

    test.each(dfds.incidents)(
      '$id: computed_ttd $computed_ttd_min, computed_ttr $computed_ttr_min',
      (one) => {
        const { started, detected, recovered: resolved } = one
        const row = rowsOfLog([{ started, detected, resolved }], 'UTC')
        expect(row('time-to-detect').meanMinutes).toBeCloseTo(one.computed_ttd_min, 2)
        expect(row('time-to-resolve').meanMinutes).toBeCloseTo(one.computed_ttr_min, 2)
      },
    )
  },
)

/** Why an incident is told to have taken another time than its own times say; null where it is not. */
function reason(stated: number, wall: number | null, by: readonly string[]): string | null {
  if (stated === wall) return null
  const hours = by.find((definition) => definition.includes('Mon–Fri'))
  const why = hours === undefined ? 'no clock gives it' : `hours of support only, ${hours}`
  return `${stated} min stated for ${wall}: ${why}`
}

const published = moj.quarters.flatMap((quarter) => {
  const logged = inQuarter(quarter)
  const row = rowsOfLog(logged.map(walls), 'Europe/London')
  const repair = logged.map((one) => ({
    stated: one.stated_time_to_repair_min,
    why: reason(
      one.stated_time_to_repair_min,
      one.wall_clock_min.detected_to_repaired,
      one.stated_repair_reproduced_by,
    ),
  }))
  const resolve = logged.map((one) => ({
    stated: one.stated_time_to_resolve_min,
    why: reason(
      one.stated_time_to_resolve_min,
      one.wall_clock_min.start_or_detect_to_resolved,
      one.stated_resolve_reproduced_by,
    ),
  }))
  const told = (what: string, is: number, metric: string, of: typeof repair) => {
    const ours = row(metric).meanMinutes
    const why = of.flatMap((one) => one.why ?? []).join('; ') || 'the same'
    return { name: `${quarter.quarter} ${what}`, is, ours, why, of }
  }
  return [
    told('to repair', quarter.published.repair_min, 'time-to-mitigate', repair),
    told('to resolve', quarter.published.resolve_min, 'time-to-resolve', resolve),
  ]
})

test('a stated time is explained by the hours of support, where those give it', () => {
  expect(reason(60, 60, ['detected→repaired'])).toBeNull()
  expect(reason(60, 900, ['started→resolved, 10–17 Mon–Fri'])).toBe(
    '60 min stated for 900: hours of support only, started→resolved, 10–17 Mon–Fri',
  )
  expect(reason(11, 9, [])).toBe('11 min stated for 9: no clock gives it')
})

describe.runIf(isHere)('what a log has published stands beside what its times say:', () => {
  const beside = published.map((one) => {
    const { name, is, ours, why } = one
    return [`${name}, ${is} min published, ${ours} by the clock (${why})`, one] as const
  })
  test.each(beside)('%s', (_, { is, ours, why, of }) => {
    const stated = of.reduce((sum, one) => sum + one.stated, 0) / of.length
    expect(is).toBe(Math.floor(stated))
    if (why === 'the same') expect(Math.floor(ours ?? -1)).toBe(is)
    else expect(ours).not.toBe(stated)
  })

  const slips = dfds.incidents.map((one) => {
    const why =
      one.stated_ttr_min === one.computed_ttr_min ? 'the same' : 'the page adds up wrongly'
    const { id, stated_ttr_min: is, computed_ttr_min: ours } = one
    return [`${id}, ${is} min published, ${ours} by the clock (${why})`, one] as const
  })
  test.each(slips)('%s', (_, { started, recovered: resolved, ...one }) => {
    const ours = rowsOfLog([{ started, resolved }], 'UTC')('time-to-resolve').meanMinutes
    expect(ours === one.stated_ttr_min).toBe(one.computed_ttr_min === one.stated_ttr_min)
  })
})
