import type { Instant } from '../../domain/instant.ts'
import type { Period } from '../../domain/period.ts'
import { lastWhole, periodNamed } from '../../domain/periods.ts'
import { nearest } from '../../markdown/nearest.ts'
import { isReportKind, REPORTS, type ReportKind } from '../../reports/report.ts'
import { CliError, type Typed } from '../command.ts'

export const FORMATS = ['md', 'json', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/** What was typed of a report, as far as nobody has to be asked. */
export interface Wish {
  readonly kind: ReportKind
  /** Null where nobody said. */
  readonly format: Format | null
  /** As typed; null for the last whole one. */
  readonly period: string | null
}

/** Throws CliError, exit code 2. */
export function wishOf({ options, switches }: Typed): Wish {
  const kind = options.get('kind') ?? 'metrics'
  if (!isReportKind(kind)) throw unknown('kind', kind, REPORTS)
  const format = options.get('format') ?? (switches.has('json') ? 'json' : null)
  if (format !== null && !isFormat(format)) throw unknown('format', format, FORMATS)
  if (switches.has('json') && format !== 'json') {
    throw new CliError(`--json and --format ${format} contradict each other: leave one out`, 2)
  }
  return { kind, format, period: options.get('period') ?? null }
}

const isFormat = (word: string): word is Format => (FORMATS as readonly string[]).includes(word)

function unknown(option: string, word: string, known: readonly string[]): CliError {
  const near = nearest(word, known)
  const meant = near === null ? '' : `; did you mean ${near}?`
  return new CliError(
    `--${option} takes ${known.join(', ')}, not ${JSON.stringify(word)}${meant}`,
    2,
  )
}

/** The period that was typed, or the last whole one: a quarter for trends, else a week. Throws CliError, exit code 2. */
export function periodOf({ kind, period }: Wish, zone: string, now: Instant): Period {
  if (period === null) return lastWhole(kind === 'trends' ? 'quarter' : 'week', now, zone)
  const found = periodNamed(period, zone)
  if (found !== null) return found
  throw new CliError(
    `--period ${JSON.stringify(period)} is on no calendar. Type a week (2026-W47), a month (2026-11), a quarter (2026-Q4), days from..to (2026-11-01..2026-11-20), or all.`,
    2,
  )
}
