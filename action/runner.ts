import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
// By name: with the whole of it comes a client for OpenID, and with that a second fetch, as large as all the rest.
import {
  endGroup,
  error,
  info,
  notice,
  setFailed,
  setOutput,
  setSecret,
  startGroup,
  warning,
} from '@actions/core'
import type { Annotation } from '../src/plan/review/check.ts'
import type { Planned } from './ended.ts'
import type { OutputName } from './inputs.ts'

/** What a step may say to whoever started it. Loaded while GitHub thinks: nothing waits for it. */
export interface Runner {
  /** Everything that is said until the next one, or the end, is folded under it. Ours. */
  readonly group: (title: string) => void
  readonly endGroup: () => void
  /** One line of ours. */
  readonly say: (line: string) => void
  /** What nobody may read as a command of the runner's, since people wrote parts of it. */
  readonly print: (lines: readonly string[]) => void
  readonly mask: (secret: string) => void
  readonly annotate: (annotation: Annotation) => void
  readonly warn: (sentence: string) => void
  /** Ends the job as failed. */
  readonly fail: (sentence: string) => void
  readonly output: (name: OutputName, value: string) => void
  /** Markdown below the run's graph. Fails nothing where the runner takes none. */
  readonly summary: (text: string) => void
}

const TOLD = { failure: error, warning, notice } as const

/** The toolkit's: it escapes what it says, and writes outputs between delimiters that nobody can guess. */
export function runner(env: Readonly<Record<string, string | undefined>>): Runner {
  return {
    group: (title) => startGroup(oneLine(title)),
    endGroup: () => endGroup(),
    say: (line) => info(oneLine(line)),
    print: (lines) => printed(lines),
    mask: (secret) => setSecret(secret),
    annotate({ path, line, endLine, column, level, title, message }) {
      const columns = column === null || line !== endLine ? {} : { startColumn: column }
      TOLD[level](message, { file: path, startLine: line, endLine, ...columns, title })
    },
    warn: (sentence) => warning(sentence),
    fail: (sentence) => setFailed(sentence),
    output(name, value) {
      // Without a file the toolkit would print it, as runners took it long ago.
      if (env['GITHUB_OUTPUT']) setOutput(name, value)
    },
    summary(text) {
      const file = env['GITHUB_STEP_SUMMARY']
      if (file) tried(() => appendFileSync(file, `${text}\n`))
    },
  }
}

/** What was done stays done, whether a page of it can be shown or not. */
function tried(write: () => void): void {
  try {
    write()
  } catch {
    warning('The job summary could not be written. Everything else is done.')
  }
}

/** Ours holds no line ends; a number that came as something else would. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ')

/** Until the token comes back, which nobody can guess, the runner takes nothing for a command. */
function printed(lines: readonly string[]): void {
  if (lines.length === 0) return
  const token = randomUUID()
  info(`::stop-commands::${token}`)
  for (const line of lines) info(oneLine(line))
  info(`::${token}::`)
}

/** One request of a dry run. Long texts are cut: the summary shows the card. */
export function plannedLine({ route, params }: Planned): string {
  return `${route} ${JSON.stringify(params, (_, value: unknown) => shortened(value))}`
}

const LONGEST = 300

function shortened(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= LONGEST) return value
  return `${value.slice(0, LONGEST).toWellFormed()}... (${value.length} characters)`
}
