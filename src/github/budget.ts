import { type Instant, instant, plus } from '../domain/instant.ts'

export type Headers = Readonly<Record<string, string | number | undefined>>

/** What is left of an hourly limit, as an answer of GitHub's tells. */
export interface Budget {
  /** `core`, `graphql`, `search`. */
  readonly resource: string
  readonly limit: number
  readonly remaining: number
  readonly resetAt: Instant
}

/** The budget that an answer tells of; null where it tells of none. */
export function budgetIn(headers: Headers): Budget | null {
  const limit = numberIn(headers, 'x-ratelimit-limit')
  const remaining = numberIn(headers, 'x-ratelimit-remaining')
  const reset = numberIn(headers, 'x-ratelimit-reset')
  if (limit === null || remaining === null || reset === null) return null
  const resource = String(headers['x-ratelimit-resource'] ?? 'core')
  return { resource, limit, remaining, resetAt: plus(0 as Instant, reset * 1000) }
}

interface Asked {
  readonly rateLimit?: {
    readonly limit: number
    readonly remaining: number
    readonly resetAt: string
  } | null
}

/** The budget of queries, where a query has asked for it and this GitHub counts. */
export function budgetOfQuery(data: unknown): Budget | null {
  const left = (data as Asked | null | undefined)?.rateLimit
  if (left === null || left === undefined) return null
  const { limit, remaining, resetAt } = left
  return { resource: 'graphql', limit, remaining, resetAt: instant(resetAt) }
}

/**
 * Whole seconds that a refusal asks us to wait; null where it names no time. When a limit is spent it is full again
 * a second after its reset, by the clock that GitHub's answer shows, else by `now`.
 */
export function waitIn(headers: Headers, now: Instant | null): number | null {
  const after = numberIn(headers, 'retry-after')
  if (after !== null && after > 0) return Math.ceil(after)
  const reset = numberIn(headers, 'x-ratelimit-reset')
  const asked = Date.parse(String(headers['date'] ?? ''))
  const clock = Number.isNaN(asked) ? now : asked
  if (numberIn(headers, 'x-ratelimit-remaining') !== 0 || reset === null || clock === null) {
    return null
  }
  return Math.max(1, Math.ceil((reset * 1000 - clock) / 1000) + 1)
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers[name]
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
