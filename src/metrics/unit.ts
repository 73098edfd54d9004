import { ALL } from '../domain/periods.ts'
import type { Metric, Unit } from './metric.ts'

const NOTHING = { incidents: [], actions: [], deployments: null }
const SCOPE = {
  period: ALL,
  calendar: { zone: 'UTC', days: ['mon'], hours: { from: 0, to: 1440 }, holidays: [] },
  now: ALL.from,
  points: {},
  severities: [],
  objectives: {},
} as const

/** What the one number of a metric is given in that a target is held to: its own measure of nothing tells. */
export function unitOf({ measure }: Metric): Unit {
  const measured = measure(NOTHING, SCOPE)
  switch (measured.kind) {
    case 'durations':
      return 'ms'
    case 'share':
      return 'share'
    case 'groups':
      return 'count'
    case 'amount':
      return measured.unit
    default:
      return measured satisfies never
  }
}
