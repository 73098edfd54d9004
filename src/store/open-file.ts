import { chmodSync, closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Database, openDatabase } from './database.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { APPLICATION_ID, MIGRATIONS } from './schema.ts'
import { StoreError } from './store-error.ts'

export const IN_MEMORY = ':memory:'

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
    // After the examination: these already write to the file.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA secure_delete = FAST; PRAGMA journal_size_limit = 67108864`)
    migrate(database, MIGRATIONS)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Its folder and an empty file, for its owner's eyes only: it holds what people wrote until it is worked off. */
function ready(path: string): void {
  let start: string
  try {
    mkdirSync(dirname(path), { recursive: true })
    start = beginning(path)
    if (start === '' || start === MAGIC) chmodSync(path, 0o600)
  } catch (error) {
    throw new StoreError(
      'unusable',
      `store ${path}: it cannot be made or opened; set SITREP_STORE to a path that may be written (${reason(error)})`,
      error,
    )
  }
  if (start !== '' && start !== MAGIC)
    throw new StoreError(
      'foreign',
      `store ${path}: this file is no store of ours; set SITREP_STORE to another path`,
    )
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

function examine(database: Database, path: string): void {
  if (schemaVersion(database) > MIGRATIONS.length)
    throw new StoreError(
      'newer',
      `store ${path}: a later release wrote it; start that release, or set SITREP_STORE to a new path`,
    )
  if (!ours(database))
    throw new StoreError(
      'foreign',
      `store ${path}: this database belongs to something else; set SITREP_STORE to another path`,
    )
  const found = database.query<{ quick_check: string }>('PRAGMA quick_check(1)').one()
  if (found?.quick_check !== 'ok')
    throw new StoreError(
      'corrupt',
      `store ${path}: it is damaged; move it away and start with a new one, GitHub still knows every fact`,
    )
}

/** Marked as ours, or still empty. */
function ours(database: Database): boolean {
  const mark = database.query<{ application_id: number }>('PRAGMA application_id').one()
  if (mark?.application_id === APPLICATION_ID) return true
  const tables = database.query<{ count: number }>('SELECT count(*) AS count FROM sqlite_master')
  return mark?.application_id === 0 && tables.one()?.count === 0
}
