import type { Probot } from 'probot'
import { DONE } from '../github/outcome.ts'
import { type AppOptions, type AtWork, poked } from './app.ts'
import { ACTIVE, POKE, REPORTS, REVIEW } from './place.ts'
import { type PullOptions, reviewPoked } from './pulls.ts'
import type { ReportOptions } from './report-look.ts'
import { activePoked, reportsPoked } from './reports.ts'
import type { WorkerOptions } from './worker.ts'

/** Hands each stored delivery to Probot, and what we poked ourselves to the same look. */
export function working(
  probot: Probot,
  options: Omit<AppOptions, 'atWork'> & { readonly atWork: Map<string, AtWork> },
  reviewing: PullOptions,
  reporting: ReportOptions,
): WorkerOptions['work'] {
  return async (lease, delivery, behind) => {
    const work: AtWork = { lease, behind, outcome: DONE }
    if (delivery.event === POKE) return poked(probot, options, delivery, work)
    if (delivery.event === REVIEW) return reviewPoked(probot, reviewing, delivery, work)
    if (delivery.event === REPORTS) return reportsPoked(probot, reporting, delivery, work)
    if (delivery.event === ACTIVE) return activePoked(probot, reporting, delivery, work)
    const { id, event: name, body } = delivery
    options.atWork.set(id, work)
    try {
      const payload: unknown = JSON.parse(body.toString('utf8'))
      await probot.receive({ id, name, payload } as never)
    } finally {
      options.atWork.delete(id)
    }
    return work.outcome
  }
}
