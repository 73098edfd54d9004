import { plus } from '../domain/instant.ts'
import type { Database } from './database.ts'
import { isPaused, pauses } from './pauses.ts'
import type { Lease, Store } from './store.ts'

/** How long a claim lasts unless it is renewed: long enough for a slow look, short enough to wait for after a kill. */
export const LEASE_MS = 60_000

/** Tells one process and its engine from all others. */
export interface Identity {
  readonly owner: string
  readonly version: string
}

export interface Leases extends Pick<Store, 'renew' | 'release' | 'rank'> {
  /** Our engine is the one that works on this store now. */
  readonly current: () => boolean
  /** Nobody else has claimed it since. */
  readonly owns: (lease: Lease) => boolean
  /** It is still ours, our engine the one that works here, and nobody has told it to wait. */
  readonly held: (lease: Lease) => boolean
  /** Does it in one durable step if the lease is still ours; says whether. */
  readonly whileOurs: (lease: Lease, work: () => void) => boolean
  /** Gives back all that somebody holds who is gone. */
  readonly free: (owner: string) => void
}

/**
 * What a lease allows. It is lost when somebody else claims the lane, not when its time is over: until then nobody can
 * have changed anything behind its back.
 */
export function leases(database: Database, { owner, version }: Identity): Leases {
  const row = database.query<{ readonly rank: number }>(
    'SELECT rank FROM lanes WHERE lane = ? AND owner = ? AND fence = ?',
  )
  const engine = database.query('SELECT 1 FROM engine WHERE version = ?')
  const ranked = database.query('UPDATE lanes SET rank = ? WHERE lane = ?')
  const prolonged = database.query('UPDATE lanes SET until = ? WHERE lane = ?')
  const freed = database.query(
    'UPDATE lanes SET owner = NULL, until = NULL, version = NULL WHERE lane = ?',
  )
  const orphaned = database.query(
    'UPDATE lanes SET owner = NULL, until = NULL, version = NULL WHERE owner = ?',
  )
  const own = ({ lane, fence }: Lease) => row.one(lane, owner, fence)
  const owns = (lease: Lease) => own(lease) !== undefined
  const current = () => engine.one(version) !== undefined
  const { paused } = pauses(database)
  const held = (lease: Lease) => owns(lease) && current() && !isPaused(paused(), lease.installation)
  const whileOurs = (lease: Lease, work: () => void) =>
    database.jot(() => {
      const ours = owns(lease)
      if (ours) work()
      return ours
    })
  return {
    current,
    owns,
    held,
    whileOurs,
    renew: (lease, now) =>
      current() && whileOurs(lease, () => prolonged.run(plus(now, LEASE_MS), lease.lane)),
    release: (lease) => {
      whileOurs(lease, () => freed.run(lease.lane))
    },
    free: (gone) => {
      database.jot(() => orphaned.run(gone))
    },
    // Said after every look and mostly the same: nothing to write then.
    rank: (lease, rank) =>
      own(lease)?.rank === rank || whileOurs(lease, () => ranked.run(rank, lease.lane)),
  }
}
