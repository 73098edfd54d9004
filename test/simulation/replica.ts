import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type Service, service } from '../../src/app/service.ts'
import type { Instant } from '../../src/domain/instant.ts'
import type { Examine } from '../../src/engine/pull-world.ts'
import { examineHere } from '../support/examine-here.ts'
import { API, type Box } from './box.ts'
import { died, type Life } from './life.ts'
import type { VirtualTime } from './virtual-time.ts'

/** One process of the App: production code, whose network, clock and disk are ours to take away. */
export interface Replica {
  readonly life: Life
  readonly service: Service
}

export interface Replicas {
  /** Null where it was killed before it answered. */
  readonly start: (life: Life, version: string) => Promise<Replica | null>
  /** As with kill -9: nothing that it had begun goes on, and only what it has committed stays. */
  readonly kill: (life: Life) => void
  /** The path of the store that all share. */
  readonly path: string
  /** All processes are dead, and nobody has the store open any more. */
  readonly end: () => Promise<void>
  /** Removes the store. */
  readonly close: () => void
}

/** What this thread has opened, by whose it is: what dies lets go of its files, as a process does. */
const opened = new Map<Life, Set<DatabaseSync>>()

/** Called around each commit of a store, with whether it brings anything. May kill. */
export type AtCommit = (stage: 'before' | 'after', life: Life, brings: boolean) => void

/** A folder that is memory, where the platform has one: what is written there is as durable as a world needs. */
const MEMORY = '/dev/shm'

class Killed extends Error {
  override readonly name = 'Killed'
}

let commits: AtCommit = () => {}
let lifeNow: () => Life | undefined = () => undefined

/** Once for this thread: whose each database is, and when it commits. */
const exec = DatabaseSync.prototype.exec
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  const life = lifeNow()
  if (life !== undefined) {
    const mine = opened.get(life) ?? new Set()
    opened.set(life, mine.add(this))
    if (!life.alive) throw new Killed('what is dead writes nothing')
  }
  if (life !== undefined && sql === 'COMMIT') committed(this, life)
  else exec.call(this, sql)
  if (sql === 'BEGIN IMMEDIATE') begun.set(this, rowsOf(this))
}

/** How many rows a connection had written when it began to write. */
const begun = new WeakMap<DatabaseSync, unknown>()
const counting = new WeakMap<DatabaseSync, StatementSync>()
const rowsOf = (database: DatabaseSync): unknown => {
  const count = counting.get(database) ?? database.prepare('SELECT total_changes() AS rows')
  counting.set(database, count)
  return count.get()?.['rows']
}

function committed(database: DatabaseSync, life: Life): void {
  const brings = rowsOf(database) !== begun.get(database)
  commits('before', life, brings)
  if (!life.alive) throw new Killed('killed before a commit')
  exec.call(database, 'COMMIT')
  commits('after', life, brings)
  if (!life.alive) throw new Killed('killed after a commit')
}

const examinations = new Map<string, ReturnType<Examine>>()

/** The same document is looked at again and again, in each world and in its twin. */
const examineOnce: Examine = (given) => {
  const what = JSON.stringify(given)
  const known = examinations.get(what) ?? examineHere(given)
  if (examinations.size < EXAMINATIONS) examinations.set(what, known)
  return known
}
const EXAMINATIONS = 5_000

export function replicas(it: Box, time: VirtualTime, atCommit: AtCommit): Replicas {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'sitrep-simulation-'))
  const path = join(folder, 'store.db')
  commits = (stage, life, brings) => {
    time.stir()
    atCommit(stage, life, brings)
  }
  lifeNow = time.life
  opened.clear()
  const { app } = it.seeded
  return {
    path,
    async start(life, version) {
      const options = {
        credentials: {
          appId: app.id,
          privateKey: app.privateKey,
          webhookSecret: app.webhookSecret,
        },
        apiUrl: API,
        logLevel: 'info',
        logOut: { write: (line: string) => void (life.alive && it.lines.push(line)) },
        keys: null,
        // Whole seconds, as GitHub's times are; of its own clock, as of any host.
        now: () => (it.sandbox.world.now() + (life.skewMs ?? 0)) as Instant,
        store: path,
        version,
        readOnly: false,
        paced: true,
        examine: examineOnce,
      } as const
      try {
        return { life, service: await time.within(life, () => service(options)) }
      } catch (error) {
        if (life.alive) throw error
        return null
      }
    },
    kill: buried,
    end: async () => {
      for (const life of opened.keys()) buried(life)
      await Promise.resolve()
    },
    close: () => {
      for (const life of opened.keys()) buried(life)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function buried(life: Life): void {
  const held = opened.get(life) ?? []
  opened.delete(life)
  died(life)
  // Not while it is in the middle of a transaction of its own, which ends with it.
  queueMicrotask(() => {
    for (const database of held) if (database.isOpen) database.close()
  })
}
