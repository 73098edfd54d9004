import type { Instant } from '../domain/instant.ts'
import type { Database } from './database.ts'
import type { Take } from './inbox.ts'
import type { Delivery, Store } from './store.ts'

/** So many are sorted in one step: the more, the cheaper each, and these take some ten milliseconds. */
export const SORTED_AT_ONCE = 1_000

interface Row extends Omit<Delivery, 'body'> {
  readonly seq: number
  readonly body: Uint8Array
  readonly receivedAt: Instant
}

/**
 * Deliveries in, written where writing is cheapest: behind each other, in a table without an index. What came twice,
 * and whose turn it is, is found out when somebody looks for work, for many of them in one step.
 */
export function arrivals(database: Database, take: Take): Pick<Store, 'arrive' | 'sort'> {
  const append = database.query(
    `INSERT INTO arrivals (id, event, lane, installation, body, received_at)
      VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const any = database.query('SELECT 1 FROM arrivals LIMIT 1')
  const first = database.query<Row>(
    `SELECT seq, id, event, lane, installation, body, received_at AS receivedAt FROM arrivals
      ORDER BY seq LIMIT ${SORTED_AT_ONCE}`,
  )
  const forget = database.query('DELETE FROM arrivals WHERE seq <= ?')
  return {
    arrive: (deliveries, now) =>
      database.write(() => {
        for (const { id, event, lane, installation, body } of deliveries)
          append.run(id, event, lane, installation, body, now)
      }),
    sort: () => {
      if (any.one() === undefined) return []
      return database.jot(() => {
        const rows = first.all()
        forget.run(rows.at(-1)?.seq ?? 0)
        return rows.map((row) => take({ ...row, body: Buffer.from(row.body) }, row.receivedAt))
      })
    },
  }
}
