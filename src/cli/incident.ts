import { type Converged, converge, plan } from '../engine/converge.ts'
import { githubWorld, type Surroundings } from '../github/world.ts'
import { CliError, type Terminal } from './command.ts'
import type { Connection } from './connect.ts'
import { reaching, unseen } from './reaching.ts'

export interface Look {
  readonly converged: Converged
  /** Whether what was planned was also sent. */
  readonly applied: boolean
}

/**
 * Looks at one issue; writes only where that is wished and we act as a bot. What a person's token wrote would be
 * that person's word, so with one the plan is all there is. Throws CliError where there is no such issue.
 */
export async function lookAt(
  connection: Connection,
  number: number,
  terminal: Terminal,
  wish: 'plan' | 'apply',
): Promise<Look> {
  const { octokit, at, keys, me, from } = connection
  return reaching(connection, unseen(at), async () => {
    const login = await me()
    const bystander = !login.endsWith('[bot]')
    const around: Surroundings = { now: terminal.now, keys, people: new Map(), me, bystander }
    const world = githubWorld(octokit, { ...at, issue_number: number }, around)
    const apply = wish === 'apply' && !bystander
    if (wish === 'apply' && bystander) terminal.note(onlyLooking(from, login))
    if (apply && keys.length === 0) terminal.note(UNSIGNED)
    const converged = await (apply ? converge(world) : plan(world))
    if (converged.seen === null) throw new CliError(gone(connection, number))
    return { converged, applied: apply }
  })
}

const UNSIGNED =
  'No SITREP_KEY is set and no private key to derive one from: the card is written unsigned, without boxes to tick.'

const onlyLooking = (from: string, login: string): string =>
  `${from} is that of ${login}, a person: nothing is written, this is the plan. Set APP_ID and PRIVATE_KEY to act as the App.`

const gone = ({ at, from }: Connection, number: number): string =>
  `${from} sees no issue ${number} in ${at.owner}/${at.repo}: it does not exist, is a pull request, or may not be read.`
