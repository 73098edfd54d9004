import type { Instant } from '../../domain/instant.ts'
import type { Reading } from '../../engine/report-world.ts'
import { inert } from '../../markdown/inert.ts'
import { isNeeded, LARGEST, type Lines, linesIn, quarterOf } from '../../plan/report/parts.ts'
import { type Pool, pool } from '../../plan/report/pool.ts'
import type { Row, RowForm } from '../../plan/report/row.ts'
import type { KeptList, ListName, Part } from '../../plan/report/snapshot-index.ts'
import { hashOf, nextPlace, writePart } from './part-writer.ts'
import type { SnapshotStore } from './snapshot-store.ts'

/** What one reading of a list asks for, and how its issues are kept. */
export interface ListForm<T> {
  readonly name: ListName
  readonly rows: RowForm<T>
  readonly since: Instant | null
  readonly now: Instant
}

/** An issue as it was folded just now. */
export interface Folded<T> extends Row<T> {
  readonly createdAt: Instant
}

/** What a report needs of a list. Of all else only its line is kept, and that elsewhere. */
export interface Found<T> {
  readonly values: Map<number, T>
  /** Issues that carry the label and are none of ours. */
  readonly foreign: Set<number>
  readonly pool: Pool
}

export const nothingFound = <T>(): Found<T> => ({
  ...{ values: new Map(), foreign: new Set(), pool: pool() },
})

/** Takes an issue in, in place of what was known of it. */
export function take<T>(found: Found<T>, { number, value }: Row<T>, form: ListForm<T>): void {
  found.values.delete(number)
  found.foreign.delete(number)
  if (value === null) found.foreign.add(number)
  else if (isNeeded({ until: form.rows.until(value) }, form.since)) {
    found.values.set(number, form.rows.lean(value, found.pool))
  }
}

/** What a list came to. `of`: how many GitHub has of it. */
export function readingOf<T>(
  { label, form }: { readonly label: string; readonly form: ListForm<T> },
  { values, foreign }: Found<T>,
  of: number,
  gaps: readonly string[],
): Reading<T> {
  const strangers = [...foreign].toSorted((a, b) => a - b)
  return {
    kind: 'read',
    all: [...values].toSorted(([a], [b]) => a - b).map(([, value]) => value),
    of,
    foreign: strangers,
    gaps: form.name === 'incidents' ? [...gaps, ...undeclared(label, strangers)] : gaps,
  }
}

const SHOWN = 10

/** Without the sign before a number, which would be written on each of these issues. */
function undeclared(label: string, numbers: readonly number[]): readonly string[] {
  if (numbers.length === 0) return []
  const more = numbers.length > SHOWN ? ' and more' : ''
  const which = `${numbers.slice(0, SHOWN).join(', ')}${more}`
  const many = numbers.length === 1 ? '1 issue carries' : `${numbers.length} issues carry`
  return [
    `${many} the label ${inert(label, 50)} and count nowhere, since nobody who may has declared them: ${which}. A bot that opens incidents is heard once \`bots\` in config names it.`,
  ]
}

/** Lines of the parts that were looked into, by path. */
export type Opened = Map<string, Lines>

/**
 * Looks into those parts of the snapshot that it has not looked into yet. False where one of them is not there or is not
 * what the index says: somebody has edited it, or two runs have saved at once.
 */
export async function open<T>(
  store: SnapshotStore,
  form: ListForm<T>,
  parts: readonly Part[],
  opened: Opened,
  found: Found<T>,
): Promise<boolean> {
  const wanted = parts.filter(({ path }) => !opened.has(path))
  if (wanted.length === 0) return true
  const texts = await store.read(wanted.map(({ path }) => path))
  for (const { path, count, hash } of wanted) {
    const text = texts.get(path)
    if (text === undefined || hashOf(text) !== hash) return false
    const read = linesIn(text, count, form.rows, form.now)
    if (read === null) return false
    opened.set(path, read.lines)
    for (const row of read.rows) take(found, row, form)
  }
  return true
}

/**
 * Puts what has changed into the parts of its quarters, and writes those anew. Null where such a part cannot be read. What
 * is new to a quarter comes behind all that is there.
 */
export async function merge<T>(
  store: SnapshotStore,
  form: ListForm<T>,
  kept: KeptList,
  changed: readonly Folded<T>[],
  opened: Opened,
): Promise<readonly Part[] | null> {
  const byQuarter = Map.groupBy(changed, ({ createdAt }) => quarterOf(createdAt))
  const touched = kept.parts.filter(({ quarter }) => byQuarter.has(quarter))
  if (!(await open(store, form, touched, opened, nothingFound<T>()))) return null
  const parts = [...kept.parts]
  for (const [quarter, rows] of byQuarter) mergeQuarter(store, form, parts, quarter, rows, opened)
  return parts
}

function mergeQuarter<T>(
  store: SnapshotStore,
  form: ListForm<T>,
  parts: Part[],
  quarter: string,
  rows: readonly Folded<T>[],
  opened: Opened,
): void {
  const own = parts.filter((part) => part.quarter === quarter)
  const dirty = new Set<string>()
  const fresh: Lines = new Map()
  for (const row of rows) {
    const entry = entryOf(row, form)
    const part = own.find(({ path }) => opened.get(path)?.has(row.number))
    const lines = (part && opened.get(part.path)) ?? fresh
    if (part !== undefined && lines.get(row.number)?.line !== entry.line) dirty.add(part.path)
    lines.set(row.number, entry)
  }
  const last = own.at(-1)
  const room = last && opened.get(last.path)
  if (last && room && fresh.size > 0 && sizeOf(room) + sizeOf(fresh) <= LARGEST) {
    for (const [number, entry] of fresh) room.set(number, entry)
    dirty.add(last.path)
    fresh.clear()
  }
  rewrite(store, parts, dirty, opened)
  if (fresh.size > 0) parts.push(writePart(store, nextPlace(form.name, quarter, parts), fresh))
}

function rewrite(
  store: SnapshotStore,
  parts: Part[],
  dirty: ReadonlySet<string>,
  opened: Opened,
): void {
  for (const [at, part] of parts.entries()) {
    const lines = opened.get(part.path)
    if (dirty.has(part.path) && lines !== undefined) parts[at] = writePart(store, part, lines)
  }
}

const sizeOf = (lines: Lines): number =>
  [...lines.values()].reduce((sum, { line }) => sum + line.length + 1, 0)

const entryOf = <T>(row: Folded<T>, { rows, now }: ListForm<T>) => ({
  line: rows.encode(row, now),
  until: row.value === null ? 0 : rows.until(row.value),
})
