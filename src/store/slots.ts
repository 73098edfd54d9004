import { HOUR_MS, type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import {
  limitsFor,
  nextWrite,
  type PaceLimits,
  type PastWrite,
  type Slots,
} from '../engine/pace.ts'
import type { Database } from './database.ts'

interface Row {
  readonly at: Instant
  readonly content: number
}

/** Every write of an installation in the last hour, so that all processes count the same. */
export function slots(database: Database, limits: PaceLimits): Slots {
  const newest = (which: string) =>
    database.query<Row>(
      `SELECT at, content FROM writes WHERE installation = ? AND at > ? ${which}
        ORDER BY at DESC, rowid DESC LIMIT ?`,
    )
  const [any, contents] = [newest(''), newest('AND content = 1')]
  const most = Math.max(...[limits.perMinute, limits.perHour, 0].filter(Number.isFinite))
  /** As many as a limit can depend on, and no more: in an hour there may have been thousands. */
  const past = (installation: number, since: Instant): readonly PastWrite[] => {
    const made = contents.all(installation, since, most).map(read).reverse()
    const last = any.all(installation, since, 1).map(read)
    return last.some(({ content }) => content) && made.length > 0 ? made : [...made, ...last]
  }
  const old = database.query('DELETE FROM writes WHERE installation = ? AND at <= ?')
  const ahead = database.query('UPDATE writes SET at = ? WHERE installation = ? AND at > ?')
  const add = database.query('INSERT INTO writes (installation, at, content) VALUES (?, ?, ?)')
  const until = database.query<{ readonly until: Instant }>(
    'SELECT until FROM holds WHERE installation = ? AND until > ?',
  )
  const keep = database.query(
    `INSERT INTO holds (installation, until) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET until = max(until, excluded.until)`,
  )
  const heldUntil = (installation: number, now: Instant) =>
    until.one(installation, now)?.until ?? null
  const free = (
    installation: number,
    content: boolean,
    now: Instant,
    allowed: PaceLimits,
  ): Instant => {
    const writes = past(installation, plus(now, -HOUR_MS))
    const held = heldUntil(installation, now) ?? now
    return Math.max(held, nextWrite(writes, content, now, allowed)) as Instant
  }
  return {
    heldUntil,
    hold: (installation, at) => {
      database.jot(() => keep.run(installation, at))
    },
    take: (installation, content, now, rank = 0) =>
      database.jot(() => {
        old.run(installation, plus(now, -HOUR_MS))
        // The host's clock was set back: as if made now, or nothing would be sent until it has caught up.
        ahead.run(now, installation, plus(now, MINUTE_MS))
        const at = free(installation, content, now, limitsFor(rank, limits))
        if (at === now) add.run(installation, now, content ? 1 : 0)
        return at
      }),
  }
}

const read = ({ at, content }: Row): PastWrite => ({ at, content: content === 1 })
