import { type ActKind, whereOf } from './act-kind.ts'
import { LABELS } from './words.ts'

/** Somebody clicks on labels, sometimes on two severities at once. */
export const label: ActKind<{ readonly labels: readonly string[] }> = {
  meetsOurs: () => true,
  draw: (roll) => ({
    labels: roll.chance(0.15) ? [roll.pick(['sev1', 'sev4']), 'sev2'] : [roll.pick(LABELS)],
  }),
  async play(doing, { labels }) {
    const where = whereOf(doing)
    if (where === null) return
    await doing.stage.it.as(doing.by).rest.issues.addLabels({ ...where.at, labels: [...labels] })
  },
}
