import { type Instant, plus } from '../domain/instant.ts'
import type { Intention, Ledger } from '../engine/ledger.ts'
import type { Database } from './database.ts'
import type { Leases } from './leases.ts'
import type { Lease, Store } from './store.ts'

/**
 * How long after an unanswered sending a reading must begin to prove, by not showing it, that it never happened:
 * longer than our own deadline (15 s), what GitHub may still work on it after that (10 s) and the time that its lists
 * lag behind (15 s) together, with room to spare.
 */
export const SETTLE_MS = 60_000

interface Row {
  readonly sentAt: Instant
  readonly settledAt: Instant | null
  readonly id: number | null
}

/** What was sent and what became of it, by issue and key. */
export function intents(database: Database, leases: Leases): Pick<Store, 'ledger' | 'echo'> {
  const noted = database.query<Row>(
    `SELECT sent_at AS sentAt, settled_at AS settledAt, id FROM intents
      WHERE incident = ? AND key = ?`,
  )
  const send = database.query(
    `INSERT INTO intents (incident, key, sent_at) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET sent_at = excluded.sent_at, settled_at = NULL, id = NULL`,
  )
  const settle = database.query(
    `INSERT INTO intents (incident, key, sent_at, settled_at, id) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET settled_at = excluded.settled_at, id = excluded.id`,
  )
  const drop = database.query('DELETE FROM intents WHERE incident = ? AND key = ? AND id IS NULL')
  const vanish = database.query(
    'DELETE FROM intents WHERE incident = ? AND key = ? AND id IS NULL AND sent_at <= ?',
  )
  const unanswered = database.query<{ readonly key: string }>(
    'SELECT key FROM intents WHERE incident = ? AND id IS NULL ORDER BY key',
  )

  const answered = database.query<{ readonly key: string; readonly id: number }>(
    'SELECT key, id FROM intents WHERE incident = ? AND id IS NOT NULL ORDER BY key',
  )

  const ledger = (lease: Lease, incident: string): Ledger => ({
    held: () => leases.held(lease),
    intend: (key, readAt, now) =>
      database.write(() => {
        if (!leases.held(lease)) return { kind: 'lost' }
        const intention = judge(noted.one(incident, key), readAt)
        if (intention.kind === 'go') send.run(incident, key, now)
        return intention
      }),
    // Not bound to the lease: that it happened is true whoever says it, and the next one here needs to know.
    settle: (key, id, now) => {
      if (noted.one(incident, key)?.id === id) return
      database.write(() => settle.run(incident, key, now, now, id))
    },
    drop: (key) => {
      leases.whileOurs(lease, () => drop.run(incident, key))
    },
    disprove: (readAt, keys) => {
      if (keys.length === 0) return
      leases.whileOurs(lease, () => {
        for (const key of keys) vanish.run(incident, key, plus(readAt, -SETTLE_MS))
      })
    },
    unknown: () => unanswered.all(incident).map(({ key }) => key),
    done: () => new Map(answered.all(incident).map(({ key, id }) => [key, id])),
  })

  return {
    ledger,
    echo: (incident, key, id, now) => {
      // A late echo of what has been made anew since must not bring the old one back.
      const isSettled = () => typeof noted.one(incident, key)?.id === 'number'
      // Nearly every echo tells of what was answered, and costs no write.
      if (isSettled()) return false
      return database.write(() => {
        if (isSettled()) return false
        const before = noted.one(incident, key)
        settle.run(incident, key, now, now, id)
        return before !== undefined
      })
    },
  }
}

/** A reading that began long enough after either proves that it is not there: never made, or deleted since. */
function judge(row: Row | undefined, readAt: Instant): Intention {
  if (row === undefined) return { kind: 'go' }
  const until = plus(row.settledAt ?? row.sentAt, SETTLE_MS)
  if (readAt >= until) return { kind: 'go' }
  return row.id === null ? { kind: 'unknown', until } : { kind: 'done', id: row.id }
}
