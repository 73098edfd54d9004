import { transferIssue } from '../../../src/sandbox/actions/custody.ts'
import { type ActKind, actorOf, repositoryOf, whereOf, worldOf } from './act-kind.ts'
import { ATTIC } from './words.ts'

/** Somebody moves the issue to another repository: from here on the incident is there. */
export const transfer: ActKind<{ readonly to: string }> = {
  meetsOurs: () => true,
  draw: () => ({ to: ATTIC }),
  async play(doing, { to }) {
    const where = whereOf(doing)
    if (where === null || where.issue.movedTo !== null || where.at.repo === to) return
    const { stage, incident } = doing
    const target = repositoryOf(stage, to)
    const actor = actorOf(doing)
    const { number } = transferIssue(worldOf(stage), actor, where.repository, where.issue, target)
    stage.declared[incident] = { repo: to, number }
  },
}
