import { type ActKind, whereOf } from './act-kind.ts'

export const unlock: ActKind<object> = {
  draw: () => ({}),
  async play(doing) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.unlock(where.at)
  },
}
