import { type ActKind, SHOP } from './act-kind.ts'

const LABELS = ['sev1', 'sev2', 'status: investigating', 'service: checkout', 'incident'] as const

/** Somebody renames a label of the repository, or deletes it from there: it leaves all issues. */
export const changeLabel: ActKind<{ readonly label: string; readonly to: string | null }> = {
  meetsOurs: () => true,
  draw: (roll) => ({
    label: roll.pick(LABELS),
    to: roll.chance(0.5) ? null : roll.pick(['grave', 'sev9', 'Sev2']),
  }),
  async play({ stage, by }, { label, to }) {
    const { rest } = stage.it.as(by)
    if (to === null) await rest.issues.deleteLabel({ ...SHOP, name: label })
    else await rest.issues.updateLabel({ ...SHOP, name: label, new_name: to })
  },
}
