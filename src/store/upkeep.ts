import { DAY_MS, HOUR_MS, type Instant, plus } from '../domain/instant.ts'
import type { Database } from './database.ts'
import { LEASE_MS } from './leases.ts'
import type { Store } from './store.ts'

/** Longer than GitHub's log of deliveries reaches back, so that nothing found there is taken for new. */
const DELIVERIES_MS = 7 * DAY_MS
const INTENTS_MS = 30 * DAY_MS

/** At once no more than what lets others in between. */
const BATCH = 1_000

/** What keeps the store small and usable over the years. */
export function upkeep(
  database: Database,
): Pick<Store, 'remember' | 'remembered' | 'prune' | 'check'> {
  const put = database.query('INSERT OR REPLACE INTO memory (name, value) VALUES (?, ?)')
  const got = database.query<{ readonly value: string }>('SELECT value FROM memory WHERE name = ?')
  const recall = (name: string) => got.one(name)?.value ?? null
  const checked = database.query('UPDATE engine SET checks = checks + 1')
  return {
    remember: (name, value) => {
      if (recall(name) !== value) database.write(() => put.run(name, value))
    },
    remembered: recall,
    prune: pruning(database),
    check: () => {
      database.write(() => checked.run())
    },
  }
}

function pruning(database: Database): Store['prune'] {
  const deliveries = database.query(
    `DELETE FROM inbox WHERE seq IN
      (SELECT seq FROM inbox WHERE ended_at < ? ORDER BY ended_at LIMIT ${BATCH})`,
  )
  const intents = database.query('DELETE FROM intents WHERE coalesce(settled_at, sent_at) < ?')
  const lanes = database.query(
    `DELETE FROM lanes WHERE due IS NULL AND coalesce(until, 0) <= ?
      AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.lane = lanes.lane)`,
  )
  const writes = database.query('DELETE FROM writes WHERE at <= ?')
  const holds = database.query('DELETE FROM holds WHERE until <= ? OR until > ?')
  return (now) => {
    while (database.write(() => deliveries.run(plus(now, -DELIVERIES_MS))) === BATCH);
    database.write(() => {
      intents.run(plus(now, -INTENTS_MS))
      lanes.run(now)
      writes.run(plus(now, -HOUR_MS))
      holds.run(now, plus(now, FAR_MS))
      catchUp(database, now)
    })
  }
}

/** Nobody is asked to wait longer: what lies farther ahead was written before the clock was set back. */
const FAR_MS = 2 * HOUR_MS

/**
 * Where the clock stands before what was written: what would wait for a time that lies absurdly far ahead waits no
 * longer. At worst something is tried once too early. Part of a write that is under way.
 */
export function catchUp(database: Database, now: Instant): void {
  const far = plus(now, FAR_MS)
  database.query("UPDATE inbox SET due = ? WHERE due > ? AND state = 'waiting'").run(now, far)
  database.query('UPDATE lanes SET due = ? WHERE due > ?').run(now, far)
  const lease = plus(now, LEASE_MS)
  database.query('UPDATE lanes SET until = ? WHERE until > ?').run(lease, lease)
}
