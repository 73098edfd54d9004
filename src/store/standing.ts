import type { Instant } from '../domain/instant.ts'
import type { Database } from './database.ts'
import type { Store } from './store.ts'

interface Figures {
  readonly oldestAt: Instant | null
  readonly waiting: number
  readonly unknown: number
  readonly timers: number
}

interface Parked {
  readonly reason: string
  readonly count: number
}

/** Figures that an operator looks at; each comes out of an index. */
export function standing(database: Database): Store['standing'] {
  const figures = database.query<Figures>(
    `SELECT (SELECT min(at) FROM (
        SELECT min(received_at) AS at FROM lanes JOIN inbox ON seq = head
          WHERE lanes.due IS NOT NULL
        UNION ALL SELECT min(received_at) FROM arrivals)) AS oldestAt,
      (SELECT count(*) FROM inbox WHERE state = 'waiting') + (SELECT count(*) FROM arrivals)
        AS waiting,
      (SELECT count(*) FROM intents INDEXED BY intents_unknown WHERE id IS NULL)
        AS unknown,
      (SELECT count(*) FROM timers) AS timers`,
  )
  const parked = database.query<Parked>(
    `SELECT reason, count(*) AS count FROM inbox WHERE state = 'parked'
      GROUP BY reason ORDER BY reason`,
  )
  return () => {
    const { oldestAt = null, waiting = 0, unknown = 0, timers = 0 } = figures.one() ?? {}
    const reasons = parked.all().map(({ reason, count }) => [reason, count] as const)
    return { oldestAt, waiting, parked: Object.fromEntries(reasons), unknown, timers }
  }
}
