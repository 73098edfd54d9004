import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { StoreError } from '../../src/store/store-error.ts'
import { at, claimed, delivery, ids, opened, storePath } from './support.ts'

/** What opening it came to, which has to be an error. */
function refusal(path: string): StoreError {
  try {
    opened(path)
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('it was opened')
}

const PAGE = 4_096

/** A store with enough in it to have something to damage. */
function filled(): string {
  const path = storePath()
  const store = opened(path)
  const body = Buffer.alloc(2_000, 'x')
  const many = Array.from({ length: 200 }, (_, index) => ({ ...delivery(`${index}`), body }))
  store.accept(many, at(0))
  store.close()
  return path
}

function database(path: string, ...sql: readonly string[]): string {
  const other = new DatabaseSync(path)
  for (const one of sql) other.exec(one)
  other.close()
  return path
}

test('makes the folders that lead to it', () => {
  const path = join(dirname(storePath()), 'deep', 'er', 'store.db')
  opened(path).accept([delivery('1')], at(0))
  expect(existsSync(path)).toBe(true)
})

test.each(['', '-wal', '-shm'])('is for its owner alone to read: store.db%s', (suffix) => {
  const path = storePath()
  opened(path).accept([delivery('1')], at(0))
  expect(statSync(`${path}${suffix}`).mode & 0o777).toBe(0o600)
})

test('takes back a right to read that somebody gave', () => {
  const path = filled()
  chmodSync(path, 0o644)
  opened(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('begins anew in an empty file, as a kill before the first write leaves one', () => {
  const path = storePath()
  writeFileSync(path, '')
  expect(opened(path).accept([delivery('1')], at(0))).toEqual(['new'])
})

test('begins anew in an empty database, as a kill before the first step leaves one', () => {
  const path = database(storePath(), 'PRAGMA journal_mode = WAL')
  expect(opened(path).accept([delivery('1')], at(0))).toEqual(['new'])
})

test.each([
  ['a text', () => Buffer.from('incidents:\n  - checkout\n')],
  ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
  ['a single byte', () => Buffer.from('x')],
])('leaves %s as it is and says that it is no store', (_title, content) => {
  const path = storePath()
  writeFileSync(path, content())
  chmodSync(path, 0o644)
  const { trouble, message } = refusal(path)
  expect(trouble).toBe('foreign')
  expect(message).toContain(path)
  expect(message).toContain('SITREP_STORE')
  expect(readFileSync(path)).toEqual(content())
  expect(statSync(path).mode & 0o777).toBe(0o644)
  expect(existsSync(`${path}-alive`)).toBe(false)
})

test.each([
  ['with a table', 'CREATE TABLE cats (name TEXT)'],
  ['with a table of one of our names', 'CREATE TABLE inbox (mail TEXT)'],
  ['with a table and a high version', 'CREATE TABLE cats (name TEXT); PRAGMA user_version = 99'],
  ['with another mark and no table yet', 'PRAGMA application_id = 7'],
])("leaves somebody else's database %s as it is", (_title, sql) => {
  const path = database(storePath(), sql)
  chmodSync(path, 0o644)
  const before = readFileSync(path)
  expect(refusal(path).trouble).toBe('foreign')
  expect(readFileSync(path)).toEqual(before)
  expect(statSync(path).mode & 0o777).toBe(0o644)
})

test('leaves what a later release wrote as it is', () => {
  const path = database(filled(), 'PRAGMA user_version = 99')
  const { trouble, message } = refusal(path)
  expect(trouble).toBe('newer')
  expect(message).toContain('later release')
  expect(readFileSync(path).readUInt32BE(60)).toBe(99)
})

test.each([
  ['pages were overwritten', (path: string) => overwrite(path, PAGE * 20, PAGE * 4)],
  ['its end is missing', (path: string) => truncateSync(path, PAGE * 30)],
  ['its header is damaged', (path: string) => overwrite(path, 16, 80)],
])('refuses a store where %s, and leaves it for whoever wants to rescue it', (_title, damage) => {
  const path = filled()
  damage(path)
  const before = readFileSync(path)
  const { trouble, message } = refusal(path)
  expect(['corrupt', 'foreign']).toContain(trouble)
  expect(message).toContain(path)
  expect(readFileSync(path)).toEqual(before)
})

test('a path that cannot be is refused with a sentence', () => {
  const file = storePath('file')
  writeFileSync(file, 'x')
  const below = refusal(join(file, 'store.db'))
  expect(below.trouble).toBe('unusable')
  expect(below.message).toContain('SITREP_STORE')
  const folder = storePath('folder')
  mkdirSync(folder)
  expect(refusal(folder).trouble).toBe('unusable')
})

test('a start after the clock was set back does not wait for the old time', () => {
  const path = storePath()
  const tomorrow = at(25 * 60 * 60_000)
  const before = opened(path, { now: tomorrow })
  before.accept([delivery('1', 'a'), delivery('2', 'b')], tomorrow)
  claimed(before, tomorrow)
  before.close()
  const after = opened(path, { now: at(0) })
  const lease = claimed(after, at(0))
  expect(ids(after, lease)).toEqual(['2'])
  after.release(lease, at(0))
  // Put back, it can be had again at once.
  after.release(claimed(after, at(0)), at(0))
  const lanes = [claimed(after, at(60_000)).lane, claimed(after, at(60_000)).lane]
  expect(lanes.sort()).toEqual(['a', 'b'])
})

test('can be closed twice', () => {
  const store = opened(storePath())
  store.close()
  expect(() => store.close()).not.toThrow()
})

function overwrite(path: string, from: number, count: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(count, 0xab), 0, count, from)
  closeSync(file)
}
