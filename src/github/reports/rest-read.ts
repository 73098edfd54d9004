import { type Instant, instant } from '../../domain/instant.ts'
import type { Reading } from '../../engine/report-world.ts'
import type { SeenItem } from '../../plan/actions/seen.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import { type RawItem, seenItem } from '../actions/seen-item.ts'
import { issueOf } from '../read-rest.ts'
import { type ListForm, nothingFound, readingOf, take } from './list-work.ts'
import { type RestHistory, type RestIssue, restLog } from './rest-lists.ts'
import { lookedOn } from './seen-action.ts'
import { asSeen, isInsider, type Reader } from './seen-incident.ts'
import { stopped } from './stopped.ts'

/** One list by REST: all of it each time, since nothing there says how many there are. */
export interface RestList<T> {
  readonly form: ListForm<T>
  readonly label: string
  /** Whether there is a key that shows which cards are as Sitrep left them. */
  readonly isProven: boolean
  readonly issues: () => Promise<readonly RestIssue[]>
  readonly history: () => Promise<RestHistory>
  readonly fold: (issue: RestIssue, history: RestHistory) => Promise<T | null>
}

export async function readRestList<T>(list: RestList<T>): Promise<Reading<T>> {
  const { form, isProven } = list
  const found = nothingFound<T>()
  const issues = await list.issues()
  let gaps: readonly string[] = []
  if (issues.length > 0) {
    const history = await list.history()
    if (!isProven && history.comments.size > 0) gaps = [UNPROVEN]
    for (const issue of issues) {
      take(found, { number: issue.number, value: await list.fold(issue, history) }, form)
    }
  }
  return readingOf(list, found, issues.length, gaps)
}

const UNPROVEN =
  'This GitHub answers no GraphQL, which alone says who edited a card, and no key proves them here, so only what labels, assignees and the log say is told. Read as the App, with APP_ID and PRIVATE_KEY.'

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

export async function restIncident(
  reader: Reader,
  issue: RestIssue,
  history: RestHistory,
): Promise<Snapshot> {
  const { client, at, me } = reader
  const told = { ...issueOf(issue, me), insider: isInsider(issue.author_association) }
  const log = await restLog(client, at, me, issue, history)
  return asSeen(reader, told, history.comments.get(issue.number) ?? [], log)
}

const PARENT = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d{1,10})$/

export async function restAction(
  reader: Reader,
  issue: RestIssue,
  history: RestHistory,
): Promise<SeenItem> {
  const { client, at, me, keys } = reader
  const [, parent = '', number] = PARENT.exec(issue.parent_issue_url ?? '') ?? []
  const here = parent.toLowerCase() === reader.repository.name.toLowerCase()
  const raw: RawItem = {
    ...issueOf(issue, me),
    id: issue.id,
    closedAt: issue.closed_at === null ? null : instant(issue.closed_at),
    parent: number === undefined ? null : here ? Number(number) : 0,
    comments: history.comments.get(issue.number) ?? [],
    events: await restLog(client, at, me, issue, history),
  }
  const shown = reader.bystander ? lookedOn(raw) : raw
  return seenItem(shown, { repository: reader.repository.id, keys, me })
}
