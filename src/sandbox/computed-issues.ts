import { isLive, type Outline, outlineOf } from './issue-outline.ts'
import type { Issue, Repository } from './model.ts'
import type { World } from './world.ts'

/**
 * Issues that nobody keeps: each is made whenever somebody looks at it, so that a repository can have any number of them.
 * They bear the numbers from 1 on.
 */
export interface IssueSource {
  readonly count: () => number
  /** What lists ask of every one of them, which therefore has to be cheap; null for one that is gone. */
  readonly outline: (number: number) => Outline | null
  readonly issue: (number: number) => Issue
  /** Another one whenever it would tell something else than before. */
  readonly version: () => number
}

/** Gives a repository issues that are computed, below all that it has. Throws where it has some already. */
export function computeIssues(world: World, repository: Repository, source: IssueSource): void {
  if (repository.lastNumber > 0) throw new Error('computed issues come before all others')
  repository.lastNumber = source.count()
  world.sources.set(repository.id, source)
}

/** The issue of this number, kept or computed. */
export function issueAt(world: World, repository: Repository, number: number): Issue | undefined {
  const kept = repository.issues[number]
  if (kept !== undefined) return kept
  const source = world.sources.get(repository.id)
  if (source === undefined || !(number >= 1 && number <= source.count())) return undefined
  return source.outline(number) === null ? undefined : source.issue(number)
}

/** Keeps an issue from now on, since somebody is about to change it. */
export function adopt(world: World, repository: Repository, number: number): void {
  const issue = issueAt(world, repository, number)
  if (issue !== undefined) repository.issues[number] ??= issue
}

/** A list that is not written down. */
export interface Sized<T> {
  readonly length: number
  readonly slice: (from: number, to: number) => T[]
}

export interface Wanted {
  /** The same for whatever chooses and sorts in the same way. */
  readonly key: string
  readonly matches: (outline: Outline) => boolean
  readonly by: 'createdAt' | 'updatedAt' | 'comments'
  readonly descending: boolean
}

/** Row of a list: a number, and what it is sorted by. */
type Row = readonly [number: number, value: number]

/** The issues of a repository that are wanted, sorted; `seen` is how the asker sees what is kept of it. */
export function listIssues(world: World, seen: Repository, wanted: Wanted): Sized<Issue> {
  const kept = Object.values(seen.issues)
    .filter(isLive)
    .map(outlineOf)
    .filter(wanted.matches)
    .map((outline): Row => [outline.number, outline[wanted.by]])
  const source = world.sources.get(seen.id)
  const rows =
    source === undefined
      ? kept.toSorted(byValue)
      : merged(kept.toSorted(byValue), computed(source, wanted), seen)
  const issueOf = ([number]: Row) => seen.issues[number] ?? source?.issue(number) ?? []
  const { length } = rows
  return {
    length,
    slice: (from, to) => {
      const [start, end] = [Math.min(from, length), Math.min(to, length)]
      if (!wanted.descending) return rows.slice(start, end).flatMap(issueOf)
      return rows
        .slice(length - end, length - start)
        .toReversed()
        .flatMap(issueOf)
    },
  }
}

const byValue = (a: Row, b: Row): number => a[1] - b[1] || a[0] - b[0]

/** What is kept hides what was computed in its place. */
function merged(kept: readonly Row[], rows: readonly Row[], seen: Repository): readonly Row[] {
  const adopted = new Set(Object.keys(seen.issues).map(Number))
  if (kept.length === 0 && adopted.size === 0) return rows
  const others = adopted.size === 0 ? rows : rows.filter(([number]) => !adopted.has(number))
  return kept.length === 0 ? others : [...others, ...kept].sort(byValue)
}

interface Found {
  readonly version: number
  readonly rows: readonly Row[]
}

/** A reader goes through one list page by page: looking through all of them each time would be slow. */
const KEPT = 4
const found = new WeakMap<IssueSource, Map<string, Found>>()

function computed(source: IssueSource, wanted: Wanted): readonly Row[] {
  const lists = found.get(source) ?? new Map<string, Found>()
  found.set(source, lists)
  const key = JSON.stringify([wanted.key, wanted.by])
  const version = source.version()
  const known = lists.get(key)
  if (known?.version === version) return known.rows
  const rows = looked(source, wanted)
  lists.delete(key)
  lists.set(key, { version, rows })
  const [oldest] = lists.keys()
  if (lists.size > KEPT && oldest !== undefined) lists.delete(oldest)
  return rows
}

function looked(source: IssueSource, { matches, by }: Wanted): readonly Row[] {
  const rows: Row[] = []
  for (let number = 1; number <= source.count(); number += 1) {
    const outline = source.outline(number)
    if (outline !== null && matches(outline)) rows.push([number, outline[by]])
  }
  return rows.sort(byValue)
}
