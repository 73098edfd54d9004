import { MINUTE_MS } from '../../domain/instant.ts'

/** Milliseconds in minutes to two decimals, as near as a number comes: 98.5, never 98.50000000000001. */
export const minutesOf = (ms: number | null): number | null =>
  ms === null ? null : hundredths(ms / MINUTE_MS)

/** To two decimals; what lies between two goes up. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100

/** To six decimals, as shares are told. */
export const millionths = (value: number): number => Math.round(value * 1e6) / 1e6
