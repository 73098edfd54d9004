import type { Instant } from '../../domain/instant.ts'
import type { Pool } from './pool.ts'

/** What a line of the snapshot holds. */
export type Cell = null | boolean | number | string | readonly Cell[]

/** An issue of the snapshot: `value` is null where it carries the label and is none of ours. */
export interface Row<T> {
  readonly number: number
  readonly value: T | null
}

/** How things of one kind are kept between two readings, one line each, and read again. */
export interface RowForm<T> {
  readonly encode: (row: Row<T>, now: number) => string
  /** Null where it is no line of ours: then all is read anew from GitHub. */
  readonly decode: (line: string, now: number) => Row<T> | null
  /** The last moment that may matter to a report; null where it is open and always does. */
  readonly until: (value: T) => number | null
  /** The same, sharing with others what they have in common. */
  readonly lean: (value: T, pool: Pool) => T
}

const BEYOND_ASCII = /[^\x20-\x7e]/g

/** As compact as JSON goes: what stands at the end and is empty is left out. A byte is a character, so sizes are known. */
export function lineOf(cells: readonly Cell[]): string {
  const last = cells.findLastIndex((cell) => !isEmpty(cell))
  return JSON.stringify(cells.slice(0, last + 1)).replace(BEYOND_ASCII, escaped)
}

const isEmpty = (cell: Cell): boolean => cell === null || (Array.isArray(cell) && cell.length === 0)

const escaped = (unit: string): string =>
  [...Array(unit.length).keys()]
    .map((at) => `\\u${unit.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')

/** The cells of a line, the first of them its number; null where it is none. */
export function cellsOf(line: string): readonly [number, ...unknown[]] | null {
  const cells = parsed(line)
  if (!Array.isArray(cells)) return null
  const [number] = cells as readonly unknown[]
  return isCount(number) && number > 0 ? (cells as unknown as [number, ...unknown[]]) : null
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export const isCount = (cell: unknown): cell is number =>
  Number.isSafeInteger(cell) && (cell as number) >= 0

/** From the year 1 to the year 9999: what calendars and clocks can show. */
const TIMES_OF_PEOPLE = { from: -62_135_596_800_000, to: 253_402_300_799_999 } as const

/** Whether a cell is a moment that can be told of, in milliseconds. */
export const isMoment = (cell: unknown): cell is Instant =>
  Number.isSafeInteger(cell) &&
  TIMES_OF_PEOPLE.from <= (cell as number) &&
  (cell as number) <= TIMES_OF_PEOPLE.to

/** A line ends where everything behind is empty, so what is not there is. */
export const isText = (cell: unknown): cell is string | null | undefined =>
  cell == null || (typeof cell === 'string' && cell.length <= 2_000)

export const isWhole = (cell: unknown): cell is number | null | undefined =>
  cell == null || Number.isSafeInteger(cell)

export const isTexts = (cell: unknown): cell is readonly string[] | undefined =>
  cell === undefined ||
  (Array.isArray(cell) && cell.every((one) => typeof one === 'string' && one.length <= 2_000))

export const isList = (cell: unknown): cell is readonly unknown[] | undefined =>
  cell === undefined || Array.isArray(cell)

/** The member of a list at that place plus one; null for 0. Undefined where there is none, and the line is none of ours. */
export function memberAt<T>(list: readonly T[], cell: unknown): T | null | undefined {
  if (cell == null || cell === 0) return null
  return isCount(cell) ? list[cell - 1] : undefined
}

/** The place of a member, plus one; 0 for none. */
export const placeOf = <T>(list: readonly T[], member: T | null): number =>
  member === null ? 0 : list.indexOf(member) + 1
