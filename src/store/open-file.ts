import { chmodSync, closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import { aliveFolder } from './alive.ts'
import { type Database, openDatabase } from './database.ts'
import { examine } from './examine.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './schema.ts'
import { StoreError } from './store-error.ts'

export const IN_MEMORY = ':memory:'

/** How long another process's start is waited for, and how often it is looked at. */
const PAUSE_MS = 20
const TRIES = 250

/** How every SQLite file begins. */
const MAGIC = 'SQLite format 3\u0000'

/**
 * A connection to a sound store of this release, made where there is none. Throws StoreError, and changes nothing,
 * where the file is anything else.
 */
export function openFile(path: string): Database {
  if (path !== IN_MEMORY) ready(path)
  const database = openDatabase(path)
  try {
    examine(database, path)
    // After the examination: from here on it is changed.
    if (path !== IN_MEMORY) chmodSync(path, 0o600)
    logAhead(database, path)
    database.exec('PRAGMA journal_size_limit = 67108864')
    // An alert's text waits here, and what is forgotten is to be gone from the disk as well.
    database.exec('PRAGMA secure_delete = ON')
    migrate(database, MIGRATIONS)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Its folders and an empty file, for its owner's eyes only: it says who works on what. */
function ready(path: string): void {
  const start = orUnusable(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    return beginning(path)
  })
  if (start !== '' && start !== MAGIC)
    throw new StoreError(
      'foreign',
      `store ${path}: this file is no store of ours; set SITREP_STORE to another path`,
    )
  orUnusable(path, () => mkdirSync(aliveFolder(path), { recursive: true, mode: 0o700 }))
}

function orUnusable<T>(path: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw new StoreError(
      'unusable',
      `store ${path}: it cannot be made or opened; set SITREP_STORE to a path that may be written (${reason(error)})`,
      error,
    )
  }
}

function beginning(path: string): string {
  const file = openSync(path, 'a+', 0o600)
  try {
    const bytes = Buffer.alloc(MAGIC.length)
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(file)
  }
}

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'

/** Turns the write-ahead log on. SQLite does not wait here for others that do the same, so we do. */
function logAhead(database: Database, path: string): void {
  const mode = database.query<{ journal_mode: string }>('PRAGMA journal_mode')
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let left = TRIES; !switched(database, left === 0); left -= 1)
    Atomics.wait(pause, 0, 0, PAUSE_MS)
  if (path === IN_MEMORY || mode.one()?.journal_mode === 'wal') return
  throw new StoreError(
    'unusable',
    `store ${path}: its file system cannot be shared by processes; set SITREP_STORE to a local disk`,
  )
}

function switched(database: Database, last: boolean): boolean {
  try {
    database.exec('PRAGMA journal_mode = WAL')
    return true
  } catch (error) {
    if (error instanceof StoreError && error.trouble === 'busy' && !last) return false
    throw error
  }
}
