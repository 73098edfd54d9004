import { type Instant, plus } from '../domain/instant.ts'
import type { Database } from './database.ts'
import { type Identity, LEASE_MS, type Leases } from './leases.ts'
import { pauses } from './pauses.ts'
import type { Lease, Store } from './store.ts'

/** What nobody has looked at yet comes after what is known to be the worst, and before all else. */
export const UNRANKED = 1

type Found = Pick<Lease, 'lane' | 'installation'>

/** Which lane is next, found in an index: one short search per rank, however many lanes wait. */
export function lanes(
  database: Database,
  { owner, version }: Identity,
  { current }: Leases,
): Pick<Store, 'claim'> {
  const first = database.query<Found>(
    `SELECT lane, installation FROM lanes
      WHERE due IS NOT NULL AND rank = ? AND ready <= ?
        AND installation NOT IN (SELECT installation FROM holds WHERE until > ?)
        AND installation NOT IN (SELECT value FROM json_each(?))
      ORDER BY ready, head LIMIT 1`,
  )
  const fenced = database.query<{ readonly fence: number }>(
    'UPDATE engine SET fence = fence + 1 RETURNING fence',
  )
  const leased = database.query(
    'UPDATE lanes SET owner = ?, fence = ?, until = ?, version = ? WHERE lane = ?',
  )
  const ranks = ranking(database)
  const { paused } = pauses(database)
  const find = (now: Instant, except: string): Found | null => {
    for (const rank of current() ? ranks() : []) {
      const found = first.one(rank, now, now, except)
      if (found !== undefined) return found
    }
    return null
  }
  const lease = ({ lane, installation }: Found, now: Instant): Lease => {
    // One count for all lanes, so that a lane that was forgotten meanwhile never gets an old number again.
    const fence = fenced.one()?.fence ?? 0
    leased.run(owner, fence, plus(now, LEASE_MS), version, lane)
    return { lane, installation, fence }
  }
  return {
    claim: (now, except) => {
      const { everything, installations } = paused()
      if (everything) return null
      const without = JSON.stringify([...except, ...installations])
      // Without the right to write first: most looks find nothing, and must not make others wait.
      if (find(now, without) === null) return null
      return database.jot(() => {
        const found = find(now, without)
        return found && lease(found, now)
      })
    },
  }
}

/** The ranks in use, the most severe first: sorted by rank and time at once, one would step over all not yet due. */
function ranking(database: Database): () => Iterable<number> {
  const next = database.query<{ readonly rank: number | null }>(
    'SELECT min(rank) AS rank FROM lanes WHERE rank > ? AND due IS NOT NULL',
  )
  const after = (rank: number) => next.one(rank)?.rank ?? null
  return function* () {
    for (let rank = after(Number.MIN_SAFE_INTEGER); rank !== null; rank = after(rank)) yield rank
  }
}
