import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { isBusy, storeError } from './store-error.ts'

/** How long opening waits for a process that is just making or upgrading the same file, in milliseconds. */
const OPENING_MS = 5_000
/**
 * How long a write waits for another process's at one go, in milliseconds. SQLite keeps no queue and looks less and
 * less often, so whoever wants a fair share of a busy file begins anew instead of waiting on.
 */
const TURN_MS = 20
/**
 * Writes of ours take a few milliseconds, so who holds the lock for all of these turns is stuck. Waiting stops this
 * whole process, and GitHub must hear within a second that nothing was stored.
 */
const PATIENT_TURNS = 30

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
  /**
   * The same, but on the disk only with the next `write`: a kill forgets none of it, a machine that loses its power may
   * forget the newest, in order. For what is found out again or done again without harm. It costs a hundredth where a
   * disk is slow, and this process answers nobody while it waits for one.
   */
  readonly jot: <T>(work: () => T) => T
  /** From here on somebody waits for an answer, and a lock is waited for no longer than that allows. */
  readonly hurry: () => void
  readonly close: () => void
}

/** With the write-ahead log: whether each commit waits for the disk. */
type Level = 'FULL' | 'NORMAL'

export function openDatabase(path: string, { readOnly = false } = {}): Database {
  let turns = 1
  let hurried = false
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw storeError(error, path)
    }
  }
  const sqlite = guarded(() => new DatabaseSync(path, { timeout: OPENING_MS, readOnly }))
  const begin = () => {
    try {
      begun(sqlite, turns)
      turns = hurried ? PATIENT_TURNS : 1
    } catch (error) {
      // Somebody is stuck: else everyone in the queue would stop this process for the whole time again.
      turns = 1
      throw error
    }
  }
  let level: Level | null = null
  const transaction = <T>(synced: Level, work: () => T): T =>
    guarded(() => {
      // Outside of a transaction alone it changes anything.
      if (level !== synced) sqlite.exec(`PRAGMA synchronous = ${synced}`)
      level = synced
      begin()
      return ended(sqlite, work)
    })
  return {
    query: <Row>(sql: string) =>
      prepared<Row>(
        guarded(() => sqlite.prepare(sql)),
        guarded,
        path,
      ),
    exec: (sql) => guarded(() => sqlite.exec(sql)),
    write: (work) => transaction('FULL', work),
    jot: (work) => transaction('NORMAL', work),
    hurry: () => {
      hurried = true
      turns = PATIENT_TURNS
      guarded(() => sqlite.exec(`PRAGMA busy_timeout = ${TURN_MS}`))
    },
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
function begun(sqlite: DatabaseSync, turns: number): void {
  for (let left = turns; ; left -= 1) {
    try {
      sqlite.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || left <= 1) throw error
    }
  }
}

function ended<T>(sqlite: DatabaseSync, work: () => T): T {
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
