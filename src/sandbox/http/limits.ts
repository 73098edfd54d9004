import * as z from 'zod'
import { HOUR_MS } from '../../domain/instant.ts'
import { exactNow } from '../exact-now.ts'
import type { World } from '../world.ts'
import type { Caller } from './authenticate.ts'

interface Window {
  used: number
  resetAt: number
}

export type Resource = 'core' | 'graphql'

/** Primary limits: one window an hour for each person, installation or anonymous crowd. */
export interface Limits {
  /** Counts so many requests or points; false, and nothing is counted, when the window is spent. */
  readonly spend: (who: string, resource: Resource, points?: number) => boolean
  readonly headers: (who: string, resource: Resource) => Readonly<Record<string, string>>
  readonly standing: (who: string, resource: Resource) => Standing
  /** What an hour allows from now on; what was spent in it stays spent. Throws for what is no budget. */
  readonly set: (budget: z.input<typeof Shape>) => void
  readonly budget: () => Budget
}

const Whole = z.int().nonnegative()
const Shape = z.strictObject({
  /** Requests of REST. */
  core: Whole.optional(),
  /** Points of GraphQL. */
  graphql: Whole.optional(),
})
/** What each person and each installation may spend in an hour. */
export type Budget = Readonly<Record<Resource, number>>

export interface Standing {
  readonly limit: number
  readonly used: number
  readonly remaining: number
  /** Seconds since 1970. */
  readonly reset: number
}

export function createLimits(world: World, given: Budget): Limits {
  let budget = given
  const windows = new Map<string, Window>()
  const allowance = (who: string, resource: Resource) =>
    who.startsWith(JOBS) ? Math.min(JOB_BUDGET, budget[resource]) : budget[resource]
  const windowOf = (who: string, resource: Resource): Window => {
    const key = `${resource} ${who}`
    const known = windows.get(key)
    if (known !== undefined && known.resetAt > exactNow(world)) return known
    const fresh = { used: 0, resetAt: exactNow(world) + HOUR_MS }
    windows.set(key, fresh)
    return fresh
  }
  const standing = (who: string, resource: Resource): Standing => {
    const { used, resetAt } = windowOf(who, resource)
    const limit = allowance(who, resource)
    const remaining = Math.max(0, limit - used)
    return { limit, used, remaining, reset: Math.ceil(resetAt / 1000) }
  }
  const spend = (who: string, resource: Resource, points = 1) => {
    const window = windowOf(who, resource)
    const limit = allowance(who, resource)
    if (window.used >= limit) return false
    window.used = Math.min(limit, window.used + points)
    return true
  }
  const headers = (who: string, resource: Resource) => {
    const now = standing(who, resource)
    return {
      'x-ratelimit-limit': String(now.limit),
      'x-ratelimit-remaining': String(now.remaining),
      'x-ratelimit-reset': String(now.reset),
      'x-ratelimit-used': String(now.used),
      'x-ratelimit-resource': resource,
    }
  }
  const set: Limits['set'] = (asked) => {
    const { core = budget.core, graphql = budget.graphql } = Shape.parse(asked)
    budget = { core, graphql }
  }
  return { spend, headers, standing, set, budget: () => budget }
}

/** All jobs of a repository share one hour, of requests and of points alike. */
const JOBS = 'jobs of repository '
const JOB_BUDGET = 1000

/** Whose window a request is counted in. */
export function payer(caller: Caller): string {
  if (caller.kind === 'app') return `app ${caller.app.id}`
  const { grant, user } = caller.actor
  if (grant?.job !== undefined) return `${JOBS}${grant.job.repositoryId}`
  return grant === null ? `user ${user.id}` : `installation ${grant.installationId}`
}
