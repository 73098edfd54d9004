import { type Instant, instant } from '../domain/instant.ts'
import { cut, linesOf, oneLine } from '../markdown/inert.ts'
import { safeHref } from '../markdown/link.ts'
import { redact } from '../markdown/secrets.ts'

/** An object of JSON from outside, of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>

/** More of a text than this is never looked at. */
const LOOKED_AT = 16_384

export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

/** What stands under a name, and never what every object inherits. */
export const at = (fields: Fields | null, name: string): unknown =>
  fields !== null && Object.hasOwn(fields, name) ? fields[name] : undefined

/** What stands under the first of these names that says anything. */
export const firstOf = (fields: Fields | null, names: readonly string[]): unknown =>
  names
    .map((name) => at(fields, name))
    .find((value) => value !== undefined && value !== null && value !== '')

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/**
 * One line without secrets; null where nothing is left to read. What cannot be seen goes first, since it keeps a secret
 * from being told as one.
 */
export function line(value: unknown, longest: number): string | null {
  const text = textOf(value)
  if (text === null) return null
  const read = cut(redact(oneLine(text.slice(0, LOOKED_AT))).text, longest)
  return read === '' ? null : read
}

/** The same of several lines. */
export function lines(value: unknown, longest: number): string | null {
  const text = textOf(value)
  if (text === null) return null
  const seen = linesOf(text.slice(0, LOOKED_AT), longest).join('\n')
  const read = cut(redact(seen).text.trim(), longest)
  return read === '' ? null : read
}

const LONGEST_URL = 1_000

/** An address that may be followed: http or https, nobody's name or password in it, and no secret that can be told. */
export function address(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '' || text.length > LONGEST_URL || safeHref(text) === null) return null
  const { href } = new URL(text)
  return [text, href, unescaped(href)].some((one) => redact(one).found.length > 0) ? null : href
}

const unescaped = (href: string): string =>
  href.replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/

/** Year 2000, before which nobody's clock is right. */
const OLDEST = 946_684_800_000
/** Seconds and milliseconds since 1970 do not overlap where either is a time to believe. */
const SECONDS_BELOW = 100_000_000_000

/** A time with its zone, or a number of seconds or milliseconds since 1970; null where it is none to believe. */
export function moment(value: unknown): Instant | null {
  const read = typeof value === 'string' ? numberOrTime(value.trim()) : value
  if (typeof read !== 'number') return null
  const ms = read < SECONDS_BELOW ? read * 1000 : read
  return Number.isFinite(ms) && ms >= OLDEST && ms < 100 * OLDEST
    ? (Math.floor(ms) as Instant)
    : null
}

function numberOrTime(text: string): number {
  if (/^\d{9,13}$/.test(text)) return Number(text)
  if (!ISO.test(text)) return Number.NaN
  try {
    return instant(text)
  } catch (error) {
    if (error instanceof RangeError) return Number.NaN
    throw error
  }
}

/** `Grafana Cloud` -> `grafana-cloud`: a word of small letters, digits and hyphens. */
export function sourceOf(value: unknown, otherwise: string): string {
  const word = (line(value, 80) ?? '')
    .replace(/\[bot\]$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '')
  return word === '' ? otherwise : word
}
