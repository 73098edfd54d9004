import type { Database } from './database.ts'
import { schemaVersion } from './migrate.ts'
import { APPLICATION_ID, MIGRATIONS } from './schema.ts'
import { StoreError } from './store-error.ts'

/** Throws StoreError unless the database is empty, or a sound store of this release or of an earlier one. */
export function examine(database: Database, path: string): void {
  const { version, mark, tables } = marks(database)
  const empty = mark === 0 && version === 0 && tables === 0
  if (mark !== APPLICATION_ID && !empty)
    throw new StoreError(
      'foreign',
      `store ${path}: this database belongs to something else; set SITREP_STORE to another path`,
    )
  if (version > MIGRATIONS.length)
    throw new StoreError(
      'newer',
      `store ${path}: a later release wrote it; start that release, or set SITREP_STORE to a new path`,
    )
  const found = database.query<{ quick_check: string }>('PRAGMA quick_check(1)').one()
  if (found?.quick_check !== 'ok')
    throw new StoreError(
      'corrupt',
      `store ${path}: it is damaged; move it away and start with a new one, GitHub still knows every fact`,
    )
}

/** Read in one step, since another process may just be making this store. */
function marks(database: Database) {
  database.exec('BEGIN')
  const tables = database.query<{ count: number }>('SELECT count(*) AS count FROM sqlite_master')
  const mark = database.query<{ application_id: number }>('PRAGMA application_id')
  const found = {
    tables: tables.one()?.count,
    mark: mark.one()?.application_id,
    version: schemaVersion(database),
  }
  database.exec('COMMIT')
  return found
}
