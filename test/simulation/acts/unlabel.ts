import { type ActKind, whereOf } from './act-kind.ts'
import { LABELS } from './words.ts'

/** Somebody takes a label off. It may not be there: then nothing happens, as on the page. */
export const unlabel: ActKind<{ readonly label: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ label: roll.pick(LABELS) }),
  async play(doing, { label }) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.removeLabel({ ...where.at, name: label })
  },
}
