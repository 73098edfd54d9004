import type { Change, TimeName } from '../../domain/fact.ts'
import { DETECTIONS, TIMES } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import { CATEGORIES, type Category, ended } from '../../domain/status.ts'
import { type Case, EXCLUSIONS } from '../../metrics/material.ts'
import { cellsOf, isCount, isList, isMoment, isText, isTexts, memberAt, type Row } from './row.ts'

/** Bits behind the three that hold the place of the exclusion. */
export const FLAGS = { alert: 8, runbook: 16, owed: 32, skipped: 64 } as const

/** Whether time in this category goes on. */
export const runs = (name: Category, current: Category): boolean =>
  name === current && !ended(current)

/** A time as it is kept, beside the first that is known. Undefined where the cell holds no time. */
type At = (cell: unknown) => Instant | null | undefined

/** A line of ours read again; null where any cell is not what it should be. */
export function decodeCase(line: string, now: number): Row<Case> | null {
  const cells = cellsOf(line)
  if (cells === null) return null
  const [number] = cells
  if (cells.length === 1) return { number, value: null }
  const value = caseIn(cells, now)
  return value === null ? null : { number, value }
}

function caseIn(cells: readonly [number, ...unknown[]], now: number): Case | null {
  const [number, title, place, base, , severity, services, cause, seen, bits, people] = cells
  const category = memberAt(CATEGORIES, place)
  const detection = memberAt(DETECTIONS, seen)
  if (typeof title !== 'string' || !isMoment(base) || !isCount(bits)) return null
  const excluded = memberAt(EXCLUSIONS, bits % FLAGS.alert)
  if (category == null || detection === undefined || excluded === undefined) return null
  if (!isText(severity) || !isText(cause) || !isTexts(services) || !isTexts(people)) return null
  const rest = restOf(cells, category, base, now)
  if (rest === null) return null
  const { dueAt, publishedAt, ...more } = rest
  const has = (flag: number) => Math.floor(bits / flag) % 2 === 1
  return {
    ...{ number, title, category, excluded, detection },
    ...{ severity: severity ?? null, services: services ?? [], cause: cause ?? null },
    ...{ responders: people ?? [], alert: has(FLAGS.alert), runbook: has(FLAGS.runbook) },
    postmortem: { owed: has(FLAGS.owed), dueAt, publishedAt, skipped: has(FLAGS.skipped) },
    ...more,
  }
}

type Rest = Pick<
  Case,
  'times' | 'inStatus' | 'openedAt' | 'earlier' | 'share' | 'causedBy' | 'disorders'
> &
  Pick<Case['postmortem'], 'dueAt' | 'publishedAt'>

function restOf(
  cells: readonly unknown[],
  category: Category,
  base: number,
  now: number,
): Rest | null {
  const at: At = (cell) => momentOf(base, cell)
  const share = cells[16] ?? null
  const [dueAt, publishedAt, openedAt] = [at(cells[12]), at(cells[13]), at(cells[14])]
  const times = timesIn(cells[4], at)
  const inStatus = spentIn(cells[11], category, now - base)
  const earlier = each(cells[15], (one) => spellIn(one, at))
  const causedBy = each(cells[17], changeIn)
  const disorders = each(cells[18], pairIn)
  if (dueAt === undefined || publishedAt === undefined || openedAt === undefined) return null
  if (share !== null && !(typeof share === 'number' && share >= 0 && share <= 1)) return null
  if (times === null || inStatus === null) return null
  if (earlier === null || causedBy === null || disorders === null) return null
  return {
    ...{ times, inStatus, openedAt, earlier, share, causedBy, disorders },
    ...{ dueAt, publishedAt },
  }
}

function momentOf(base: number, cell: unknown): Instant | null | undefined {
  if (cell == null) return null
  const at = typeof cell === 'number' ? base + cell : null
  return isMoment(at) ? at : undefined
}

function timesIn(cell: unknown, at: At): Case['times'] | null {
  if (!Array.isArray(cell) || cell.length !== TIMES.length) return null
  const times = {} as Record<TimeName, Instant | null>
  for (const [place, name] of TIMES.entries()) {
    const moment = at(cell[place])
    if (moment === undefined) return null
    times[name] = moment
  }
  return times
}

function spentIn(cell: unknown, category: Category, soFar: number): Case['inStatus'] | null {
  if (!isList(cell)) return null
  const spent: Partial<Record<Category, number>> = {}
  for (let at = 0; at < (cell?.length ?? 0); at += 2) {
    const [name, ms] = [memberAt(CATEGORIES, cell?.[at]), cell?.[at + 1]]
    if (name == null || !Number.isSafeInteger(ms)) return null
    const spentHere = runs(name, category) ? soFar - (ms as number) : (ms as number)
    spent[name] = Math.max(0, spentHere)
  }
  return spent
}

/** Null as soon as one of them is none. */
function each<T>(cell: unknown, read: (one: readonly unknown[]) => T | null): readonly T[] | null {
  if (!isList(cell)) return null
  const all: T[] = []
  for (const one of cell ?? []) {
    const value = Array.isArray(one) ? read(one) : null
    if (value === null) return null
    all.push(value)
  }
  return all
}

function spellIn(cells: readonly unknown[], at: At): Case['earlier'][number] | null {
  const [openedAt, mitigatedAt, resolvedAt] = [at(cells[0]), at(cells[1]), at(cells[2])]
  if (openedAt == null || mitigatedAt === undefined || resolvedAt === undefined) return null
  return { openedAt, mitigatedAt, resolvedAt }
}

function changeIn([first, number]: readonly unknown[]): Change | null {
  if (number === undefined) return typeof first === 'string' ? { kind: 'commit', sha: first } : null
  if (!isCount(number) || !isText(first)) return null
  return { kind: 'pull', repository: first ?? null, number }
}

function pairIn([one, other]: readonly unknown[]): readonly [TimeName, TimeName] | null {
  const [first, second] = [memberAt(TIMES, one), memberAt(TIMES, other)]
  return first == null || second == null ? null : [first, second]
}
