import type { SnapshotIndex } from '../../plan/report/snapshot-index.ts'
import { INDEX_PATH, indexText } from '../../plan/report/snapshot-index.ts'
import type { Octokit } from '../client.ts'
import { Failure } from '../failure.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import type { RestHistory } from './rest-lists.ts'
import {
  type Lines,
  linesTo,
  openSession,
  type ReportSurroundings,
  type Session,
} from './session.ts'

/** What all readings of one repository share: it is found once, and its index grows with each of them. */
export interface Desk extends Lines {
  readonly at: RepositoryRef
  readonly around: ReportSurroundings
  /** Null where there is no such repository. */
  readonly look: () => Promise<Session | null>
  /** Throws Failure where there is none. */
  readonly session: () => Promise<Session>
  /** Whether this GitHub answers GraphQL, as far as is known. */
  readonly graphql: () => boolean
  /** What is kept of all lists by now. Throws Failure. */
  readonly index: () => Promise<SnapshotIndex>
  /** Puts what a list came to into the index, and writes that where it says something else now. */
  readonly keep: (part: Partial<Pick<SnapshotIndex, 'incidents' | 'actions'>>) => Promise<void>
  /** Asked once, for whichever list is read first. */
  readonly history: (ask: () => Promise<RestHistory>) => Promise<RestHistory>
}

export function deskOf(octokit: Octokit, at: RepositoryRef, around: ReportSurroundings): Desk {
  let graphql = true
  let index: SnapshotIndex | null = null
  const lines = linesTo(octokit, at, around, () => graphql)
  const opened = once(() => openSession(lines, at, around))
  const history = once<RestHistory, [() => Promise<RestHistory>]>((ask) => ask())
  const look = async () => {
    const found = await opened()
    if (found !== null) graphql = found.graphql
    return found
  }
  const session = async () => {
    const found = await look()
    if (found === null) throw new Failure('missing', 'no such repository', { status: null })
    return found
  }
  const current = async () => index ?? (await session()).index
  return {
    ...{ ...lines, at, around, look, session, graphql: () => graphql, index: current, history },
    async keep(part) {
      const before = await current()
      index = { ...before, ...part }
      if (indexText(index) !== indexText(before)) lines.store.write(INDEX_PATH, indexText(index))
    },
  }
}

/** What failed is tried again by the next who asks. */
function once<T, A extends readonly unknown[]>(
  ask: (...given: A) => Promise<T>,
): (...given: A) => Promise<T> {
  let asked: Promise<T> | null = null
  return async (...given) => {
    asked ??= ask(...given)
    try {
      return await asked
    } catch (error) {
      asked = null
      throw error
    }
  }
}
