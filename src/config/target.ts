import { metrics } from '../metrics/catalogue/registry.generated.ts'
import type { Unit } from '../metrics/metric.ts'
import { unitOf } from '../metrics/unit.ts'
import { spanOf } from './duration.ts'

interface Target {
  readonly value: number
  readonly unit: 'ms' | 'share' | 'number'
}

/** `15m` in milliseconds, `90%` as a share of 1, `3` as a number; null for anything else. Business days have no length. */
export function targetOf(text: string): Target | null {
  const span = spanOf(text.trim())
  if (span !== null) return span.unit === 'ms' ? { value: span.amount, unit: 'ms' } : null
  const { number, percent } =
    /^(?<number>\d{1,6}(?:\.\d{1,6})?) ?(?<percent>%?)$/.exec(text.trim())?.groups ?? {}
  if (number === undefined) return null
  if (percent === '') return { value: Number(number), unit: 'number' }
  const share = Number(number) / 100
  return share <= 1 ? { value: share, unit: 'share' } : null
}

/** What a target of that metric has to be, as a sentence names it; null where this is one, or there is no such metric. */
export function otherUnit(name: string, text: string): string | null {
  const target = targetOf(text)
  const metric = metrics.find((one) => one.name === name)
  if (target === null || metric === undefined) return null
  const unit = unitOf(metric)
  return isOf(target, unit) ? null : WORDS[unit]
}

const WORDS: Readonly<Record<Unit, string>> = {
  ms: 'is a length of time: write 15m, 4h or 2d',
  share: 'is a share: write 90%',
  count: 'is a count: write a number such as 3',
  'per-week': 'is a number for each week: write one such as 3',
}

/** A share may be written as the fraction that it is. */
function isOf({ value, unit: given }: Target, unit: Unit): boolean {
  if (unit === 'ms') return given === 'ms'
  if (unit === 'share') return given === 'share' || (given === 'number' && value <= 1)
  return given === 'number'
}
