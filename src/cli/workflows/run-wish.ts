import { CliError, type Option, type Typed } from '../command.ts'

/** For commands that write what only a bot may: a person has the workflow do it. */
export const RUN = {
  run: { summary: 'With a token of your own: start the workflow that does it' },
  wait: { summary: 'With --run: wait until that has ended, and say how' },
} as const satisfies Record<string, Option>

export interface RunWish {
  readonly run: boolean
  readonly wait: boolean
}

/** Throws CliError for what makes no sense together. */
export function runWish({ switches }: Typed): RunWish {
  const [run, wait] = [switches.has('run'), switches.has('wait')]
  if (wait && !run) throw new CliError('--wait is for --run: add that, or leave --wait out', 2)
  if (run && switches.has('dry-run')) {
    throw new CliError('--run has it done, and --dry-run does nothing: leave one of them out', 2)
  }
  return { run, wait }
}
