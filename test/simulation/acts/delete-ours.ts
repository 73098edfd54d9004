import { type ActKind, oursOn, whereOf } from './act-kind.ts'

/** Somebody who may takes a comment of ours away: the card, or the newest reply. */
export const deleteOurs: ActKind<{ readonly which: 'first' | 'last' }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ which: roll.pick(['first', 'last']) }),
  async play(doing, { which }) {
    const where = whereOf(doing)
    if (where === null) return
    const one = oursOn(doing.stage, where.issue).at(which === 'first' ? 0 : -1)
    if (one === undefined) return
    const { owner, repo } = where.at
    await doing.stage.it.as(doing.by).rest.issues.deleteComment({ owner, repo, comment_id: one.id })
  },
}
