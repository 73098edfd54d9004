import { deleteIssue } from '../../../src/sandbox/actions/custody.ts'
import { type ActKind, actorOf, whereOf, worldOf } from './act-kind.ts'

/** An administrator deletes the issue for good. */
export const removeIssue: ActKind<object> = {
  meetsOurs: () => true,
  draw: () => ({}),
  async play(doing) {
    const where = whereOf(doing)
    if (where === null || where.issue.movedTo !== null) return
    deleteIssue(worldOf(doing.stage), actorOf(doing), where.repository, where.issue)
  },
}
