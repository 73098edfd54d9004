import { demand, demandWritable, isAuthor } from '../access.ts'
import type { Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { record, tellIssue } from './record.ts'

/** Throws 422 where the plan knows no drafts. */
export function demandDrafts({ workflowSettings }: Repository): void {
  if (workflowSettings.draftsAllowed) return
  throw new Refusal(422, 'Draft pull requests are not supported in this repository.')
}

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
  if (draft) demandDrafts(repository)
  issue.pull.draft = draft
  record(world, actor, issue, { kind: draft ? 'convert_to_draft' : 'ready_for_review' })
  const action = draft ? 'converted_to_draft' : 'ready_for_review'
  tellIssue(world, actor, repository, issue, action)
}
