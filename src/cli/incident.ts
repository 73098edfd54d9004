import { type Converged, converge, plan } from '../engine/converge.ts'
import { githubWorld, type Surroundings } from '../github/world.ts'
import { CliError, type ExitCode, type Terminal } from './command.ts'
import type { Connection } from './connect.ts'
import { reaching, unseen } from './reaching.ts'

export interface Look {
  readonly converged: Converged
  /** Whether what was planned was also sent. */
  readonly applied: boolean
}

/** Whose eyes a command looks with. */
export interface Standing {
  readonly around: Surroundings
  /** Whether what is planned will also be sent. */
  readonly writes: boolean
}

/**
 * Writes only where that is wished and we act as a bot: what a person's token wrote would be that person's word, so
 * with one the plan is all there is. Says so, and what else bears on it.
 */
export async function standing(
  { keys, me, from, clock }: Connection,
  terminal: Terminal,
  wish: 'plan' | 'apply',
): Promise<Standing> {
  const login = await me()
  const bystander = !login.endsWith('[bot]')
  // By a wrong clock of this machine reminders would be due that are not.
  const around: Surroundings = { now: clock.now, keys, people: new Map(), me, bystander }
  const writes = wish === 'apply' && !bystander
  if (wish === 'apply' && bystander) terminal.note(onlyLooking(from, login))
  if (writes && keys.length === 0) terminal.note(UNSIGNED)
  return { around, writes }
}

/** Looks at one issue, and writes as `standing` allows. Throws CliError where there is no such issue. */
export async function lookAt(
  connection: Connection,
  number: number,
  terminal: Terminal,
  wish: 'plan' | 'apply',
): Promise<Look> {
  const { octokit, at } = connection
  return reaching(connection, unseen(at), async () => {
    const { around, writes } = await standing(connection, terminal, wish)
    const world = githubWorld(octokit, { ...at, issue_number: number }, around)
    const converged = await (writes ? converge(world) : plan(world))
    if (converged.seen === null) throw new CliError(gone(connection, number))
    return { converged, applied: writes }
  })
}

/** What became of an effect, by its place among those that were thought out. */
export function resultOf({ converged, applied }: Look, at: number): string {
  const one = converged.applied[at]
  if (one === undefined) return applied ? 'not sent' : 'planned'
  return one.result === 'failed' ? `failed: ${one.reason}` : one.result
}

/** 1 where something that was to be written could not be. */
export function exitCodeOf({ converged, applied }: Look): ExitCode {
  const failed = converged.applied.some(({ result }) => result === 'failed' || result === 'stopped')
  return failed || (applied && converged.parked !== null) ? 1 : 0
}

/** Something is left to write, or it could not be told with these credentials. */
export const isUnfinished = ({ converged: { effects, parked } }: Look): boolean =>
  effects.length > 0 || parked === 'authority-unknown'

const UNSIGNED =
  'No SITREP_KEY is set and no private key to derive one from: what is written is unsigned, and a card has no boxes to tick.'

const onlyLooking = (from: string, login: string): string =>
  `${from} is that of ${login}, a person: nothing is written, this is the plan. Add --run to start the workflow that does it, or set APP_ID and PRIVATE_KEY to act as the App.`

const gone = ({ at, from }: Connection, number: number): string =>
  `${from} sees no issue ${number} in ${at.owner}/${at.repo}: it does not exist, is a pull request, or may not be read.`
