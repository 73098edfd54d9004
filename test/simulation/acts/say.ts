import { type ActKind, whereOf } from './act-kind.ts'
import { SAID } from './words.ts'

/** Somebody comments: a command, several, or talk. */
export const say: ActKind<{ readonly words: string }> = {
  draw: (roll) => ({ words: roll.pick(SAID)[1] }),
  async play(doing, { words }) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.createComment({ ...where.at, body: words })
  },
}
