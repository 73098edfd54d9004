import type { IssueSource, Sized } from './computed-issues.ts'
import { isLive } from './issue-outline.ts'
import type { Issue, Repository } from './model.ts'
import type { World } from './world.ts'

/** Something that hangs on an issue: a comment, or a line of its log. */
export interface Hanging<T> {
  readonly issue: Issue
  readonly item: T
}

interface Across<T> {
  /** The same for whatever chooses and sorts in the same way. */
  readonly key: string
  readonly of: (issue: Issue) => readonly T[]
  readonly by: (item: T) => number
  readonly descending: boolean
}

/** Where one of them is found: number of its issue and place there, with what it is sorted by. */
interface Row {
  readonly number: number
  readonly place: number
  readonly value: number
  readonly id: number
}

/** What hangs on all issues of a repository, as one list. Those of computed issues are all made once for it. */
export function itemsAcross<T extends { readonly id: number }>(
  world: World,
  seen: Repository,
  wanted: Across<T>,
): Sized<Hanging<T>> {
  const source = world.sources.get(seen.id)
  const kept = Object.values(seen.issues)
    .filter(isLive)
    .flatMap((issue) => rowsOf(issue, wanted))
  const others = source === undefined ? [] : computed(source, wanted)
  const rows = [...others.filter(({ number }) => !(number in seen.issues)), ...kept].sort(inOrder)
  if (wanted.descending) rows.reverse()
  const itemOf = ({ number, place }: Row): readonly Hanging<T>[] => {
    const issue = seen.issues[number] ?? source?.issue(number)
    const item = issue && wanted.of(issue)[place]
    return issue === undefined || item === undefined ? [] : [{ issue, item }]
  }
  return { length: rows.length, slice: (from, to) => rows.slice(from, to).flatMap(itemOf) }
}

const inOrder = (a: Row, b: Row): number => a.value - b.value || a.id - b.id

const rowsOf = <T extends { readonly id: number }>(issue: Issue, { of, by }: Across<T>): Row[] =>
  of(issue).map((item, place) => ({ number: issue.number, place, value: by(item), id: item.id }))

interface Made {
  readonly key: string
  readonly version: number
  readonly rows: readonly Row[]
}

/** A reader goes through one list page by page. */
const last = new WeakMap<IssueSource, Made>()

function computed<T extends { readonly id: number }>(
  source: IssueSource,
  wanted: Across<T>,
): readonly Row[] {
  const known = last.get(source)
  const version = source.version()
  if (known?.key === wanted.key && known.version === version) return known.rows
  const numbers = Array.from({ length: source.count() }, (_, at) => at + 1)
  const rows = numbers
    .filter((number) => source.outline(number) !== null)
    .flatMap((number) => rowsOf(source.issue(number), wanted))
  last.set(source, { key: wanted.key, version, rows })
  return rows
}
