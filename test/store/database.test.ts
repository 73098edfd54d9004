import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { storePath } from './support.ts'

const INSERT = 'INSERT INTO things (body) VALUES (?)'

function things(path = storePath()): Database {
  const database = openDatabase(path)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS things (body BLOB)')
  return database
}

const count = (database: Database) =>
  database.query<{ count: number }>('SELECT count(*) AS count FROM things').one()?.count

/** What a call came to, which has to be an error of the store. */
function refusal(act: () => unknown): StoreError {
  try {
    act()
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('nothing stood in the way')
}

test('a write is all or nothing', () => {
  const database = things()
  const insert = database.query(INSERT)
  expect(() =>
    database.write(() => {
      insert.run('one')
      throw new RangeError('our own mistake')
    }),
  ).toThrow(RangeError)
  expect(count(database)).toBe(0)
  expect(database.write(() => insert.run('two'))).toBe(1)
  expect(count(database)).toBe(1)
})

test('a full disk is told, what was stored stays, and it goes on when there is room', () => {
  const database = things()
  const insert = database.query(INSERT)
  database.write(() => insert.run('small'))
  database.exec('PRAGMA max_page_count = 20')
  const { trouble, message } = refusal(() =>
    database.write(() => {
      insert.run('another')
      insert.run(Buffer.alloc(200_000))
    }),
  )
  expect(trouble).toBe('unusable')
  expect(message).toContain('full')
  expect(count(database)).toBe(1)
  database.exec('PRAGMA max_page_count = 20000')
  database.write(() => insert.run(Buffer.alloc(200_000)))
  expect(count(database)).toBe(2)
})

test('a file that may not be written is told', () => {
  const database = things()
  const insert = database.query(INSERT)
  database.exec('PRAGMA query_only = ON')
  const { trouble, message } = refusal(() => database.write(() => insert.run('x')))
  expect(trouble).toBe('unusable')
  expect(message).toContain('may not be written')
})

test('a lock that somebody else keeps is told, and is no harm afterwards', () => {
  const path = storePath()
  const database = things(path)
  const insert = database.query(INSERT)
  database.hurry()
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')
  expect(refusal(() => database.write(() => insert.run('x'))).trouble).toBe('busy')
  other.exec('ROLLBACK')
  other.close()
  database.write(() => insert.run('x'))
  expect(count(database)).toBe(1)
})

test('while it opens a lock is waited for at one go, later in short turns that are fair to others', () => {
  const database = things()
  const turn = database.query<{ readonly timeout: number }>('PRAGMA busy_timeout')
  expect(turn.one()?.timeout).toBeGreaterThan(1_000)
  database.hurry()
  expect(turn.one()?.timeout).toBeLessThan(50)
})

test('our own mistakes stay what they are', () => {
  expect(() => things().query('SELECT body FROM nowhere')).toThrow('no such table: nowhere')
})
