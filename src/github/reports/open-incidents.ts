import type { Fold } from '../../engine/report-world.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import type { IncidentNode, ListAnswer } from './answer.ts'
import { type Asking, askPage } from './asking.ts'
import { INCIDENTS_QUERY } from './query.ts'
import { type Reader, seenIncident } from './seen-incident.ts'
import { isWholeIncident } from './whole.ts'

interface Page {
  readonly nodes: readonly IncidentNode[]
  /** Null behind the last one. */
  readonly next: string | null
}

/** Those that are open, whole pages of them, each folded at once. Throws Failure. */
export async function openIncidents<T>(
  asking: Asking,
  reader: Reader,
  label: string,
  fold: Fold<Snapshot, T>,
): Promise<readonly T[]> {
  const all: T[] = []
  const { owner, repo: name } = reader.at
  const asked = { owner, name, label, filter: { states: ['OPEN'] } }
  for (let after: string | null = null; ; ) {
    const { nodes, next }: Page = await askPage(asking, INCIDENTS_QUERY, { ...asked, after }, whole)
    for (const node of nodes) {
      const one = fold(await seenIncident(reader, node))
      if (one !== null) all.push(one)
    }
    if (next === null) return all
    after = next
  }
}

function whole(data: unknown): Page | null {
  const issues = (data as ListAnswer<IncidentNode> | null)?.repository?.issues
  if (issues == null) return null
  const nodes = issues.nodes.filter((one) => one !== null)
  if (nodes.length < issues.nodes.length || !nodes.every(isWholeIncident)) return null
  const { hasNextPage, endCursor } = issues.pageInfo
  return { nodes, next: hasNextPage ? endCursor : null }
}
