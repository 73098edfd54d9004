import * as z from 'zod'
import { demand } from '../access.ts'
import type { Repository } from '../model.ts'
import type { WorkflowSettings } from '../model-actions.ts'
import type { Actor, World } from '../world.ts'

/** As a new repository of an organisation has them on GitHub. */
export const WORKFLOW_SETTINGS: WorkflowSettings = {
  actionsEnabled: true,
  mayCreatePulls: false,
  // On GitHub's own site since June 2026; servers of earlier releases start nothing.
  tokenStartsRuns: 'after-approval',
  draftsAllowed: true,
  readOnlyToken: false,
  teamsMentionable: false,
  privateConfigReadable: false,
}

/** What may be changed, as the doors take it. */
export const WorkflowChange = z.strictObject({
  actionsEnabled: z.boolean().optional(),
  mayCreatePulls: z.boolean().optional(),
  tokenStartsRuns: z.enum(['never', 'after-approval']).optional(),
  draftsAllowed: z.boolean().optional(),
  readOnlyToken: z.boolean().optional(),
  teamsMentionable: z.boolean().optional(),
  privateConfigReadable: z.boolean().optional(),
} satisfies Record<keyof WorkflowSettings, z.ZodType>)

/** Changes what is named and leaves the rest; for administrators. */
export function setWorkflowSettings(
  world: World,
  actor: Actor,
  repository: Repository,
  change: z.input<typeof WorkflowChange>,
): void {
  demand(actor, repository, 'admin')
  switchWorkflows(world, repository, change)
}

/** The same without asking who does it: for tests. Throws for what is no setting. */
export function switchWorkflows(
  world: World,
  repository: Repository,
  change: z.input<typeof WorkflowChange>,
): void {
  const named = Object.entries(WorkflowChange.parse(change)).filter(([, it]) => it !== undefined)
  const changed = Object.fromEntries(named) as Partial<WorkflowSettings>
  repository.workflowSettings = { ...repository.workflowSettings, ...changed }
  world.changed()
}
