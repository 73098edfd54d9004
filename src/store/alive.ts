import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from './database.ts'
import { StoreError } from './store-error.ts'

/** Tells who of those that share a store has ended without a word, so that nobody waits for the end of its leases. */
export interface Alive {
  /** Calls `bury` for each owner that is gone, one after the other; what it throws leaves that one to the next asker. */
  readonly lookForDead: (bury: (owner: string) => void) => void
  /** From here on we count as gone. */
  readonly close: () => void
}

/** Where everybody shows that they live: one file each. */
export const aliveFolder = (path: string): string => `${path}-alive`

/** Nobody shares what is in memory. */
export const ALONE: Alive = { lookForDead: () => {}, close: () => {} }

/**
 * Holds a lock on a file of our own for as long as this process lives. The kernel takes it away however we end, also
 * where process numbers mean nothing to each other, as between containers. One that lives but sleeps keeps its lock: the
 * end of its lease is what counts then.
 */
export function alive(path: string, owner: string): Alive {
  const folder = aliveFolder(path)
  const own = join(folder, owner)
  const lock = held(own)
  const look = (name: string, bury: (owner: string) => void) => {
    const file = join(folder, name)
    const taken = grabbed(file)
    if (taken === null) return
    try {
      bury(name)
      // Only now: whoever ends in between leaves it to be found again.
      rmSync(file, { force: true })
    } finally {
      taken.close()
    }
  }
  return {
    lookForDead: (bury) => {
      // Without the folder, which somebody may have swept away, leases end by themselves.
      const names = existsSync(folder) ? readdirSync(folder) : []
      for (const name of names) if (name !== owner) look(name, bury)
    },
    close: () => {
      rmSync(own, { force: true })
      lock.close()
    },
  }
}

/** Somebody who looks just when it is made takes it for one that was left behind, and away: made again then. */
function held(file: string): Database {
  for (;;) {
    const lock = grabbed(file)
    if (lock !== null && existsSync(file)) return lock
    lock?.close()
  }
}

/** Null where a living process holds it. */
function grabbed(file: string): Database | null {
  const database = openDatabase(file)
  try {
    // Nothing is ever written: what counts is the lock, which needs no log and no wait.
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (error instanceof StoreError && error.trouble === 'busy') return null
    throw error
  }
}
