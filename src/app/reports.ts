import type { Probot } from 'probot'
import type { Outcome } from '../github/outcome.ts'
import type { Waiting } from '../store/store.ts'
import { lookAtActive } from './active-look.ts'
import type { AtWork } from './app.ts'
import { readRepositoryPoke } from './place.ts'
import { plainOctokit } from './plain-octokit.ts'
import { lookAtReports, type ReportLooking, type ReportOptions } from './report-look.ts'

/** A timer, the scan of the day or other decisions of the team: the reports that are due are looked at. */
export const reportsPoked = async (
  probot: Probot,
  options: ReportOptions,
  delivery: Waiting,
  work: AtWork,
): Promise<Outcome> => lookAtReports(options, await lookingAt(probot, delivery, work))

/** Something has changed that the list of open incidents may tell of. */
export const activePoked = async (
  probot: Probot,
  options: ReportOptions,
  delivery: Waiting,
  work: AtWork,
): Promise<Outcome> => lookAtActive(options, await lookingAt(probot, delivery, work))

async function lookingAt(
  probot: Probot,
  { id: delivery, body }: Waiting,
  { lease }: AtWork,
): Promise<ReportLooking> {
  const { installation, id, routine = false, ...at } = readRepositoryPoke(body)
  const octokit = plainOctokit(await probot.auth(installation))
  return { lease, delivery, octokit, at, id, routine }
}
