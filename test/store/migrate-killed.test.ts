import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { migrate, schemaVersion } from '../../src/store/migrate.ts'
import { STEPS } from './migrating.ts'
import { storePath } from './support.ts'

const ROWS = 50_000
const MIGRATING = fileURLToPath(new URL('./migrating.ts', import.meta.url))

/** A store of the first step alone, with so much in it that the second takes some hundred milliseconds. */
function grown(): string {
  const path = storePath()
  const database = openDatabase(path)
  database.exec('PRAGMA journal_mode = WAL')
  migrate(database, STEPS.slice(0, 1))
  database.exec(`WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${ROWS})
    INSERT INTO old SELECT x, printf('%050d', x) FROM n`)
  database.close()
  return path
}

test.each([0, 15, 40, 80, 150])(
  'killed %i ms into a step, the file is before or behind it, and the next start goes on from there',
  async (afterMs) => {
    const path = grown()
    const child = spawn(process.execPath, [MIGRATING, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    // Listened for from the start: on a fast machine it has come to its end by itself before it is killed.
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    await wait(afterMs)
    child.kill('SIGKILL')
    await ended

    const database = openDatabase(path)
    const tables = () =>
      database
        .query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
        .all()
        .map(({ name }) => name)
    expect(tables()).toEqual(schemaVersion(database) === 1 ? ['old'] : ['new'])
    migrate(database, STEPS)
    expect([schemaVersion(database), tables()]).toEqual([2, ['new']])
    const rows = 'SELECT count(*) AS count, min(y) AS least FROM new'
    expect(database.query(rows).all()).toEqual([{ count: ROWS, least: `${'0'.repeat(49)}11` }])
    expect(database.query('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    database.close()
  },
)
