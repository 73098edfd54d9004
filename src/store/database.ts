import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { storeError } from './store-error.ts'

/** How long a write waits for another process's, in milliseconds. Ours take a few. */
const BUSY_MS = 5_000

export interface Query<Row> {
  readonly one: (...values: readonly SQLInputValue[]) => Row | undefined
  readonly all: (...values: readonly SQLInputValue[]) => readonly Row[]
  /** Row by row, for what may be too much to hold at once. */
  readonly each: (...values: readonly SQLInputValue[]) => Iterable<Row>
  /** The number of the row that it inserted; null where it inserted none. */
  readonly insert: (...values: readonly SQLInputValue[]) => number | null
  /** How many rows it changed. */
  readonly run: (...values: readonly SQLInputValue[]) => number
}

/** One connection. Throws `StoreError` for what is the file's or the disk's fault. */
export interface Database {
  /** Prepares a statement. `Row` is what its columns hold. */
  readonly query: <Row>(sql: string) => Query<Row>
  readonly exec: (sql: string) => void
  /**
   * All of it or nothing, durable when it returns. Not to be nested: what `work` calls must not begin another.
   */
  readonly write: <T>(work: () => T) => T
  readonly close: () => void
}

export function openDatabase(path: string): Database {
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw storeError(error, path)
    }
  }
  const sqlite = guarded(() => new DatabaseSync(path, { timeout: BUSY_MS }))
  return {
    query: <Row>(sql: string) =>
      prepared<Row>(
        guarded(() => sqlite.prepare(sql)),
        guarded,
        path,
      ),
    exec: (sql) => guarded(() => sqlite.exec(sql)),
    write: (work) => guarded(() => written(sqlite, work)),
    close: () => {
      if (sqlite.isOpen) sqlite.close()
    },
  }
}

function prepared<Row>(
  statement: StatementSync,
  guarded: <T>(work: () => T) => T,
  path: string,
): Query<Row> {
  return {
    one: (...values) => guarded(() => statement.get(...values) as Row | undefined),
    all: (...values) => guarded(() => statement.all(...values) as Row[]),
    *each(...values) {
      try {
        yield* statement.iterate(...values) as Iterable<Row>
      } catch (error) {
        throw storeError(error, path)
      }
    },
    insert: (...values) =>
      guarded(() => {
        const { changes, lastInsertRowid: row } = statement.run(...values)
        return Number(changes) === 0 ? null : Number(row)
      }),
    run: (...values) => guarded(() => Number(statement.run(...values).changes)),
  }
}

/** Begins with the right to write: two that read first and both want to write then would lock each other out. */
function written<T>(sqlite: DatabaseSync, work: () => T): T {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    sqlite.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk may have ended the transaction by itself.
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
}
