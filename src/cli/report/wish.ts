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
