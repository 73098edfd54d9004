import { copyFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { storePath } from '../store/support.ts'
import { power } from './power.ts'

const rows = (path: string) => {
  const database = openDatabase(path)
  const all = database.query<{ x: number }>('SELECT x FROM one ORDER BY x').all()
  database.close()
  return all.map(({ x }) => x)
}

test('power that is lost takes what was only jotted down, and nothing that waited for the disk', () => {
  const path = storePath()
  const database = openDatabase(path)
  database.exec('PRAGMA journal_mode = WAL')
  const disk = power(path)
  database.write(() => database.exec('CREATE TABLE one (x INTEGER) STRICT'))
  const insert = database.query('INSERT INTO one VALUES (?)')
  const add = (how: 'write' | 'jot', x: number) => {
    database[how](() => insert.run(x))
    disk.committed()
  }
  add('write', 1)
  add('jot', 2)
  add('write', 3)
  add('jot', 4)
  // Closed only on a copy: closing would bring all of it to the disk.
  const kept = storePath('kept.db')
  for (const end of ['', '-wal']) copyFileSync(`${path}-on-disk${end}`, `${kept}${end}`)
  database.close()
  expect(rows(kept)).toEqual([1, 2, 3])
  disk.lost()
  expect(rows(path)).toEqual([1, 2, 3])
})
