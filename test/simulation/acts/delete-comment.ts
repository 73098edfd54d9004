import { type ActKind, actorOf, whereOf } from './act-kind.ts'

/** Somebody takes back the newest comment of their own. */
export const deleteComment: ActKind<object> = {
  meetsOurs: () => true,
  draw: () => ({}),
  async play(doing) {
    const where = whereOf(doing)
    const me = actorOf(doing).user.id
    const mine = where?.issue.comments.findLast(({ authorId }) => authorId === me)
    if (where === null || mine === undefined) return
    const { owner, repo } = where.at
    const gone = { owner, repo, comment_id: mine.id }
    await doing.stage.it.as(doing.by).rest.issues.deleteComment(gone)
  },
}
