import { readFileSync, writeFileSync } from 'node:fs'
import type { State, Token, User } from '../../src/sandbox/model.ts'
import type { Seeded } from '../../src/sandbox/seed.ts'
import type { Box } from '../simulation/box.ts'

/** A world in which nothing moves: what GitHub and our store hold, so that others can begin there. */
export interface Kept {
  readonly at: number
  readonly state: State
  /** The file of the store, in base64. */
  readonly store: string
}

export const keep = (at: number, { sandbox }: Box, path: string): Kept => ({
  at,
  state: { ...structuredClone(sandbox.state), deliveries: [] },
  store: readFileSync(path).toString('base64'),
})

/** Makes a new box the one that was kept. */
export function begin({ sandbox, seeded }: Box, { state: kept }: Kept): void {
  const state = Object.assign(sandbox.state, structuredClone(kept))
  const users = Object.fromEntries(
    Object.keys(seeded.users).map((login) => [login, userOf(state, login)]),
  )
  Object.assign(seeded, {
    repository: state.repositories[seeded.repository.id],
    app: state.apps[seeded.app.id],
    installation: state.installations[seeded.installation.id],
    users,
    tokens: tokensOf(state, users),
  } satisfies { [Part in keyof Seeded]: unknown })
}

export const putStore = ({ store }: Kept, path: string): void =>
  writeFileSync(path, Buffer.from(store, 'base64'), { mode: 0o600 })

function userOf(state: State, login: string): User {
  const user = Object.values(state.users).find((one) => one.login === login)
  if (user === undefined) throw new Error(`nobody is called ${login} there`)
  return user
}

const isOf = (token: Token, { id }: User): boolean => token.kind === 'user' && token.userId === id

const tokensOf = (state: State, users: Readonly<Record<string, User>>) =>
  Object.fromEntries(
    Object.entries(users).map(([login, user]) => [
      login,
      Object.entries(state.tokens).find(([, token]) => isOf(token, user))?.[0],
    ]),
  )
