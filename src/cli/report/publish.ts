import { NO_LEDGER } from '../../engine/ledger.ts'
import {
  type Published,
  publicationOf,
  publishReport,
  type ReportShelf,
} from '../../engine/publish-report.ts'
import type { SavedFile } from '../../engine/report-world.ts'
import { DATA_MESSAGE, keepsData } from '../../engine/tell-report.ts'
import { client } from '../../github/client.ts'
import { Failure } from '../../github/failure.ts'
import { githubShelf } from '../../github/reports/shelf.ts'
import { reportOf, succession } from '../../plan/report/succession.ts'
import { figureFiles } from '../../reports/data/files.ts'
import type { Report } from '../../reports/report.ts'
import type { Terminal } from '../command.ts'
import type { Connection } from '../connect.ts'
import type { Read } from './online.ts'

async function shelfOf(
  { octokit, at, keys, me, clock }: Connection,
  { id }: Read['place'],
): Promise<ReportShelf> {
  const { now } = clock
  return githubShelf({
    ...{ client: client(octokit, { now }), at, repository: id, me: await me(), keys },
    ...{ ledger: NO_LEDGER, now },
  })
}

/** Stands for the number that an issue will have, which is higher than all others. */
const NEXT = Number.MAX_SAFE_INTEGER

/** What publishing would do beside what is shown, in a sentence for whoever only tries. */
export async function foreseen(
  connection: Connection,
  { place }: Read,
  { kind, scope }: Report,
): Promise<string> {
  const seen = await (await shelfOf(connection, place)).reports(kind)
  const { name: period } = scope.period
  const there = reportOf(seen, period)
  if (there !== null)
    return `it is published already, as #${there.number}: nothing would be written`
  const all = [...seen, { number: NEXT, kind, period, open: true }]
  const closed = succession(all, place.setup.policy.zone).flatMap((step) =>
    step.type === 'report.close' ? [step.report === NEXT ? 'itself' : `#${step.report}`] : [],
  )
  return `it would be opened as an issue${closed.length === 0 ? '' : `, and close ${closed.join(' and ')}`}`
}

/** Publishes what was read, once for its period, and keeps what the next report starts from where config asks for it. */
export async function publish(
  connection: Connection,
  read: Read,
  report: Report,
  terminal: Terminal,
): Promise<Published> {
  const { place } = read
  const shelf = await shelfOf(connection, place)
  const seen = await shelf.reports(report.kind)
  const publication = publicationOf(report, seen, place.templates)
  const published = await publishReport(shelf, seen, publication, place.setup.policy.zone)
  await keep(read, terminal, figureFiles(report))
  return published
}

/**
 * What was read so far goes to the data branch, and the figures with it, where config asks for that. Says whether it
 * lies there now.
 */
export async function keep(
  { place, world }: Read,
  terminal: Terminal,
  figures: readonly SavedFile[] = [],
): Promise<boolean> {
  if (!keepsData(place)) return false
  const files = [...world.saved(), ...figures]
  if (files.length === 0) return false
  try {
    await world.save(files, DATA_MESSAGE)
    return true
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    terminal.note(
      `what was read could not be saved, so the next reading is longer: ${error.message}.`,
    )
    return false
  }
}
