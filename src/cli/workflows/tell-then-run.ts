import { type ExitCode, json, type Terminal, type Typed } from '../command.ts'
import type { Connection } from '../connect.ts'
import { runWish } from './run-wish.ts'
import { runExit, runWords, startRun } from './start.ts'
import type { FormAnswers } from './startable.ts'

/** What a command has to say, and how it ends where no run is started. */
export interface Told {
  readonly words: () => string
  readonly forPrograms: () => object
  readonly exitCode: ExitCode
}

/**
 * Prints the plan, then has the workflow do it: `answers` are what its form is filled in with; null where nothing is to
 * be done, or nobody asked for a run.
 */
export async function tellThenRun(
  connection: Connection,
  typed: Typed,
  told: Told,
  answers: FormAnswers | null,
  terminal: Terminal,
): Promise<ExitCode> {
  const wish = runWish(typed)
  const asJson = typed.switches.has('json')
  if (!asJson) terminal.out(told.words())
  const run =
    wish.run && answers !== null ? await startRun(connection, answers, wish, terminal) : null
  if (asJson) terminal.out(json({ ...told.forPrograms(), ...(run === null ? {} : { run }) }))
  else if (run !== null) terminal.out(`\n${runWords(run, wish)}`)
  return run === null ? told.exitCode : runExit(run, wish)
}
