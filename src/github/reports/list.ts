import { type Instant, instant, iso, MINUTE_MS, plus } from '../../domain/instant.ts'
import type { Reading, Unfinished } from '../../engine/report-world.ts'
import { inert } from '../../markdown/inert.ts'
import { isNeeded, quarterOf } from '../../plan/report/parts.ts'
import type { KeptList, Part } from '../../plan/report/snapshot-index.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import type { ListAnswer, ListedNode } from './answer.ts'
import { type Asking, askPage } from './asking.ts'
import {
  type Folded,
  type Found,
  type ListForm,
  merge,
  nothingFound,
  type Opened,
  open,
  readingOf,
  take,
} from './list-work.ts'
import { type PartWriter, partWriter } from './part-writer.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import { stopped } from './stopped.ts'

/** One list of GitHub's issues, and what becomes of each. */
export interface List<N extends ListedNode, T> {
  readonly asking: Asking
  readonly at: RepositoryRef
  readonly label: string
  readonly query: string
  readonly form: ListForm<T>
  readonly store: SnapshotStore
  /** Whether nothing is missing of an issue that GitHub says it shows. */
  readonly isWhole: (node: N) => boolean
  readonly fold: (node: N) => Promise<T | null>
}

/** What a reading came to, and what is to be kept of it. */
export interface ListRead<T> {
  readonly reading: Reading<T>
  /** Null where nothing is. */
  readonly kept: KeptList | null
}

/**
 * GitHub counts an issue among those changed a while after it was, and clocks differ. What changed so shortly before a
 * reading is read once more by the next.
 */
const MARGIN_MS = 15 * MINUTE_MS

/** All issues with the label: what was kept, with what has changed since; all of them where that does not add up. */
export async function readList<N extends ListedNode, T>(
  list: List<N, T>,
  before: KeptList | null,
): Promise<ListRead<T>> {
  if (before !== null) {
    const known = await continued(list, before)
    if (known !== null) return known
  }
  const begun = begin(list, NOTHING_KEPT)
  const read = (await goThrough(list, begun)) ?? finished(list, begun)
  discard(list.store, before?.parts ?? [], read.kept?.parts ?? [])
  return read
}

const NOTHING_KEPT: KeptList = { readAt: 0 as Instant, parts: [], stop: null }

/** Where a reading stands. */
interface Course<T> {
  readonly found: Found<T>
  readonly opened: Opened
  readonly writer: PartWriter
  readonly startedAt: Instant
  readonly before: KeptList
  cursor: string | null
  /** When the last of what was seen was touched. */
  touched: Instant
  total: number
  /** How many of these were gone through so far, in this reading and those before it. */
  read: number
}

function begin<T>(list: List<never, T>, before: KeptList): Course<T> {
  const { form, store } = list
  return {
    ...{ found: nothingFound<T>(), opened: new Map(), before, startedAt: list.asking.now() },
    writer: partWriter(store, form.name, before.parts),
    cursor: before.stop?.cursor ?? null,
    ...{ touched: 0 as Instant, total: 0, read: countOf(before.parts) },
  }
}

/** Null where what was kept is of no use, so that all is read anew. */
async function continued<N extends ListedNode, T>(
  list: List<N, T>,
  before: KeptList,
): Promise<ListRead<T> | null> {
  const { form, store } = list
  const course = begin(list, before)
  const needed = before.parts.filter((part) => isNeeded(part, form.since))
  const isDone = before.stop === null
  let first: Page<N> | null
  try {
    // Asked at the same time, these are one request.
    const both = await Promise.all([
      open(store, form, needed, course.opened, course.found),
      isDone ? pageAt(list, null, before.readAt) : null,
    ])
    if (!both[0]) return null
    first = both[1]
  } catch (error) {
    return { reading: unfinished(list, course, error), kept: before }
  }
  if (isDone) return withChanges(list, course, before, first)
  const stopped = await goThrough(list, course)
  if (stopped !== null) return stopped
  // What changed while the first reading stood still is in none of its pages.
  const kept = keptOf(course, before.readAt)
  return withChanges(list, { ...course, before: kept }, kept, null)
}

/** Reads on to the end, each page folded as it comes. Null where it got there. */
async function goThrough<N extends ListedNode, T>(
  list: List<N, T>,
  course: Course<T>,
): Promise<ListRead<T> | null> {
  try {
    for (let more = true; more; ) {
      const page = await pageAt(list, course.cursor, null)
      for (const row of await foldedPage(list, course, page)) {
        take(course.found, row, list.form)
        writeRow(list, course.writer, row)
      }
      course.read += page.nodes.length
      tell(list, course.read, page.total)
      course.cursor = page.next ?? course.cursor
      more = page.next !== null
    }
  } catch (error) {
    const reading = unfinished(list, course, error)
    course.writer.flush()
    const { before, cursor } = course
    const readAt = before.stop === null ? sinceNext(course) : before.readAt
    if (cursor === null) return { reading, kept: null }
    return { reading, kept: { readAt, parts: course.writer.parts(), stop: { cursor } } }
  }
  course.writer.flush()
  return null
}

