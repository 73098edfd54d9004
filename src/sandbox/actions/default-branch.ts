import { demand, demandWritable } from '../access.ts'
import { liveIssues } from '../find.ts'
import type { Repository } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'

/** Gives the default branch another name. Pull requests into it follow; GitHub tells Apps of no push. */
export function renameDefaultBranch(
  world: World,
  actor: Actor,
  repository: Repository,
  name: string,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'admin')
  const before = repository.defaultBranch
  if (name === before) return
  if (repository.refs[`refs/heads/${name}`] !== undefined) {
    throw new Refusal(422, 'Branch already exists')
  }
  repository.refs[`refs/heads/${name}`] = repository.refs[`refs/heads/${before}`] ?? ''
  delete repository.refs[`refs/heads/${before}`]
  repository.defaultBranch = name
  for (const { pull } of liveIssues(repository)) {
    if (pull !== null && pull.mergedAt === null && pull.baseRef === before) pull.baseRef = name
  }
  repository.updatedAt = world.now()
  world.changed()
}
