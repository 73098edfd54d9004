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
  const format = formatOf({ options, switches })
  return { kind, format, period: options.get('period') ?? null }
}

/** Null where nobody said. `--json` and `--csv` are short for `--format` with the same word. */
function formatOf({ options, switches }: Pick<Typed, 'options' | 'switches'>): Format | null {
  const named = options.get('format') ?? null
  if (named !== null && !isFormat(named)) throw unknown('format', named, FORMATS)
  const short = FORMATS.filter((format) => switches.has(format))
  const [first = null, other] = new Set(named === null ? short : [named, ...short])
  if (other === undefined) return first
  throw new CliError(`${first} and ${other} contradict each other: name one format`, 2)
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