function writeRow<T>(
  { form }: { readonly form: ListForm<T> },
  writer: PartWriter,
  row: Folded<T>,
): void {
  const until = row.value === null ? 0 : form.rows.until(row.value)
  writer.add(quarterOf(row.createdAt), row.number, form.rows.encode(row, form.now), until)
}

/** `of`: of how many; null where these are what has changed, whose number nobody knows before. */
const tell = <T>({ asking, form }: List<never, T>, read: number, of: number | null): void =>
  asking.onPage?.({ list: form.name, read, of })

/** A page as a whole or not at all: what is read again from its beginning must not stand there twice. */
async function foldedPage<N extends ListedNode, T>(
  list: List<N, T>,
  course: Course<T>,
  { nodes, total }: Page<N>,
): Promise<readonly Folded<T>[]> {
  const rows: Folded<T>[] = []
  for (const node of nodes) {
    const value = await list.fold(node)
    rows.push({ number: node.number, value, createdAt: instant(node.createdAt) })
  }
  const touched = nodes.map(({ updatedAt }) => instant(updatedAt))
  course.touched = Math.max(course.touched, ...touched) as Instant
  course.total = total
  return rows
}

/** From when on the next reading asks for changes: what came later than all that was seen, or while it was read. */
const sinceNext = <T>({ startedAt, touched, before }: Course<T>): Instant =>
  Math.min(Math.max(touched, before.readAt), plus(startedAt, -MARGIN_MS)) as Instant

const keptOf = <T>(course: Course<T>, readAt: Instant): KeptList => ({
  readAt,
  parts: course.writer.parts(),
  stop: null,
})

/** What changed since, put into what is known. Null where the count then is not GitHub's. */
async function withChanges<N extends ListedNode, T>(
  list: List<N, T>,
  course: Course<T>,
  kept: KeptList,
  first: Page<N> | null,
): Promise<ListRead<T> | null> {
  const { form, store } = list
  const changed: Folded<T>[] = []
  let parts: readonly Part[] | null
  try {
    let page: Page<N> | null = first
    for (let cursor: string | null = null, more = true; more; page = null) {
      page ??= await pageAt(list, cursor, kept.readAt)
      changed.push(...(await foldedPage(list, course, page)))
      tell(list, changed.length, null)
      more = page.next !== null
      cursor = page.next
    }
    parts = await merge(store, form, kept, changed, course.opened)
  } catch (error) {
    return { reading: unfinished(list, course, error), kept }
  }
  if (parts === null || countOf(parts) !== course.total) return null
  for (const row of changed) take(course.found, row, form)
  return {
    reading: readingOf(list, course.found, course.total, []),
    kept: { ...kept, readAt: sinceNext(course), parts },
  }
}

const countOf = (parts: readonly Part[]): number => parts.reduce((sum, one) => sum + one.count, 0)

function finished<N extends ListedNode, T>(list: List<N, T>, course: Course<T>): ListRead<T> {
  const kept = keptOf(course, sinceNext(course))
  const read = countOf(kept.parts)
  const { label } = list
  const gaps =
    read === course.total
      ? []
      : [
          `GitHub counts ${course.total} issues labelled ${inert(label, 50)} and lists ${read} of them.`,
        ]
  return { reading: readingOf(list, course.found, course.total, gaps), kept }
}

function unfinished<T>(
  { asking }: Pick<List<never, T>, 'asking'>,
  { read, total }: Course<T>,
  error: unknown,
): Unfinished {
  return stopped(error, asking.now(), { read, of: Math.max(total, read) })
}

interface Page<N> {
  readonly nodes: readonly N[]
  readonly total: number
  readonly next: string | null
}

function pageAt<N extends ListedNode, T>(
  { asking, at, label, query, isWhole }: List<N, T>,
  after: string | null,
  since: Instant | null,
): Promise<Page<N>> {
  const filter = since === null ? null : { since: iso(since) }
  const asked = { owner: at.owner, name: at.repo, label, after, filter }
  return askPage(asking, query, asked, (data) => pageIn(data, isWhole))
}

/** Null where GitHub has left out anything. */
function pageIn<N>(data: unknown, isWhole: (node: N) => boolean): Page<N> | null {
  const repository = (data as ListAnswer<N> | null)?.repository
  const { issues, all } = repository ?? { issues: null, all: null }
  if (!issues?.nodes || !all) return null
  const nodes = issues.nodes.filter((node) => node !== null && isWhole(node))
  if (nodes.length < issues.nodes.length) return null
  const { hasNextPage, endCursor } = issues.pageInfo
  return {
    nodes: nodes as readonly N[],
    total: all.totalCount,
    next: hasNextPage ? endCursor : null,
  }
}

/** Files that no index names any more are emptied, so that nobody takes them for what is. */
function discard(store: SnapshotStore, before: readonly Part[], now: readonly Part[]): void {
  const paths = new Set(now.map(({ path }) => path))
  for (const { path } of before) if (!paths.has(path)) store.write(path, '')
}
