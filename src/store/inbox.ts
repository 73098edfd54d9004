import type { Instant } from '../domain/instant.ts'
import type { Database } from './database.ts'
import { UNRANKED } from './lanes.ts'
import type { Leases } from './leases.ts'
import type { Delivery, Store, Taken, Waiting } from './store.ts'

/** Takes one delivery as part of a write that is under way. */
export type Take = (delivery: Delivery, now: Instant) => Taken

/** Deliveries in: what comes twice is taken once, in the order in which it came. */
export function taking(database: Database): Take {
  const parked = database.query("SELECT 1 FROM inbox WHERE id = ? AND state = 'parked'")
  const forget = database.query('DELETE FROM inbox WHERE id = ?')
  const enqueue = database.query(
    `INSERT INTO inbox (id, event, lane, installation, body, received_at, due)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING`,
  )
  // A lane that already waits for its head goes on waiting for it. Most do in a storm, and cost no write.
  const enter = database.query(
    `INSERT INTO lanes (lane, installation, rank, due, head) VALUES (?, ?, ${UNRANKED}, ?, ?)
      ON CONFLICT (lane) DO UPDATE
      SET installation = excluded.installation, due = excluded.due, head = excluded.head
      WHERE due IS NULL`,
  )
  const add = ({ id, event, lane, installation, body }: Delivery, now: Instant): boolean => {
    const seq = enqueue.insert(id, event, lane, installation, body, now, now)
    if (seq !== null) enter.run(lane, installation, now, seq)
    return seq !== null
  }
  return (delivery, now) => {
    if (add(delivery, now)) return 'new'
    if (parked.one(delivery.id) === undefined) return 'known'
    forget.run(delivery.id)
    add(delivery, now)
    return 'again'
  }
}

interface Row extends Omit<Waiting, 'body'> {
  readonly body: Uint8Array
}

/** What becomes of them, under a lease. What nobody will look at again keeps no body. */
export function inbox(
  database: Database,
  take: Take,
  { owns, whileOurs }: Leases,
): Pick<Store, 'accept' | 'waiting' | 'done' | 'later' | 'park'> {
  const first = database.query<Row>(
    `SELECT id, event, lane, installation, body, received_at AS receivedAt, tries FROM inbox
      WHERE lane = ? AND state = 'waiting' ORDER BY seq LIMIT ?`,
  )
  const end = database.query(
    `UPDATE inbox SET state = ?, reason = ?, ended_at = ?, body = NULL
      WHERE id = ? AND lane = ? AND state = 'waiting'`,
  )
  const delay = database.query(
    `UPDATE inbox SET tries = tries + 1, due = ? WHERE id = ? AND lane = ? AND state = 'waiting'`,
  )
  const follow = database.query(
    `UPDATE lanes SET (due, head) = (SELECT due, seq FROM inbox WHERE inbox.lane = lanes.lane
      AND state = 'waiting' ORDER BY seq LIMIT 1) WHERE lane = ?`,
  )
  return {
    accept: (deliveries, now) => database.write(() => deliveries.map((one) => take(one, now))),
    waiting: (lease, most) => (owns(lease) ? first.all(lease.lane, most).map(read) : []),
    done: (lease, ids, now) =>
      whileOurs(lease, () => {
        for (const id of ids) end.run('done', null, now, id, lease.lane)
        follow.run(lease.lane)
      }),
    later: (lease, id, due) =>
      whileOurs(lease, () => {
        delay.run(due, id, lease.lane)
        follow.run(lease.lane)
      }),
    park: (lease, id, reason, now) =>
      whileOurs(lease, () => {
        end.run('parked', reason, now, id, lease.lane)
        follow.run(lease.lane)
      }),
  }
}

const read = (row: Row): Waiting => ({ ...row, body: Buffer.from(row.body) })
