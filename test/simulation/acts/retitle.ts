import { type ActKind, whereOf } from './act-kind.ts'
import { TITLES } from './words.ts'

/** Somebody calls the issue otherwise. */
export const retitle: ActKind<{ readonly title: string }> = {
  draw: (roll) => ({ title: roll.pick(TITLES) }),
  async play(doing, { title }) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.update({ ...where.at, title })
  },
}
