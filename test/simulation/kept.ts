import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { App, Installation, Repository, State, User } from '../../src/sandbox/model.ts'
import type { Seen, Witness } from './invariant.ts'

/** A played world as plain data, so that it can be judged elsewhere and another time. */
interface Kept extends Omit<Witness, 'it' | 'store' | 'history'> {
  readonly state: State
  readonly repository: number
  readonly app: number
  readonly installation: number
  readonly users: Readonly<Record<string, number>>
  readonly report: ReturnType<Seen['sandbox']['requests']>
  readonly history: Seen['history']
  readonly log: Seen['log']
  readonly lines: Seen['lines']
}

const WORLD = 'world.json'
export const STORE = 'store.db'

/** Writes all that is known of a world into a folder. */
export function keep(folder: string, { it, store, history, ...rest }: Witness): void {
  const { sandbox, seeded, log, lines } = it
  const users = Object.entries(seeded.users).map(([login, { id }]) => [login, id] as const)
  const kept: Kept = {
    ...rest,
    state: sandbox.state,
    repository: seeded.repository.id,
    app: seeded.app.id,
    installation: seeded.installation.id,
    users: Object.fromEntries(users),
    report: sandbox.requests(),
    history: [...history],
    log,
    lines,
  }
  writeFileSync(join(folder, WORLD), JSON.stringify(kept))
  const database = new DatabaseSync(store)
  database.exec(`VACUUM INTO '${join(folder, STORE)}'`)
  database.close()
}

/** Reads it back. Each reading is a world of its own, which may be changed. */
export function kept(folder: string): Witness {
  const read = JSON.parse(readFileSync(join(folder, WORLD), 'utf8')) as Kept
  const { state, report, history, log, lines, ...rest } = read
  const { repository, app, installation, users, ...about } = rest
  const people = Object.entries(users).flatMap(([login, id]) => {
    const user = state.users[id]
    return user === undefined ? [] : [[login, user] as const]
  })
  const seeded = {
    repository: thereIn<Repository>(state.repositories, repository),
    app: thereIn<App>(state.apps, app),
    installation: thereIn<Installation>(state.installations, installation),
    users: Object.fromEntries(people) as Readonly<Record<string, User>>,
    tokens: {},
  }
  const it: Seen = { sandbox: { state, requests: () => report }, seeded, history, log, lines }
  return { ...about, it, history, store: join(folder, STORE) }
}

function thereIn<T>(all: Readonly<Record<number, T>>, id: number): T {
  const found = all[id]
  if (found === undefined) throw new Error(`the kept world has nothing under ${id}`)
  return found
}
