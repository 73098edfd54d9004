import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, delivery, opened, storePath } from './support.ts'

const COUNT = 12

/** A store as a loss of power leaves it: file and log, and how long the log was when each delivery was safe in it. */
function left() {
  const path = storePath()
  const store = opened(path)
  const safe = Array.from({ length: COUNT }, (_, index) => {
    store.accept([delivery(`d${index}`)], at(index))
    return statSync(`${path}-wal`).size
  })
  const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  return { file, log, safe }
}

/** How many deliveries are found when it is opened once more, and what SQLite says of it. */
function found(file: Buffer, log: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-torn-'))
  const path = join(folder, 'store.db')
  writeFileSync(path, file)
  writeFileSync(`${path}-wal`, log)
  const store = opened(path)
  const { waiting } = store.standing()
  store.close()
  copyFileSync(path, `${path}.copy`)
  const database = new DatabaseSync(`${path}.copy`)
  const sound = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})[0]
  database.close()
  rmSync(folder, { recursive: true })
  return { waiting, sound }
}

const before = (safe: readonly number[], place: number): number =>
  safe.filter((end) => end <= place).length

test('a log that ends anywhere still holds all that was safe by then, and nothing by half', () => {
  const { file, log, safe } = left()
  fc.assert(
    fc.property(fc.integer({ min: safe[0] ?? 0, max: log.length }), (end) => {
      const expected = { waiting: before(safe, end), sound: 'ok' }
      expect(found(file, log.subarray(0, end))).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

test('a byte that the disk has written wrongly takes what came after it, and nothing before', () => {
  const { file, log, safe } = left()
  const range = { min: safe[0] ?? 0, max: log.length - 1 }
  fc.assert(
    fc.property(fc.integer(range), fc.integer({ min: 1, max: 255 }), (place, bits) => {
      const torn = Buffer.from(log)
      torn[place] = (torn[place] ?? 0) ^ bits
      const { waiting, sound } = found(file, torn)
      expect(sound).toBe('ok')
      expect(waiting).toBe(before(safe, place))
    }),
    { numRuns: 25 },
  )
})
