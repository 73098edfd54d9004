import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** How durable a store's next commit is: on the disk, or only with whatever is written there next. */
let level = 'FULL'

/** Once for this thread, around whatever else stands around it. */
const exec = DatabaseSync.prototype.exec
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  level = /^PRAGMA synchronous = (\w+)/.exec(sql)?.[1] ?? level
  exec.call(this, sql)
}

/** What a disk holds of a store when the machine loses its power. */
interface Power {
  /** After each commit. */
  readonly committed: () => void
  /** The store is again what the disk holds. Nobody may have it open. */
  readonly lost: () => void
}

const FILES = ['', '-wal'] as const

export function power(path: string): Power {
  const safe = `${path}-on-disk`
  const copy = (from: string, to: string) => {
    for (const end of FILES) {
      rmSync(`${to}${end}`, { force: true })
      if (existsSync(`${from}${end}`)) copyFileSync(`${from}${end}`, `${to}${end}`)
    }
  }
  return {
    committed: () => {
      // A commit that waits for the disk takes all before it along.
      if (level === 'FULL') copy(path, safe)
    },
    lost: () => {
      rmSync(`${path}-shm`, { force: true })
      if (existsSync(safe)) copy(safe, path)
    },
  }
}
