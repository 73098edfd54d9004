import { repositoryByName, userById } from './find.ts'
import type { JobOf } from './model.ts'
import { forbidden } from './refusal.ts'
import type { Actor, JobGrant, World } from './world.ts'

/** GitHub's own App, as whose bot the jobs of all workflows act. */
export const ACTIONS_SLUG = 'github-actions'

/** What a job's token reaches beyond its own repository: the organisation's settings, where that is switched on. */
export function jobGrant(world: World, job: JobOf): JobGrant {
  const repository = world.state.repositories[job.repositoryId]
  if (repository?.workflowSettings.privateConfigReadable !== true) return { ...job, alsoReads: [] }
  const owner = userById(world, repository.ownerId).login
  const shared = repositoryByName(world, owner, '.github')
  return { ...job, alsoReads: shared === undefined ? [] : [shared.id] }
}

/** Throws 403 for a job in a repository where the box for it is not ticked. */
export function demandPullsByJobs(world: World, actor: Actor): void {
  const job = actor.grant?.job
  const home = job === undefined ? undefined : world.state.repositories[job.repositoryId]
  if (home === undefined || home.workflowSettings.mayCreatePulls) return
  throw forbidden('GitHub Actions is not permitted to create or approve pull requests.')
}
