import { type ActKind, whereOf } from './act-kind.ts'

export const reopen: ActKind<object> = {
  meetsOurs: () => true,
  draw: () => ({}),
  async play(doing) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.update({ ...where.at, state: 'open' })
  },
}
