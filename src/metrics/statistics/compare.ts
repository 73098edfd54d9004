import { MINUTE_MS } from '../../domain/instant.ts'
import { ascending } from './ascending.ts'
import { percentileInterval, resampledMeans } from './bootstrap.ts'
import { isBeyondChance } from './chance.ts'
import { ENOUGH } from './enough.ts'
import { mean } from './mean.ts'
import { randomFor } from './random.ts'
import type { Trend } from './summary.ts'

/**
 * Whether durations in milliseconds have become longer or shorter. By the ratio of their geometric means, since one
 * endless incident moves those least; a direction is told only where 95 % of bootstrap resamples of both lie on one side
 * of 1, and where values dealt anew would lie as far apart no more than one time in twenty. Less than a minute counts as a
 * minute: nobody times closer than that, and zero has no logarithm.
 */
export function compare(now: readonly number[], before: readonly number[]): Trend {
  const n = [before.length, now.length] as const
  if (Math.min(...n) < ENOUGH) return { kind: 'too-few', n }
  const [logsNow, logsBefore] = [logs(now), logs(before)]
  const random = randomFor(logsNow, logsBefore)
  const drawnBefore = resampledMeans(logsBefore, random)
  const differences = resampledMeans(logsNow, random).map((log, at) => log - (drawnBefore[at] ?? 0))
  const [low, high] = percentileInterval(differences)
  const ratio = Math.exp((mean(logsNow) ?? 0) - (mean(logsBefore) ?? 0))
  const away = low > 0 ? 'up' : high < 0 ? 'down' : 'none'
  const kind = away === 'none' || isBeyondChance(logsNow, logsBefore, random) ? away : 'none'
  return { kind, n, ratio, interval: [Math.exp(low), Math.exp(high)] }
}

const logs = (values: readonly number[]): Float64Array =>
  ascending(values).map((value) => Math.log(Math.max(value, MINUTE_MS)))
