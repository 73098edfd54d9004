import type { Period } from '../domain/period.ts'
import { periodBefore } from '../domain/periods.ts'
import { firstKnown } from '../metrics/belonging.ts'
import { metrics } from '../metrics/catalogue/registry.generated.ts'
import type { Material } from '../metrics/material.ts'
import type { Measured, Metric, Scope, Value } from '../metrics/metric.ts'
import { ascending } from '../metrics/statistics/ascending.ts'
import { compare } from '../metrics/statistics/compare.ts'
import { quantile } from '../metrics/statistics/quantile.ts'
import { summarise } from '../metrics/statistics/summarise.ts'
import type { Summary, Trend } from '../metrics/statistics/summary.ts'
import { heldOf, isMet } from './held.ts'
import type { Figure, Report, ReportKind } from './report.ts'
import { comparedOf, courseOf, trailingOf } from './windows.ts'

/** What a metric came to in a period, and what is said of it. */
interface Told {
  readonly measured: Measured
  readonly summary: Summary | null
}

/** What is asked for twice, as the period before one month is the month before it, is measured once. */
type Measuring = (metric: Metric, period: Period | null) => Told

/** What figures are held against, by name of the metric, in its unit. */
type Targets = Readonly<Record<string, number>>

/**
 * The metrics that a report of that kind is about. It reads nothing for the others, and of what was not read there is no
 * figure, not even none.
 */
export const metricsOf = (kind: ReportKind): readonly Metric[] =>
  metrics.filter(({ about }) => kind === 'trends' || (about === 'actions') === (kind === 'actions'))

/** The figures of a period, and how they came about: in whole months, or quarters, up to it. */
export function figuresOf(
  material: Material,
  scope: Scope,
  targets: Targets,
  of: readonly Metric[] = metrics,
): Pick<Report, 'figures' | 'course'> {
  const measuring = measuringOf(material, scope)
  return {
    figures: of.map((metric) => figureOf(metric, scope, targets[metric.name] ?? null, measuring)),
    course: sinceFirst(courseOf(scope), material).map((period) => ({
      period,
      figures: of.map((metric) => ({ metric, ...measuring(metric, period) })),
    })),
  }
}

function figureOf(
  metric: Metric,
  scope: Scope,
  target: number | null,
  measuring: Measuring,
): Figure {
  const { period, calendar } = scope
  const inPeriod = measuring(metric, period)
  const inTrailing = measuring(metric, trailingOf(scope))
  return {
    metric,
    measured: inPeriod.measured,
    trailing: inTrailing.measured,
    before: measuring(metric, periodBefore(period, calendar.zone)).measured,
    summary: inPeriod.summary,
    trailingSummary: inTrailing.summary,
    trend: trendOf(metric, scope, measuring),
    target,
    met: isMet(heldOf(inPeriod.measured, inPeriod.summary), target, metric),
  }
}

const NOTHING: Material = { incidents: [], actions: [], deployments: null }

function measuringOf(material: Material, scope: Scope): Measuring {
  const known = new Map<string, Told>()
  return (metric, period) => {
    const key = `${metric.name} ${period?.from} ${period?.to}`
    const found = known.get(key)
    if (found !== undefined) return found
    const measured =
      period === null
        ? metric.measure(NOTHING, scope)
        : metric.measure(material, { ...scope, period })
    const told = { measured, summary: summaryOf(measured) }
    known.set(key, told)
    return told
  }
}

function summaryOf(measured: Measured): Summary | null {
  if (measured.kind !== 'durations') return null
  return summarise(lengths(measured.values), lengths(measured.open))
}

const lengths = (values: readonly { readonly ms: number }[]): readonly number[] =>
  values.map(({ ms }) => ms)

function trendOf(metric: Metric, scope: Scope, measuring: Measuring): Trend | null {
  const compared = comparedOf(scope)
  if (compared === null) return null
  const [later, before] = compared.map((period) => measuring(metric, period).measured)
  if (later?.kind !== 'durations' || before?.kind !== 'durations') return null
  return compare(onePerNumber(later.values), onePerNumber(before.values))
}

/**
 * The typical length of each number. The commits of one deployment have waited for it together: a hundred of them tell no
 * more than one of how long deployments are waited for.
 */
function onePerNumber(values: readonly Value[]): readonly number[] {
  const lengthsOf = new Map<number, number[]>()
  for (const { number, ms } of values) {
    const known = lengthsOf.get(number)
    if (known === undefined) lengthsOf.set(number, [ms])
    else known.push(ms)
  }
  return [...lengthsOf.values()].map((all) =>
    all.length === 1 ? (all[0] ?? 0) : (quantile(ascending(all), 0.5) ?? 0),
  )
}

/** Without those that were over before anything is known of: nobody counted then, which is not the same as none. */
function sinceFirst(periods: readonly Period[], material: Material): readonly Period[] {
  const first = firstOf(material)
  return periods.filter(({ to }) => to > first)
}

function firstOf({ incidents, actions, deployments }: Material): number {
  let first = Number.POSITIVE_INFINITY
  for (const one of incidents) first = Math.min(first, firstKnown(one) ?? first)
  for (const { createdAt } of actions) first = Math.min(first, createdAt)
  for (const { createdAt } of deployments ?? []) first = Math.min(first, createdAt)
  return first
}
