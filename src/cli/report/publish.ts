import { NO_LEDGER } from '../../engine/ledger.ts'
import { type Published, publicationOf, publishReport } from '../../engine/publish-report.ts'
import { type Client, client } from '../../github/client.ts'
import { Failure } from '../../github/failure.ts'
import { saveFiles } from '../../github/reports/commit.ts'
import { githubShelf } from '../../github/reports/shelf.ts'
import type { Report } from '../../reports/report.ts'
import type { Terminal } from '../command.ts'
import type { Connection } from '../connect.ts'
import type { Read } from './online.ts'

/** Publishes what was read, once for its period, and keeps what the next report starts from where config asks for it. */
export async function publish(
  connection: Connection,
  read: Read,
  report: Report,
  terminal: Terminal,
): Promise<Published> {
  const { octokit, at, keys, me } = connection
  const { place } = read
  const github = client(octokit, { now: terminal.now })
  const shelf = githubShelf({
    ...{ client: github, at, repository: place.id, me: await me(), keys },
    ...{ ledger: NO_LEDGER, now: terminal.now },
  })
  const seen = await shelf.reports(report.kind)
  const publication = publicationOf(report, seen, place.templates)
  const published = await publishReport(shelf, seen, publication, place.setup.policy.zone)
  await keep(connection, read, terminal, github)
  return published
}

/** What was read so far goes to the data branch, where config asks for it. Says whether it lies there now. */
export async function keep(
  { octokit, at }: Connection,
  { place, world }: Read,
  terminal: Terminal,
  github: Client = client(octokit, { now: terminal.now }),
): Promise<boolean> {
  const files = place.setup.policy.reports.data ? world.saved() : []
  if (files.length === 0) return false
  try {
    await saveFiles(github, at, files, 'What was read for reports')
    return true
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    terminal.note(
      `what was read could not be saved, so the next reading is longer: ${error.message}.`,
    )
    return false
  }
}
