import { keepActive } from '../engine/keep-active.ts'
import { LAST_RANK } from '../github/client.ts'
import { DONE, type Outcome } from '../github/outcome.ts'
import { githubReportWorld } from '../github/reports/world.ts'
import { aroundOf, ledgerOf } from './look.ts'
import { repositoryName } from './place.ts'
import type { ReportLooking, ReportOptions } from './report-look.ts'

/** Brings the list of open incidents on the data branch to what is so, where the team wants one. Throws Failure. */
export async function lookAtActive(
  options: ReportOptions,
  { lease, delivery, octokit, at }: ReportLooking,
): Promise<Outcome> {
  const { store, log, readOnly } = options
  if (!store.rank(lease, LAST_RANK)) return { kind: 'lost' }
  const around = { ...aroundOf(options, lease.installation), kept: 'nowhere' as const }
  const world = githubReportWorld(octokit, at, around)
  const place = await world.place()
  if (place === null) return DONE
  const ledger = ledgerOf(options, lease)
  const kept = await keepActive(world, place, () => !readOnly && ledger.held())
  const about = { delivery, repository: repositoryName(at) }
  if (kept === 'saved') log.info(about, 'told which incidents are open')
  if (kept === 'kept-back' && readOnly) log.info(about, 'read only: would have told what is open')
  return kept === 'kept-back' && !readOnly ? { kind: 'lost' } : DONE
}
