import { randomUUID } from 'node:crypto'
import { pid } from 'node:process'
import type { Instant } from '../domain/instant.ts'
import type { PaceLimits } from '../engine/pace.ts'
import { ALONE, alive } from './alive.ts'
import { arrivals } from './arrivals.ts'
import { audit } from './audit.ts'
import type { Database } from './database.ts'
import { inbox, taking } from './inbox.ts'
import { intents } from './intents.ts'
import { lanes } from './lanes.ts'
import { leases } from './leases.ts'
import { IN_MEMORY, openFile } from './open-file.ts'
import { pauses } from './pauses.ts'
import { slots } from './slots.ts'
import { standing } from './standing.ts'
import type { Store } from './store.ts'
import { timers } from './timers.ts'
import { catchUp, upkeep } from './upkeep.ts'

export interface StoreOptions {
  /** A file, made where there is none with the folders that lead to it, or `:memory:`. */
  readonly path: string
  /** Of the engine. The last one that opened a store works on it, all others only finish what they hold. */
  readonly version: string
  /** Tells this process from all others; made up where nobody says. */
  readonly owner?: string
  readonly pace: PaceLimits
  readonly now: Instant
}

/** Throws StoreError where the path holds anything but a sound store of this release or of an earlier one. */
export function openStore(options: StoreOptions): Store {
  const { path, version, owner = `${pid}-${randomUUID()}`, pace, now } = options
  const database = openFile(path)
  takeOver(database, version, now)
  database.hurry()
  const identity = { owner, version }
  const lease = leases(database, identity)
  const { renew, release, rank } = lease
  const living = path === IN_MEMORY ? ALONE : alive(path, owner)
  const reclaim = () => living.lookForDead(lease.free)
  reclaim()
  const take = taking(database)
  return {
    renew,
    release,
    rank,
    reclaim,
    ...lanes(database, identity, lease),
    ...arrivals(database, take),
    ...inbox(database, take, lease),
    ...intents(database, lease),
    ...timers(database, take),
    slots: slots(database, pace),
    ...audit(database),
    standing: standing(database),
    ...pauses(database),
    ...upkeep(database),
    close: () => {
      living.close()
      database.close()
    },
  }
}

function takeOver(database: Database, version: string, now: Instant): void {
  database.write(() => {
    database.query('UPDATE engine SET version = ?').run(version)
    catchUp(database, now)
  })
}
