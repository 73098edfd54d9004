import { type Instant, iso } from '../domain/instant.ts'
import type { Database } from './database.ts'
import type { Take } from './inbox.ts'
import type { Delivery, Store } from './store.ts'

interface Row extends Omit<Delivery, 'id' | 'body'> {
  readonly body: Uint8Array
  readonly at: Instant
}

/** One alarm a lane, kept as a row: nothing here counts the time, so that a restart loses none. */
export function timers(database: Database, take: Take): Pick<Store, 'setTimer' | 'fireTimers'> {
  const set = database.query(
    'INSERT OR REPLACE INTO timers (lane, event, installation, body, at) VALUES (?, ?, ?, ?, ?)',
  )
  const clear = database.query('DELETE FROM timers WHERE lane = ?')
  const one = database.query<Row>(
    'SELECT lane, event, installation, body, at FROM timers WHERE lane = ?',
  )
  const any = database.query('SELECT 1 FROM timers WHERE at <= ? LIMIT 1')
  const due = database.query<Row>(
    'SELECT lane, event, installation, body, at FROM timers WHERE at <= ? ORDER BY at, lane',
  )
  const fire = ({ at, ...row }: Row, now: Instant): void => {
    const body = Buffer.from(row.body)
    // The same alarm set once more for a time that has already rung is another one.
    for (let count = 1; ; count += 1) {
      const id = `timer ${row.lane} ${iso(at)} ${count}`
      if (take({ ...row, body, id }, now) !== 'known') break
    }
    clear.run(row.lane)
  }
  return {
    setTimer: (timer, at) => {
      const before = one.one(timer.lane)
      // Said after every look and mostly the same: nothing to write then.
      if (at === null ? before === undefined : same(before, timer, at)) return
      const { lane, event, installation, body } = timer
      database.write(() =>
        at === null ? clear.run(lane) : set.run(lane, event, installation, body, at),
      )
    },
    fireTimers: (at, now) => {
      if (any.one(at) === undefined) return 0
      return database.jot(() => {
        const rows = due.all(at)
        for (const row of rows) fire(row, now)
        return rows.length
      })
    },
  }
}

const same = (row: Row | undefined, timer: Omit<Delivery, 'id'>, at: Instant): boolean =>
  row?.at === at &&
  row.event === timer.event &&
  row.installation === timer.installation &&
  timer.body.equals(row.body)
