import { demand, demandWritable, isAuthor } from '../access.ts'
import type { Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { record, tellIssue } from './record.ts'

/** Ready for review, or a draft again; nothing happens where it is so already. */
export function setDraft(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  draft: boolean,
): void {
  demandWritable(actor, repository)
  if (!isAuthor(actor, issue)) demand(actor, repository, 'write')
  if (issue.state === 'closed') throw new Refusal(422, 'The pull request is closed.')
  if (issue.pull.draft === draft) return
  issue.pull.draft = draft
  record(world, actor, issue, { kind: draft ? 'convert_to_draft' : 'ready_for_review' })
  const action = draft ? 'converted_to_draft' : 'ready_for_review'
  tellIssue(world, actor, repository, issue, action)
}
