import type { Instant } from '../../domain/instant.ts'
import { plus } from '../../domain/instant.ts'
import type { Budget } from '../budget.ts'

/** What reports leave of an hour's limit, as a share: incidents are handled from the same one, and the report is written from it. */
const LEFT = 0.1

/** What is known of GitHub's hourly limits. */
export interface Points {
  readonly told: (budget: Budget) => void
  /** From when on may be asked again; null where it may now. */
  readonly spentUntil: (resource: 'graphql' | 'core', now: Instant) => Instant | null
}

export function points(): Points {
  const known = new Map<string, Budget>()
  return {
    told: (budget) => {
      known.set(budget.resource, budget)
    },
    spentUntil(resource, now) {
      const budget = known.get(resource)
      if (budget === undefined || budget.resetAt <= now) return null
      return budget.remaining > budget.limit * LEFT ? null : plus(budget.resetAt, 1_000)
    },
  }
}
