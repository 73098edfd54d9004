import { type ActKind, whereOf } from './act-kind.ts'

const REASONS = ['completed', 'completed', 'not_planned', 'duplicate'] as const

/** Somebody closes the issue with one of GitHub's three buttons. */
export const close: ActKind<{ readonly reason: (typeof REASONS)[number] }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ reason: roll.pick(REASONS) }),
  async play(doing, { reason }) {
    const where = whereOf(doing)
    if (where === null) return
    const closed = { state: 'closed', state_reason: reason } as const
    await doing.stage.it.as(doing.by).rest.issues.update({ ...where.at, ...closed })
  },
}
