import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { Witness } from '../invariant.ts'

export type StoredRow = Readonly<Record<string, SQLOutputValue>>

/** Reads the store as it was left, and never writes. */
export function stored({ store }: Pick<Witness, 'store'>, query: string): readonly StoredRow[] {
  const database = new DatabaseSync(store, { readOnly: true })
  try {
    return database.prepare(query).all()
  } finally {
    database.close()
  }
}
