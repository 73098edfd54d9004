import { may } from '../access.ts'
import { approveRun } from '../actions/workflow-runs.ts'
import type { Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import type { WorkflowRun } from '../model-actions.ts'
import { mark } from './check-mark.ts'
import { type Content, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import type { Visit } from './visit.ts'

/** The runs of a pull request's head that wait for somebody. */
function waitingRuns(repository: Repository, { pull }: Pull): readonly WorkflowRun[] {
  return Object.values(repository.workflowRuns).filter(
    ({ headSha, conclusion }) => headSha === pull.headSha && conclusion === 'action_required',
  )
}

/** The row that lets them run, for whoever may push. */
export function approval(visit: Visit, repository: Repository, issue: Pull): Content {
  const runs = waitingRuns(repository, issue)
  if (runs.length === 0) return null
  const words = runs.length === 1 ? '1 workflow awaits' : `${runs.length} workflows await`
  const names = runs.map(({ name }) => name).join(', ')
  const button =
    may(visit.actor, repository, 'write') &&
    html`<form method="post" action="${actionOf(visit, repository, issue)}"><button name="do" value="approve-runs">Approve workflows to run</button></form>`
  return html`<div class="row">${mark('waits', '!', 'waits for approval')}<div class="grow"><strong>${words} approval</strong><p class="meta">${names}</p></div>${button}</div>`
}

export function approveAll(visit: Visit, repository: Repository, issue: Pull): void {
  for (const run of waitingRuns(repository, issue)) {
    approveRun(visit.world, visit.actor, repository, run)
  }
}
