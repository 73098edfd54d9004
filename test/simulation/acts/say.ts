import { type ActKind, whereOf } from './act-kind.ts'
import { SAID } from './words.ts'

const CALLS_OFF = /^\/(?:cancel|duplicate|reopen)\b/

/** Somebody comments: a command, several, or talk. */
export const say: ActKind<{ readonly words: string }> = {
  // Read apart, what is resolved has its postmortem proposed before somebody calls it off; read in one look, it has not.
  meetsOurs: ({ words }, later) =>
    words === '/resolve' && later.some((act) => act.kind === 'say' && CALLS_OFF.test(act.words)),
  draw: (roll) => ({ words: roll.pick(SAID)[1] }),
  async play(doing, { words }) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.createComment({ ...where.at, body: words })
  },
}
