import * as z from 'zod'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/instant.ts'
import type { Span } from '../domain/span.ts'

const FORM = /^(?<amount>[1-9]\d{0,3})(?<unit>m|h|d|bd)$/

const MILLISECONDS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }

/** A whole number and `m`, `h`, `d` or `bd`. */
export const Duration = z
  .string()
  .regex(FORM, 'a length of time is a whole number and m, h, d or bd (business days), such as 30m')

/** Duration, or `none` where nothing is promised. */
export const Cadence = z
  .string()
  .regex(
    /^(?:[1-9]\d{0,3}(?:m|h|d|bd)|none)$/,
    'a cadence is a whole number and m, h, d or bd (business days), such as 30m, or none',
  )

/** The span that a text of the form above stands for; null for `none`. */
export function spanOf(text: string): Span | null {
  const { amount, unit } = FORM.exec(text)?.groups ?? {}
  if (amount === undefined || unit === undefined) return null
  const each = MILLISECONDS[unit]
  return each === undefined
    ? { unit: 'business-day', amount: Number(amount) }
    : { unit: 'ms', amount: Number(amount) * each }
}
