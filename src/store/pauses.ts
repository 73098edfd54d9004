import type { Instant } from '../domain/instant.ts'
import { audit } from './audit.ts'
import { type Database, openDatabase } from './database.ts'
import { examine } from './examine.ts'
import type { Paused, Store } from './store.ts'

/** In the table of what is remembered, so that a store of an earlier release can be paused as well. */
const EVERYTHING = 'paused'
const nameOf = (installation: number | null): string =>
  installation === null ? EVERYTHING : `${EVERYTHING} ${installation}`

/** What whoever runs the App has told to wait; asked before each lane and each write, so that it holds at once. */
export function pauses(database: Database): Pick<Store, 'paused'> {
  const names = database.query<{ readonly name: string }>(
    `SELECT name FROM memory WHERE name = '${EVERYTHING}'
      OR (name > '${EVERYTHING} ' AND name < '${EVERYTHING}!') ORDER BY name`,
  )
  return {
    paused: () => {
      const found = names.all().map(({ name }) => name)
      const numbers = found.filter((name) => name !== EVERYTHING)
      return {
        everything: numbers.length < found.length,
        installations: numbers
          .map((name) => Number(name.slice(EVERYTHING.length + 1)))
          .toSorted((a, b) => a - b),
      }
    },
  }
}

export const isPaused = ({ everything, installations }: Paused, installation: number): boolean =>
  everything || installations.includes(installation)

/** Null is everything; to lift that lifts all. */
export interface PauseChange {
  readonly installation: number | null
  readonly paused: boolean
}

/** What is paused in a store, also while Apps work on it. Throws StoreError, also where there is none. */
export function readPaused(path: string): Paused {
  const database = openDatabase(path, { readOnly: true })
  try {
    examine(database, path)
    return pauses(database).paused()
  } finally {
    database.close()
  }
}

/** Changes that, and says what is paused then. The audit has a line of it. Throws StoreError. */
export function changePause(path: string, change: PauseChange, at: Instant): Paused {
  // Where there is no store none is made: it would be another one than that of the App.
  readPaused(path)
  const database = openDatabase(path)
  try {
    const { installation, paused } = change
    const put = database.query('INSERT OR IGNORE INTO memory (name, value) VALUES (?, ?)')
    const drop = database.query('DELETE FROM memory WHERE name = ?')
    const clear = database.query(
      `DELETE FROM memory WHERE name > '${EVERYTHING} ' AND name < '${EVERYTHING}!'`,
    )
    database.write(() => {
      if (paused) put.run(nameOf(installation), String(at))
      else drop.run(nameOf(installation))
      if (!paused && installation === null) clear.run()
    })
    audit(database).audit({
      at,
      incident: installation === null ? 'everything' : `installation ${installation}`,
      delivery: 'by hand',
      act: paused ? 'paused' : 'resumed',
    })
    return pauses(database).paused()
  } finally {
    database.close()
  }
}
