import type { Instant } from '../../domain/instant.ts'
import { isCount } from './row.ts'

/** Of the reader: what another one has kept is read anew. */
const VERSION = 1

export const INDEX_PATH = 'reports/index.json'

/** One file of the snapshot: issues that were opened in one quarter of a year, or a part of them. */
export interface Part {
  /** `2026-Q4`, of UTC. */
  readonly quarter: string
  readonly path: string
  readonly count: number
  /** The last moment that any of it may matter for; null where something in it is open. */
  readonly until: number | null
  /** Of its text. */
  readonly hash: string
}

/** Where a first reading stopped: behind which issue GitHub's list goes on. */
export interface Stop {
  readonly cursor: string
}

/** What is kept of all issues with one label. */
export interface KeptList {
  /** What changed from then on is not in it yet. */
  readonly readAt: Instant
  /** In the order in which the issues were opened. */
  readonly parts: readonly Part[]
  /** Null once all were read. */
  readonly stop: Stop | null
}

export type ListName = 'incidents' | 'actions'

export interface SnapshotIndex {
  /** The repository's number and a hash of all that the fold depends on: what is kept for another is of no use here. */
  readonly repository: number
  readonly fold: string
  readonly incidents: KeptList | null
  readonly actions: KeptList | null
}

export function indexText(index: SnapshotIndex): string {
  return `${JSON.stringify({ version: VERSION, ...index }, null, 1)}\n`
}

/** Null where it is no index of ours, or was kept for another repository, config or version: then all is read anew. */
export function readIndex(
  text: string,
  { repository, fold }: Pick<SnapshotIndex, 'repository' | 'fold'>,
): SnapshotIndex | null {
  const found = parsed(text)
  if (found === null || found['version'] !== VERSION) return null
  if (found['repository'] !== repository || found['fold'] !== fold) return null
  const { incidents, actions } = found
  return { repository, fold, incidents: listIn(incidents), actions: listIn(actions) }
}

type Loose = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

function parsed(text: string): Loose | null {
  try {
    const found: unknown = JSON.parse(text)
    return isObject(found) ? found : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function listIn(value: unknown): KeptList | null {
  if (!isObject(value) || !isCount(value['readAt']) || !Array.isArray(value['parts'])) return null
  const parts = value['parts'].filter(isPart)
  const stop = stopIn(value['stop'])
  if (parts.length !== value['parts'].length || stop === undefined) return null
  return { readAt: value['readAt'] as Instant, parts, stop }
}

const QUARTER = /^\d{4}-Q[1-4]$/
/** No other file of the branch is ever read, whatever an index says. */
const PATH = /^reports\/(?:incidents|actions)\/\d{4}-Q[1-4](?:\.\d{1,4})?\.jsonl$/

function isPart(value: unknown): value is Part {
  if (!isObject(value)) return false
  const { quarter, path, count, until, hash } = value
  return (
    typeof quarter === 'string' &&
    QUARTER.test(quarter) &&
    typeof path === 'string' &&
    PATH.test(path) &&
    isCount(count) &&
    (until === null || isCount(until)) &&
    typeof hash === 'string'
  )
}

/** Undefined where it is none of ours. */
function stopIn(value: unknown): Stop | null | undefined {
  if (value === null) return null
  const cursor = isObject(value) ? value['cursor'] : undefined
  return typeof cursor === 'string' && cursor.length <= 500 ? { cursor } : undefined
}
