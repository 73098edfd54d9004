import { DAY_MS, instant, shownAt, utcDay } from '../../domain/instant.ts'
import type { Document } from '../../markdown/document/model.ts'
import type { Part } from '../sections.ts'
import { textsOf } from '../walk.ts'
import type { Moment } from './moment.ts'
import { type RawRow, rowsOf } from './rows.ts'
import { type Stamp, zoneIn } from './stamp.ts'

/** What is known besides the rows themselves. */
export interface TimelineContext {
  /** A day of the incident, `2026-11-20`; null where none is known. */
  readonly near: string | null
  /** Zone of times without one where the document names none either. */
  readonly zone: string
}

/** What led to an incident may lie long before it, what followed less long behind. */
const BEFORE_DAYS = 250

/** The rows of one timeline in the order in which they are written. */
export function timeline(
  document: Document,
  part: Part,
  context: TimelineContext,
): readonly Moment[] {
  const near = context.near === null ? null : { day: context.near, before: BEFORE_DAYS }
  const rows = rowsOf(document, part, near)
  const zone = zoneOf(document, part) ?? context.zone
  const clock: Carried = { day: null, shift: 0, last: null, zone }
  const started = { ...clock, day: headingDay(part, context) }
  return placed(rows, started)
}

/** Named in the heading, in the first words below it, in a column's title, or above the first section. */
function zoneOf(document: Document, part: Part): string | null {
  const above = document.sections[0]?.blocks ?? []
  const first = [...textsOf(part)].slice(0, 3).map(({ plain }) => plain)
  const top = above.flatMap((block) => (block.kind === 'paragraph' ? [block.text.plain] : []))
  const remarks = [part.title, ...first, ...top.filter((text) => /\btimes?\b/i.test(text))]
  return remarks.map((text) => zoneIn(text)).find((zone) => zone !== null) ?? null
}

const headingDay = (part: Part, { near }: TimelineContext): string | null => {
  const [found] = /\d{4}-\d{2}-\d{2}/.exec(part.title) ?? []
  return found ?? near
}

interface Carried {
  readonly day: string | null
  /** Days that the clock has rolled over since the last day that is written. */
  readonly shift: number
  readonly last: number | null
  readonly zone: string
}

function placed(rows: readonly RawRow[], begin: Carried): readonly Moment[] {
  const moments: Moment[] = []
  let carried = begin
  for (const row of rows) {
    const day = row.stamp?.date?.date ?? null
    if (day !== null) carried = { ...carried, day, shift: 0 }
    if (row.kind === 'day') continue
    const moment = momentOf(row, carried, day !== null)
    moments.push(moment)
    if (moment.at === null) continue
    carried = { ...carried, last: moment.at, shift: carried.shift + (moment.rolled ? 1 : 0) }
  }
  return moments
}

/** A clock that falls back by this much went past midnight; by less, the rows are out of order. */
const MIDNIGHT_MS = DAY_MS / 2

function momentOf(row: RawRow, carried: Carried, dated: boolean): Moment {
  const { start, end, line, endLine, raw, text, stamp, behind } = row
  const here = atOf(stamp, carried)
  const back = carried.last !== null && here !== null && here <= carried.last - MIDNIGHT_MS
  const rolled = back && !dated
  const at = rolled && here !== null ? here + DAY_MS : here
  const shift = carried.shift + (rolled ? 1 : 0)
  const day = carried.day === null ? null : dayAfter(carried.day, shift)
  const place = { start, end, line, endLine }
  return { ...place, raw, text, stamp, day, at, behind, rolled, problem: problemOf(row) }
}

const dayAfter = (day: string, days: number): string =>
  days === 0 ? day : utcDay(shownAt(midnight(day) + days * DAY_MS, 'UTC')[0])

const midnight = (day: string): number => instant(`${day}T00:00:00Z`)

function atOf(stamp: Stamp | null, { day, shift, zone }: Carried): number | null {
  const seconds = stamp?.clock?.seconds ?? null
  if (stamp === null || seconds === null) return null
  const reading = (day === null ? 0 : midnight(day)) + shift * DAY_MS + seconds * 1000
  return shownAt(reading, stamp.zone ?? zone)[0]
}

function problemOf({ stamp, column, raw }: RawRow): Moment['problem'] {
  if (stamp === null) return column && /\d/.test(raw) ? 'unreadable' : null
  if (stamp.clock?.seconds === null) return stamp.clock.problem
  if (stamp.date === null || stamp.date.date !== null) return null
  return stamp.date.problem === 'impossible' || stamp.date.problem === 'ambiguous'
    ? stamp.date.problem
    : null
}
