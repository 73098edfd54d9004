import { type ActKind, oursOn, whereOf } from './act-kind.ts'

/** Somebody copies a comment of ours, hidden lines and all, and pastes it as their own. */
export const pasteOurs: ActKind<{ readonly to: number; readonly more: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ to: roll.int(0, 1), more: roll.pick(['', '\n\n/ack', '\n\n/resolve']) }),
  async play(doing, { to, more }) {
    const from = whereOf(doing)
    const where = whereOf({ ...doing, incident: to })
    if (from === null || where === null) return
    const one = oursOn(doing.stage, from.issue).at(0)
    if (one === undefined) return
    const body = `${one.body}${more}`
    await doing.stage.it.as(doing.by).rest.issues.createComment({ ...where.at, body })
  },
}
