import type { Trend } from '../../metrics/statistics/summary.ts'
import type { Figure } from '../report.ts'
import { numberWords, percentWords } from './number.ts'

/** `↑ longer`: an arrow with its word; empty where nothing was compared. */
export function trendWords({ trend, measured }: Pick<Figure, 'trend' | 'measured'>): string {
  if (trend === null) return ''
  if (trend.kind === 'too-few') return 'too few to tell'
  if (trend.kind === 'none') return '→ unclear'
  const [up, down] = measured.kind === 'durations' ? ['longer', 'shorter'] : ['more', 'fewer']
  return trend.kind === 'up' ? `↑ ${up}` : `↓ ${down}`
}

/** Whether a claimed change is one for the better; null where none is claimed, or neither way is better. */
export function improved({ trend, metric }: Pick<Figure, 'trend' | 'metric'>): boolean | null {
  if (trend === null || metric.better === null) return null
  if (trend.kind !== 'up' && trend.kind !== 'down') return null
  return (trend.kind === 'down') === (metric.better === 'less')
}

type Told = Trend & { readonly kind: 'up' | 'down' | 'none' }

/** `by 38 % (with 95 % confidence between 12 % and 60 %; 41 and 38 incidents)`. */
export function byHowMuch({ ratio, interval, n }: Told): string {
  const away = interval.map((one) => Math.abs(one - 1)).toSorted((a, b) => a - b)
  const [least = 0, most = 0] = away
  const sure = `95 % sure of ${percentWords(least)} to ${percentWords(most)}`
  return `by ${percentWords(Math.abs(ratio - 1))} (${sure}; n = ${bothWords(n)})`
}

/** Of before and of now. */
export const bothWords = ([first, second]: readonly [number, number]): string =>
  `${numberWords(first)} and ${numberWords(second)}`
