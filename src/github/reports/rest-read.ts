import { type Instant, instant } from '../../domain/instant.ts'
import type { Reading } from '../../engine/report-world.ts'
import type { SeenItem } from '../../plan/actions/seen.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import { type RawItem, seenItem } from '../actions/seen-item.ts'
import { issueOf } from '../read-rest.ts'
import { type ListForm, nothingFound, take } from './list-work.ts'
import type { RestHistory, RestIssue } from './rest-lists.ts'
import { lookedOn } from './seen-action.ts'
import { asSeen, isInsider, type Reader } from './seen-incident.ts'
import { stopped } from './stopped.ts'

/** One list by REST: all of it each time, since nothing there says how many there are. */
export interface RestList<T> {
  readonly form: ListForm<T>
  readonly issues: () => Promise<readonly RestIssue[]>
  readonly history: () => Promise<RestHistory>
  readonly fold: (issue: RestIssue, history: RestHistory) => T | null
}

export async function readRestList<T>(list: RestList<T>): Promise<Reading<T>> {
  const { form } = list
  const found = nothingFound<T>()
  const issues = await list.issues()
  if (issues.length > 0) {
    const history = await list.history()
    for (const issue of issues) {
      take(found, { number: issue.number, value: list.fold(issue, history) }, form)
    }
  }
  return {
    kind: 'read',
    all: [...found.values].toSorted(([a], [b]) => a - b).map(([, value]) => value),
    of: issues.length,
    foreign: [...found.foreign].toSorted((a, b) => a - b),
    gaps: [],
  }
}

/** Without GraphQL no place is kept: the next run begins anew. */
export async function orUnfinished<T>(
  now: () => Instant,
  run: () => Promise<Reading<T>>,
): Promise<Reading<T>> {
  try {
    return await run()
  } catch (error) {
    return stopped(error, now(), { read: 0, of: 0 })
  }
}

export function restIncident(
  reader: Reader,
  issue: RestIssue,
  { comments, events }: RestHistory,
): Snapshot {
  const told = issueOf(issue, reader.me)
  const insider = isInsider(issue.author_association)
  const { number } = issue
  return asSeen(reader, { ...told, insider }, comments.get(number) ?? [], events.get(number) ?? [])
}

const PARENT = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d{1,10})$/

export function restAction(reader: Reader, issue: RestIssue, history: RestHistory): SeenItem {
  const [, parent = '', number] = PARENT.exec(issue.parent_issue_url ?? '') ?? []
  const here = parent.toLowerCase() === reader.repository.name.toLowerCase()
  const raw: RawItem = {
    ...issueOf(issue, reader.me),
    id: issue.id,
    closedAt: issue.closed_at === null ? null : instant(issue.closed_at),
    parent: number === undefined ? null : here ? Number(number) : 0,
    comments: history.comments.get(issue.number) ?? [],
    events: history.events.get(issue.number) ?? [],
  }
  return seenItem(reader.bystander ? lookedOn(raw) : raw, reader.repository.id, reader.keys)
}
