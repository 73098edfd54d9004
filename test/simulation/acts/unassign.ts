import { type ActKind, PEOPLE, whereOf } from './act-kind.ts'

export const unassign: ActKind<{ readonly who: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ who: roll.pick(PEOPLE) }),
  async play(doing, { who }) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.removeAssignees({ ...where.at, assignees: [who] })
  },
}
