import { type ActKind, actorOf, whereOf } from './act-kind.ts'

/** Somebody edits the newest comment of their own: a command that was no command when it was written. */
export const editComment: ActKind<{ readonly words: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ words: roll.pick(['/resolve', '/sev 4', '/ack', 'Never mind.', '/cancel']) }),
  async play(doing, { words }) {
    const where = whereOf(doing)
    const me = actorOf(doing).user.id
    const mine = where?.issue.comments.findLast(({ authorId }) => authorId === me)
    if (where === null || mine === undefined) return
    const { owner, repo } = where.at
    const edited = { owner, repo, comment_id: mine.id, body: words }
    await doing.stage.it.as(doing.by).rest.issues.updateComment(edited)
  },
}
