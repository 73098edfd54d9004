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
  /** Counts one request; false when the window is spent. */
  readonly spend: (who: string, resource: Resource) => boolean
  readonly headers: (who: string, resource: Resource) => Readonly<Record<string, string>>
  readonly standing: (who: string, resource: Resource) => Standing
}

export interface Standing {
  readonly limit: number
  readonly used: number
  readonly remaining: number
  /** Seconds since 1970. */
  readonly reset: number
}

export function createLimits(world: World, limit: number): Limits {
  const windows = new Map<string, Window>()
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
    return { limit, used, remaining: limit - used, reset: Math.ceil(resetAt / 1000) }
  }
  const spend = (who: string, resource: Resource) => {
    const window = windowOf(who, resource)
    if (window.used >= limit) return false
    window.used += 1
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
  return { spend, headers, standing }
}

/** Whose window a request is counted in. */
export function payer(caller: Caller): string {
  if (caller.kind === 'app') return `app ${caller.app.id}`
  const { grant, user } = caller.actor
  return grant === null ? `user ${user.id}` : `installation ${grant.installationId}`
}
