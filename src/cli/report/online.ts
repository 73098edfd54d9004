import { iso } from '../../domain/instant.ts'
import { type Drawn, drawReport } from '../../engine/report.ts'
import type { ReportPlace, ReportWorld } from '../../engine/report-world.ts'
import { folderStore } from '../../github/reports/folder-store.ts'
import { githubReportWorld } from '../../github/reports/world.ts'
import type { Report } from '../../reports/report.ts'
import { CliError, type Terminal, type Typed } from '../command.ts'
import { configNotesOf } from '../config-notes.ts'
import type { Connection } from '../connect.ts'
import type { Standing } from '../incident.ts'
import { unseen } from '../reaching.ts'
import { sha256 } from './hash.ts'
import { periodOf, type Wish } from './wish.ts'

/** A report of a repository, and what it takes to publish it. */
export interface Read {
  readonly place: ReportPlace
  readonly world: ReportWorld
  readonly report: Report
}

/** Reads what the report needs. Throws CliError, and Failure where GitHub does not answer. */
export async function onlineReport(
  { octokit, at, keys, me, from }: Connection,
  { around }: Standing,
  wish: Wish,
  typed: Typed,
  terminal: Terminal,
): Promise<Read> {
  const folder = typed.options.get('snapshot')
  const world = githubReportWorld(octokit, at, {
    ...{ now: terminal.now, keys, me, bystander: around.bystander ?? false },
    kept: folder === undefined ? 'branch' : folderStore(folder),
  })
  const place = await world.place()
  if (place === null) throw new CliError(`${from} ${unseen(at)}.`)
  for (const note of configNotesOf(place.setup.problems)) terminal.note(note)
  const now = terminal.now()
  const period = periodOf(wish, place.setup.policy.zone, now)
  terminal.note(`reading ${place.name} for ${period.name}`)
  const drawn = await drawReport(world, place, { kind: wish.kind, period, now }, sha256)
  if (drawn.kind === 'unfinished') throw unfinished(drawn, folder !== undefined)
  for (const gap of drawn.report.gaps) terminal.note(gap)
  return { place, world, report: drawn.report }
}

function unfinished(
  { read, of, until, why }: Extract<Drawn, { kind: 'unfinished' }>,
  kept: boolean,
): CliError {
  const what = why === 'limit' ? "GitHub's hourly limit is used up" : 'GitHub did not answer'
  const next = kept
    ? 'run the same again then, and it goes on from there'
    : 'run the same again then; with --snapshot <folder> it goes on from where it stopped'
  return new CliError(`${what} after ${read} of ${of}, until ${iso(until)}: ${next}.`)
}
