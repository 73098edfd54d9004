import { dayAt } from '../../domain/day.ts'
import { TIMES, type TimeName } from '../../domain/fact.ts'
import { belonging, firstKnown } from '../../metrics/belonging.ts'
import { namedFigures } from '../named-figure.ts'
import type { Figure, Report } from '../report.ts'
import { DURATIONS } from '../standard.ts'

/** Incidents of the period that lack a time without which some duration cannot be told. */
interface Lacking {
  readonly time: TimeName
  /** Lowest first. */
  readonly numbers: readonly number[]
  /** Titles of the figures that wait for it. */
  readonly titles: readonly string[]
}

/** In the order of the times. */
export function lackingTimes(report: Report): readonly Lacking[] {
  const byNumber = new Map(
    belonging(report.material.incidents, report.scope.period).map((one) => [one.number, one]),
  )
  const wanted = namedFigures(report.figures, DURATIONS).flatMap((figure) =>
    missingOf(figure).flatMap((number) => {
      const times = byNumber.get(number)?.times
      return times === undefined
        ? []
        : lackedBy(figure, times, report).map((time) => ({
            time,
            number,
            title: figure.metric.title,
          }))
    }),
  )
  return TIMES.flatMap((time) => {
    const found = wanted.filter((one) => one.time === time)
    const numbers = [...new Set(found.map(({ number }) => number))].toSorted((a, b) => a - b)
    const titles = [...new Set(found.map(({ title }) => title))]
    return numbers.length === 0 ? [] : [{ time, numbers, titles }]
  })
}

const missingOf = ({ measured }: Figure): readonly number[] =>
  measured.kind === 'durations' ? measured.missing : []

/** The start is asked for by the first of its names, which is the one that is meant. */
function lackedBy(
  { metric }: Figure,
  times: Readonly<Record<TimeName, number | null>>,
  { scope }: Report,
): readonly TimeName[] {
  const points = scope.points[metric.name] ?? metric.points
  if (points === null) return []
  const [start] = points.from
  const begun = points.from.some((time) => times[time] !== null)
  return [
    ...(begun || start === undefined ? [] : [start]),
    ...(times[points.to] === null ? [points.to] : []),
  ]
}

/** What to type where it is missing, with a day that the incident itself knows. */
export function commandFor(time: TimeName, number: number, { material, scope }: Report): string {
  const one = material.incidents.find((incident) => incident.number === number)
  const at = one === undefined ? null : firstKnown(one)
  const day = dayAt(at ?? scope.now, scope.calendar.zone)
  return `/time ${time} ${day} 13:58`
}
