import type { Database } from './database.ts'
import { APPLICATION_ID } from './schema.ts'

/** How many steps this file has behind it; 0 for an empty one. */
export function schemaVersion(database: Database): number {
  return database.query<{ user_version: number }>('PRAGMA user_version').one()?.user_version ?? 0
}

/**
 * Takes the steps that are still ahead. Each is one transaction with its number in it, so that a kill leaves the file
 * before or after a step, and the next start goes on from there.
 */
export function migrate(database: Database, steps: readonly string[]): void {
  for (const [index, step] of steps.entries()) {
    if (schemaVersion(database) > index) continue
    database.write(() => {
      // Another process may have taken this step while we waited for our turn.
      if (schemaVersion(database) > index) return
      database.exec(step)
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
      database.exec(`PRAGMA user_version = ${index + 1}`)
    })
  }
}
