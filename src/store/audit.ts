import { createHash } from 'node:crypto'
import { type Database, openDatabase } from './database.ts'
import { examine } from './examine.ts'
import type { AuditRecord, Store } from './store.ts'

interface Row extends AuditRecord {
  readonly number: number
  readonly hash: string
}

interface Head {
  readonly count: number
  readonly hash: string
}

/** All that was recorded, oldest first, and the number of the first record that is not as it was written. */
export interface AuditTrail {
  readonly records: readonly AuditRecord[]
  /** Null where every record is. */
  readonly broken: number | null
}

/** Reads the audit of a store and changes nothing, also while others work on it. Throws StoreError. */
export function readAudit(path: string): AuditTrail {
  const database = openDatabase(path, { readOnly: true })
  try {
    examine(database, path)
    const { all, ends } = readings(database)
    const records = all.all().map(({ at, incident, delivery, act }) => ({
      at,
      incident,
      delivery,
      act,
    }))
    return { records, broken: broken(all.each(), ends()) }
  } finally {
    database.close()
  }
}

function readings(database: Database) {
  const head = database.query<Head>('SELECT audit_count AS count, audit_hash AS hash FROM engine')
  const all = database.query<Row>('SELECT * FROM audit ORDER BY number')
  return { all, ends: (): Head => head.one() ?? { count: 0, hash: '' } }
}

/** Each record's hash covers the one before it; how many there are and the last hash stand apart from them. */
export function audit(database: Database): Pick<Store, 'audit' | 'auditBroken'> {
  const { all, ends } = readings(database)
  const move = database.query('UPDATE engine SET audit_count = ?, audit_hash = ?')
  const add = database.query(
    'INSERT INTO audit (number, at, incident, delivery, act, hash) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return {
    audit: (record) =>
      database.write(() => {
        const last = ends()
        const number = last.count + 1
        const hash = chained(last.hash, number, record)
        add.run(number, record.at, record.incident, record.delivery, record.act, hash)
        move.run(number, hash)
      }),
    auditBroken: () => broken(all.each(), ends()),
  }
}

function broken(rows: Iterable<Row>, end: Head): number | null {
  let last: Head = { count: 0, hash: '' }
  for (const row of rows) {
    const number = last.count + 1
    if (row.number !== number || row.hash !== chained(last.hash, number, row)) return number
    last = { count: number, hash: row.hash }
  }
  if (last.count < end.count) return last.count + 1
  return last.count === end.count && last.hash === end.hash ? null : Math.max(1, end.count)
}

function chained(before: string, number: number, record: AuditRecord): string {
  const { at, incident, delivery, act } = record
  const text = JSON.stringify([before, number, at, incident, delivery, act])
  return createHash('sha256').update(text).digest('hex')
}
