import { CliError, type ExitCode, type Terminal } from '../../src/cli/command.ts'
import { run } from '../../src/cli/run.ts'
import { type Instant, plus, systemNow } from '../../src/domain/instant.ts'

export interface Machine {
  readonly env?: Readonly<Record<string, string>>
  /** Path to text; `-` is what comes in. */
  readonly files?: Readonly<Record<string, string>>
  /** What programs print, by the whole line typed: `git remote get-url origin`. */
  readonly programs?: Readonly<Record<string, string>>
  /** Its clock, which goes on while it sleeps; that of this machine, if left out. */
  readonly now?: () => Instant
}

export interface Ran {
  readonly code: ExitCode
  readonly out: string
  readonly notes: string
  /** Files that were written, by path. */
  readonly written: ReadonlyMap<string, string>
  /** How long it would have slept. */
  readonly waitedMs: number
}

/** Runs a command line in this process, on a machine that has only what it is given. */
export async function cli(line: string | readonly string[], machine: Machine = {}): Promise<Ran> {
  const said: string[] = []
  const noted: string[] = []
  const written = new Map<string, string>()
  let slept = 0
  const terminal: Terminal = {
    env: machine.env ?? {},
    now: () => plus((machine.now ?? systemNow)(), slept),
    sleep: async (milliseconds) => {
      slept += milliseconds
    },
    out: (text) => void said.push(text),
    note: (text) => void noted.push(text),
    read: async (path) => {
      const text = machine.files?.[path]
      if (text === undefined) throw new CliError(`cannot read ${path}: there is no such file`)
      return text
    },
    find: async (path) => machine.files?.[path] ?? null,
    write: async (path, text) => void written.set(path, text),
    path: (typed) => typed,
    ask: async (program, words) => machine.programs?.[[program, ...words].join(' ')] ?? null,
  }
  const args = typeof line === 'string' ? line.split(' ') : line
  const code = await run(args, terminal)
  return { code, out: said.join('\n'), notes: noted.join('\n'), written, waitedMs: slept }
}
