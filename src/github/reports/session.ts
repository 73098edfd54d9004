import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/instant.ts'
import type { ReportPlace } from '../../engine/report-world.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import { foldKey } from '../../plan/report/fold-key.ts'
import { readIndex, type SnapshotIndex } from '../../plan/report/snapshot-index.ts'
import { type Client, type ClientOptions, client, type Octokit } from '../client.ts'
import { Failure } from '../failure.ts'
import type { Key } from '../keys.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { isWithoutGraphql } from '../without-graphql.ts'
import type { Asking, PageProgress } from './asking.ts'
import { branchFiles } from './branch-files.ts'
import { type DataBranch, dataBranch } from './data-branch.ts'
import { merging } from './merged.ts'
import { pageSize } from './page-size.ts'
import { placeByGraphql, placeByRest } from './place.ts'
import { points } from './points.ts'
import type { Reader } from './seen-incident.ts'
import { NO_STORE, pendingStore, type SnapshotStore } from './snapshot-store.ts'

/** What an entry brings to the reports of a repository. */
export interface ReportSurroundings extends Omit<ClientOptions, 'readPauses'> {
  readonly now: () => Instant
  readonly keys: readonly Key[]
  /** The login that we write with; asked only where GraphQL does not answer. */
  readonly me: () => Promise<string>
  /** True with a person's token, which looks on. */
  readonly bystander?: boolean
  /** Where what was read lies between two reports: the branch of the repository, nowhere, or a place of the entry's own. */
  readonly kept: 'branch' | 'nowhere' | SnapshotStore
  /** Before which pauses in milliseconds the smallest page is asked for again; two short ones, if left out. */
  readonly pauses?: readonly number[]
  /** Told after each page of a list, for whoever waits for a long reading. */
  readonly onPage?: (progress: PageProgress) => void
}

/** How GitHub is asked here, and where what it said is kept. */
export interface Lines {
  readonly github: Client
  readonly asking: Asking
  readonly store: SnapshotStore
}

const PAUSES_MS = [500, 1_500]

export function linesTo(
  octokit: Octokit,
  at: RepositoryRef,
  around: ReportSurroundings,
  graphql: () => boolean,
): Lines {
  const { now, kept, pauses = PAUSES_MS } = around
  const limits = points()
  const options: ClientOptions = {
    ...around,
    onBudget(budget) {
      limits.told(budget)
      around.onBudget?.(budget)
    },
  }
  const github = client(octokit, options)
  const single = client(octokit, { ...options, readPauses: [] })
  const query = merging(single.query)
  const asking = {
    client: { query },
    points: limits,
    size: pageSize(),
    now,
    pauses,
    onPage: around.onPage,
  }
  const patient = { ...github, query: otherwise(query, github.query) }
  const store = kept === 'branch' ? pendingStore(branchFiles(patient, at, graphql)) : kept
  return { github, asking, store: store === 'nowhere' ? NO_STORE : store }
}

/** Small things are asked for once more where they did not come the first time. */
const otherwise =
  (first: Client['query'], second: Client['query']): Client['query'] =>
  async (text, variables) => {
    try {
      return await first(text, variables)
    } catch (error) {
      if (!(error instanceof Failure) || !COMES_LATER.has(error.kind)) throw error
      return second(text, variables)
    }
  }

const COMES_LATER: ReadonlySet<string> = new Set(['server', 'unanswered'])

/** A repository as it was found, and what was kept of it. */
export interface Session {
  readonly place: ReportPlace
  readonly reader: Reader
  /** Whether this GitHub answers it. */
  readonly graphql: boolean
  readonly index: SnapshotIndex
  /** What the data branch said of open incidents; null where nothing. */
  readonly active: string | null
  readonly data: DataBranch
}

/** Null where there is no such repository, or nobody may read it. */
export async function openSession(
  { github, store }: Lines,
  at: RepositoryRef,
  around: ReportSurroundings,
): Promise<Session | null> {
  const found = await either(github, at, around)
  if (found === null) return null
  const { place, graphql } = found
  const { id, name, isPublic } = place
  const reader: Reader = {
    ...{ client: github, at, keys: around.keys },
    repository: { id, name, isPublic, archived: false, labels: [] },
    me: around.bystander ? '' : found.me,
    bystander: around.bystander ?? false,
  }
  const text = around.kept === 'branch' ? found.index : graphql ? await store.index() : null
  const data = dataBranch(github, at, found.head)
  return { place, graphql, reader, index: indexOf(place, text), active: found.active, data }
}

async function either(github: Client, at: RepositoryRef, { me }: ReportSurroundings) {
  try {
    const found = await placeByGraphql(github, at)
    return found && { ...found, graphql: true }
  } catch (error) {
    if (!isWithoutGraphql(error)) throw error
    const place = await placeByRest(github, at)
    const none = { index: null, active: null, head: undefined }
    return place && { place, me: await me(), ...none, graphql: false }
  }
}

/** Under which reader, config and version of ours something was folded, and for which repository. */
function indexOf({ id, setup }: ReportPlace, text: string | null): SnapshotIndex {
  const made = `${ENGINE_VERSION}\n${foldKey(setup.policy)}`
  const fold = createHash('sha256').update(made).digest('hex').slice(0, 16)
  const known = { repository: id, fold }
  const found = text === null ? null : readIndex(text, known)
  return found ?? { ...known, incidents: null, actions: null }
}
