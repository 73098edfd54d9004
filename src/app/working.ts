import type { Probot } from 'probot'
import { DONE, type Outcome } from '../github/outcome.ts'
import type { Waiting } from '../store/store.ts'
import type { AlertOptions } from './alert-look.ts'
import { alertPoked, gatheredPoked, toldPoked } from './alerts.ts'
import { type AppOptions, type AtWork, poked } from './app.ts'
import { ACTIVE, ALERT, GATHERED, POKE, REPORTS, REVIEW, TOLD } from './place.ts'
import { type PullOptions, reviewPoked } from './pulls.ts'
import type { ReportOptions } from './report-look.ts'
import { activePoked, reportsPoked } from './reports.ts'
import type { WorkerOptions } from './worker.ts'

/** Works off what we have poked ourselves. */
type Own = (delivery: Waiting, work: AtWork) => Promise<Outcome>

/** Hands each stored delivery to Probot, and what we poked ourselves to the same look. */
export function working(
  probot: Probot,
  options: Omit<AppOptions, 'atWork'> & { readonly atWork: Map<string, AtWork> },
  reviewing: PullOptions,
  reporting: ReportOptions,
  alerting: AlertOptions,
): WorkerOptions['work'] {
  const toldOf = { ...options, told: alerting.told }
  const own: ReadonlyMap<string, Own> = new Map<string, Own>([
    [POKE, (delivery, work) => poked(probot, options, delivery, work)],
    [REVIEW, (delivery, work) => reviewPoked(probot, reviewing, delivery, work)],
    [REPORTS, (delivery, work) => reportsPoked(probot, reporting, delivery, work)],
    [ACTIVE, (delivery, work) => activePoked(probot, reporting, delivery, work)],
    [ALERT, (delivery, work) => alertPoked(probot, alerting, delivery, work)],
    [GATHERED, (delivery, work) => gatheredPoked(alerting, delivery, work)],
    [TOLD, (delivery, work) => toldPoked(probot, toldOf, delivery, work)],
  ])
  return async (lease, delivery, behind) => {
    const work: AtWork = { lease, behind, outcome: DONE }
    const ours = own.get(delivery.event)
    if (ours !== undefined) return ours(delivery, work)
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
