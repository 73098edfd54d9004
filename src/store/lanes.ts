import type { Instant } from '../domain/instant.ts'
import { plus } from '../domain/instant.ts'
import type { Database, Query } from './database.ts'
import type { Lease, Store } from './store.ts'

/** How long a claim lasts unless it is renewed: long enough for a slow look, short enough to wait for after a kill. */
export const LEASE_MS = 60_000

/** What nobody has looked at yet comes after what is known to be the worst, and before all else. */
export const UNRANKED = 1

export interface Lanes extends Pick<Store, 'claim' | 'renew' | 'release' | 'rank' | 'nextDue'> {
  /** Whether it is still ours, and our engine's version still the one that works here. */
  readonly held: (lease: Lease) => boolean
  /** Does it in one durable step if the lease is still ours; says whether. */
  readonly whileOurs: (lease: Lease, work: () => void) => boolean
  readonly owns: (lease: Lease) => boolean
}

export interface Identity {
  readonly owner: string
  readonly version: string
}

/** Who may work on what. `UPDATE`s here keep to the primary key; searching is the index's work. */
export function lanes(database: Database, { owner, version }: Identity): Lanes {
  const owned = database.query('SELECT 1 FROM lanes WHERE lane = ? AND owner = ? AND fence = ?')
  const current = database.query('SELECT 1 FROM engine WHERE version = ?')
  const ranked = database.query('UPDATE lanes SET rank = ? WHERE lane = ?')
  const prolonged = database.query('UPDATE lanes SET until = ? WHERE lane = ?')
  const released = database.query(
    'UPDATE lanes SET owner = NULL, until = NULL, version = NULL WHERE lane = ?',
  )
  const owns = (lease: Lease) => owned.one(lease.lane, owner, lease.fence) !== undefined
  const held = (lease: Lease) => owns(lease) && current.one(version) !== undefined
  const whileOurs = (lease: Lease, work: () => void) =>
    database.write(() => {
      if (!owns(lease)) return false
      work()
      return true
    })
  return {
    owns,
    held,
    whileOurs,
    claim: claiming(database, { owner, version }),
    renew: (lease, now) =>
      database.write(() => {
        if (!held(lease)) return false
        prolonged.run(plus(now, LEASE_MS), lease.lane)
        return true
      }),
    release: (lease) => {
      whileOurs(lease, () => released.run(lease.lane))
    },
    rank: (lease, rank) => whileOurs(lease, () => ranked.run(rank, lease.lane)),
    nextDue: dueNext(database, version),
  }
}

type Found = Pick<Lease, 'lane' | 'installation'>

const UNHELD = 'installation NOT IN (SELECT installation FROM holds WHERE until > ?)'

/** One short search per rank, most severe first: sorted by rank and time together it would step over all not due. */
const ranks = (database: Database): Query<{ readonly rank: number | null }> =>
  database.query('SELECT min(rank) AS rank FROM lanes WHERE rank > ? AND due IS NOT NULL')

function* eachRank(next: ReturnType<typeof ranks>): Generator<number> {
  let rank = next.one(Number.MIN_SAFE_INTEGER)?.rank ?? null
  while (rank !== null) {
    yield rank
    rank = next.one(rank)?.rank ?? null
  }
}

function claiming(database: Database, { owner, version }: Identity): Store['claim'] {
  const current = database.query('SELECT 1 FROM engine WHERE version = ?')
  const next = ranks(database)
  const first = database.query<Found>(
    `SELECT lane, installation FROM lanes
      WHERE due IS NOT NULL AND rank = ? AND ready <= ? AND ${UNHELD}
        AND installation NOT IN (SELECT value FROM json_each(?))
      ORDER BY ready LIMIT 1`,
  )
  const fenced = database.query<{ readonly fence: number }>(
    'UPDATE engine SET fence = fence + 1 RETURNING fence',
  )
  const leased = database.query(
    'UPDATE lanes SET owner = ?, fence = ?, until = ?, version = ? WHERE lane = ?',
  )
  const find = (now: Instant, except: string): Found | null => {
    if (current.one(version) === undefined) return null
    for (const rank of eachRank(next)) {
      const found = first.one(rank, now, now, except)
      if (found !== undefined) return found
    }
    return null
  }
  return (now, except) => {
    const without = JSON.stringify([...except])
    // Without the right to write first: most looks find nothing, and must not make others wait.
    if (find(now, without) === null) return null
    return database.write(() => {
      const found = find(now, without)
      if (found === null) return null
      // One count for all lanes, so that a lane that was forgotten meanwhile never gets an old number again.
      const fence = fenced.one()?.fence ?? 0
      leased.run(owner, fence, plus(now, LEASE_MS), version, found.lane)
      return { lane: found.lane, installation: found.installation, fence }
    })
  }
}

function dueNext(database: Database, version: string): Store['nextDue'] {
  const current = database.query('SELECT 1 FROM engine WHERE version = ?')
  const next = ranks(database)
  const first = database.query<{ readonly ready: Instant }>(
    `SELECT ready FROM lanes WHERE due IS NOT NULL AND rank = ? AND ${UNHELD}
      ORDER BY ready LIMIT 1`,
  )
  const heldBack = database.query<{ readonly ready: Instant | null }>(
    `SELECT min(max(ready, holds.until)) AS ready FROM lanes JOIN holds USING (installation)
      WHERE due IS NOT NULL AND holds.until > ?`,
  )
  return (now) => {
    if (current.one(version) === undefined) return null
    const free = [...eachRank(next)].map((rank) => first.one(rank, now)?.ready)
    const times = [...free, heldBack.one(now)?.ready].filter((at) => typeof at === 'number')
    return times.length === 0 ? null : (Math.min(...times) as Instant)
  }
}
