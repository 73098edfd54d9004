import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { migrate, schemaVersion } from '../../src/store/migrate.ts'
import { MIGRATIONS } from '../../src/store/schema.ts'
import { storePath } from './support.ts'

const ONE = 'CREATE TABLE one (x INTEGER) STRICT; INSERT INTO one VALUES (1);'
const TWO = 'CREATE TABLE two (x INTEGER) STRICT; INSERT INTO two SELECT x + 1 FROM one;'
/** Does half of its work before it ends as a kill would end it. */
const BROKEN = `${TWO} INSERT INTO nowhere VALUES (1);`

function tables(database: ReturnType<typeof openDatabase>): readonly string[] {
  const all = database.query<{ name: string }>('SELECT name FROM sqlite_master ORDER BY name').all()
  return all.map(({ name }) => name)
}

test('takes each step once', () => {
  const database = openDatabase(':memory:')
  migrate(database, [ONE])
  migrate(database, [ONE])
  expect(schemaVersion(database)).toBe(1)
  migrate(database, [ONE, TWO])
  expect(schemaVersion(database)).toBe(2)
  expect(database.query('SELECT x FROM two').all()).toEqual([{ x: 2 }])
})

test('a step that breaks off leaves nothing behind, and the next start takes it again', () => {
  const path = storePath()
  const first = openDatabase(path)
  expect(() => migrate(first, [ONE, BROKEN])).toThrow('nowhere')
  expect([schemaVersion(first), tables(first)]).toEqual([1, ['one']])
  first.close()
  const second = openDatabase(path)
  migrate(second, [ONE, TWO])
  expect([schemaVersion(second), tables(second)]).toEqual([2, ['one', 'two']])
  second.close()
})

test('the steps of this release lead from nothing to a sound database', () => {
  const database = openDatabase(':memory:')
  migrate(database, MIGRATIONS)
  expect(database.query('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(tables(database)).toContain('inbox')
})
