import { demand } from '../access.ts'
import type { Repository } from '../model.ts'
import type { WorkflowSettings } from '../model-actions.ts'
import type { Actor, World } from '../world.ts'

/** As a new repository of an organisation has them on GitHub. */
export const WORKFLOW_SETTINGS: WorkflowSettings = {
  actionsEnabled: true,
  mayCreatePulls: false,
  tokenStartsRuns: 'never',
  draftsAllowed: true,
  readOnlyToken: false,
  teamsMentionable: false,
  privateConfigReadable: false,
}

/** Changes what is named and leaves the rest; for administrators. */
export function setWorkflowSettings(
  world: World,
  actor: Actor,
  repository: Repository,
  change: Partial<WorkflowSettings>,
): void {
  demand(actor, repository, 'admin')
  repository.workflowSettings = { ...repository.workflowSettings, ...change }
  world.changed()
}
