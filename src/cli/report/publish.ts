import { NO_LEDGER } from '../../engine/ledger.ts'
import { type Published, publicationOf, publishReport } from '../../engine/publish-report.ts'
import { client } from '../../github/client.ts'
import { saveFiles } from '../../github/reports/commit.ts'
import { githubShelf } from '../../github/reports/shelf.ts'
import type { Terminal } from '../command.ts'
import type { Connection } from '../connect.ts'
import type { Read } from './online.ts'

/** Publishes what was read, once for its period, and keeps what the next report starts from where config asks for it. */
export async function publish(
  { octokit, at, keys, me }: Connection,
  { place, world, report }: Read,
  terminal: Terminal,
): Promise<Published> {
  const github = client(octokit, { now: terminal.now })
  const shelf = githubShelf({
    ...{ client: github, at, repository: place.id, me: await me(), keys },
    ...{ ledger: NO_LEDGER, now: terminal.now },
  })
  const seen = await shelf.reports(report.kind)
  const { zone, reports } = place.setup.policy
  const publication = publicationOf(report, seen, place.templates)
  const published = await publishReport(shelf, seen, publication, zone)
  const files = reports.data ? world.saved() : []
  if (files.length > 0) {
    terminal.note(`saving ${files.length} files of what was read`)
    await saveFiles(github, at, files, `What was read for ${publication.title}`)
  }
  return published
}
