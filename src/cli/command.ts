import type { Instant } from '../domain/instant.ts'

/** Everything of the machine that a command may touch, so that tests bring their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Instant
  /** Resolves after so many milliseconds, or as soon as the signal says. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** What was asked for: one text, its last line end added. */
  readonly out: (text: string) => void
  /** Progress and remarks, which must not get into what is piped on. */
  readonly note: (text: string) => void
  /** A file's text, `-` for standard input. Throws CliError where it cannot be read. */
  readonly read: (path: string) => Promise<string>
  /** The same; null where there is no such file. */
  readonly find: (path: string) => Promise<string | null>
  /** Writes a file, or over one that is there. Throws CliError where it cannot be written. */
  readonly write: (path: string, text: string) => Promise<void>
  /** The whole path of what was typed, for whoever reads or writes more than one file there. */
  readonly path: (typed: string) => string
  /** What a program of this machine prints, trimmed; null where it fails or is not installed. */
  readonly ask: (program: string, words: readonly string[]) => Promise<string | null>
}

/** 0: as wished. 1: something was found, or GitHub refused. 2: typed wrongly. */
export type ExitCode = 0 | 1 | 2

/** An expected end: its message is all that is shown, without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1, options: ErrorOptions = {}) {
    super(message, options)
    this.exitCode = exitCode
  }
}

export interface Option {
  /** What stands behind it: `owner/name`. Without one it is a switch. */
  readonly value?: string
  readonly summary: string
}

export interface Typed {
  /** One for each of the command's arguments. */
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, string>
  readonly switches: ReadonlySet<string>
}

/** All that help and the reading of a line need of a command: known without loading it. */
export interface Description {
  /** `config check` */
  readonly name: string
  /** One line, imperative, no full stop. */
  readonly summary: string
  /** Whole sentences below the usage: what is read, what is written, what the exit code says. */
  readonly about: string
  /** In order, all needed: `issue`, `file`. The last may end in dots: `file...` is one or more. */
  readonly takes: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  /** Executed by the tests, so help cannot lie. */
  readonly examples: readonly [string, ...string[]]
}

export interface CliCommand extends Description {
  readonly run: (typed: Typed, terminal: Terminal) => Promise<ExitCode>
}

export const REPO = {
  repo: {
    value: 'owner/name',
    summary: "The repository; else GITHUB_REPOSITORY, else the checkout's remote origin",
  },
} as const satisfies Record<string, Option>

export const JSON_OPTION = {
  json: { summary: 'Print JSON for programs' },
} as const satisfies Record<string, Option>

export const DRY_RUN = {
  'dry-run': { summary: 'Print what would be written, and write nothing' },
} as const satisfies Record<string, Option>

/** Indented, and safe for a terminal: what JSON leaves of control characters is written as escapes. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2)
