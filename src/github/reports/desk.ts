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
  /** Puts what a list came to into the index, and writes that where it says something else now. */
  readonly keep: (part: Partial<Pick<SnapshotIndex, 'incidents' | 'actions'>>) => Promise<void>
  /** Asked once, for whichever list is read first. */
  readonly history: (ask: () => Promise<RestHistory>) => Promise<RestHistory>
}

export function deskOf(octokit: Octokit, at: RepositoryRef, around: ReportSurroundings): Desk {
  let graphql = true
  let opened: Promise<Session | null> | null = null
  let index: SnapshotIndex | null = null
  let history: Promise<RestHistory> | null = null
  const lines = linesTo(octokit, at, around, () => graphql)
  const look = async () => {
    opened ??= openSession(lines, at, around)
    const found = await opened
    if (found !== null) graphql = found.graphql
    return found
  }
  const session = async () => {
    const found = await look()
    if (found === null) throw new Failure('missing', 'no such repository', { status: null })
    return found
  }
  return {
    ...{ ...lines, at, around, look, session, graphql: () => graphql },
    async keep(part) {
      const before = index ?? (await session()).index
      index = { ...before, ...part }
      if (indexText(index) !== indexText(before)) lines.store.write(INDEX_PATH, indexText(index))
    },
    history(ask) {
      history ??= ask()
      return history
    },
  }
}
