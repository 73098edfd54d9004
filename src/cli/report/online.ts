import { absolute, type Instant } from '../../domain/instant.ts'
import { type Drawn, drawReport } from '../../engine/report.ts'
import type { ReportPlace, ReportWorld } from '../../engine/report-world.ts'
import { progress } from '../../github/reports/progress.ts'
import { sha256 } from '../../github/reports/sha256.ts'
import { githubReportWorld } from '../../github/reports/world.ts'
import { numberWords } from '../../reports/words/number.ts'
import { CliError, type Terminal, type Typed } from '../command.ts'
import { configNotesOf } from '../config-notes.ts'
import type { Connection } from '../connect.ts'
import type { Standing } from '../incident.ts'
import { unseen } from '../reaching.ts'
import { periodOf, refuseUnfinished } from './period.ts'
import { snapshotFolder } from './snapshot-folder.ts'
import type { Wish } from './wish.ts'

/** What was read of a repository, and where it can be kept and published. */
export interface Read {
  readonly place: ReportPlace
  readonly world: ReportWorld
  readonly drawn: Drawn
}

/** Reads what the report needs. Throws CliError, and Failure where GitHub does not answer. */
export async function onlineReport(
  { octokit, at, keys, me, from, clock }: Connection,
  { around }: Standing,
  wish: Wish,
  { options, switches }: Typed,
  terminal: Terminal,
): Promise<Read> {
  const folder = options.get('snapshot')
  const world = githubReportWorld(octokit, at, {
    ...{ now: clock.now, keys, me, bystander: around.bystander ?? false },
    onPage: progress(terminal.note),
    kept: folder === undefined ? 'branch' : snapshotFolder(folder, terminal),
  })
  const place = await world.place()
  if (place === null) throw new CliError(`${from} ${unseen(at)}.`)
  for (const note of configNotesOf(place.setup.problems)) terminal.note(note)
  const now = clock.now()
  const { policy } = place.setup
  const { zone } = policy
  if (clock.aheadMs() !== 0) terminal.note(clockWords(now, zone))
  const period = periodOf(wish, policy, now)
  if (switches.has('publish')) refuseUnfinished(period, zone, now)
  terminal.note(`reading ${place.name} for ${period.name}`)
  const drawn = await drawReport(world, place, { kind: wish.kind, period, now }, sha256)
  if (drawn.kind === 'drawn') for (const gap of drawn.report.gaps) terminal.note(gap)
  return { place, world, drawn }
}

const clockWords = (now: Instant, zone: string): string =>
  `this machine's clock is not GitHub's, where it is ${absolute(now, zone)}: that is what counts`

/** Why there is no report yet, and what to type then. `kept`: what was read so far lies where the next reading looks. */
export function unfinishedWords(
  { read, of, until, why }: Extract<Drawn, { kind: 'unfinished' }>,
  zone: string,
  kept: boolean,
): CliError {
  const far = of === 0 ? '' : ` after ${numberWords(read)} of ${numberWords(of)}`
  const what = why === 'limit' ? "GitHub's hourly limit is used up" : 'GitHub did not answer'
  const next = kept
    ? 'run the same again then, and it goes on from there'
    : 'run the same again then; with --snapshot <folder> it goes on from where it stopped'
  return new CliError(`${what}${far}, until ${absolute(until, zone)}: ${next}.`)
}
