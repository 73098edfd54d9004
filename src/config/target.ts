import { spanOf } from './duration.ts'

/** `15m` in milliseconds, `90%` as a share of 1, `3` as a number; null for anything else. Business days have no length. */
export function targetOf(text: string): number | null {
  const span = spanOf(text.trim())
  if (span !== null) return span.unit === 'ms' ? span.amount : null
  const { number, percent } =
    /^(?<number>\d{1,6}(?:\.\d{1,6})?) ?(?<percent>%?)$/.exec(text.trim())?.groups ?? {}
  if (number === undefined) return null
  if (percent === '') return Number(number)
  const share = Number(number) / 100
  return share <= 1 ? share : null
}
