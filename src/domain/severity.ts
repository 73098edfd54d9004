import { plain } from './plain.ts'
import type { Span } from './span.ts'

/** One step of a team's severity scheme. The list is ordered, worst first. */
export interface SeverityLevel {
  /** The label's name and what people type: `sev1`. */
  readonly name: string
  /** What people read: `SEV1 critical`. */
  readonly title: string
  readonly description: string
  /** Six hex digits, as GitHub takes a label's colour. */
  readonly color: string
  /** Other words that mean this level: `1`, `critical`, `p0`. */
  readonly aliases: readonly string[]
  /** Longest time from detection to acknowledgement. */
  readonly acknowledge: Span
  /** Longest silence between two status updates; null where no cadence is promised. */
  readonly update: Span | null
}

/** Impact (row) by spread (column) to the name of a level, as the form and people assess it. */
export type SeverityMatrix = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The level that a word names, by name, alias or title; null when none does. */
export function levelNamed(word: string, levels: readonly SeverityLevel[]): SeverityLevel | null {
  const asked = plain(word)
  if (asked === '') return null
  const names = (level: SeverityLevel) => [level.name, level.title, ...level.aliases]
  return levels.find((level) => names(level).some((name) => plain(name) === asked)) ?? null
}

/** The level that the matrix gives for the two answers; null when either is missing or unknown. */
export function levelAssessed(
  impact: string | undefined,
  spread: string | undefined,
  matrix: SeverityMatrix,
): string | null {
  if (impact === undefined || spread === undefined) return null
  const row = Object.entries(matrix).find(([name]) => plain(name) === plain(impact))
  const cell = Object.entries(row?.[1] ?? {}).find(([name]) => plain(name) === plain(spread))
  return cell?.[1] ?? null
}
