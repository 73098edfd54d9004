import { type ActKind, whereOf } from './act-kind.ts'

interface Rewritten {
  readonly words: string
  readonly into: string
  readonly afterMs: number
}

/** Somebody says something harmless, and makes a command of it a moment later. */
export const rewrite: ActKind<Rewritten> = {
  meetsOurs: () => true,
  draw: (roll) => ({
    words: roll.pick(['I look.', 'It is back.', '/status']),
    into: roll.pick(['/resolve', '/sev 4', '/ack', '/mitigated']),
    afterMs: roll.int(300, 6_000),
  }),
  async play(doing, { words, into, afterMs }) {
    const where = whereOf(doing)
    if (where === null) return
    const { issues } = doing.stage.it.as(doing.by).rest
    const { owner, repo } = where.at
    const { data } = await issues.createComment({ ...where.at, body: words })
    await doing.stage.sleep(afterMs)
    await issues.updateComment({ owner, repo, comment_id: data.id, body: into })
  },
}
