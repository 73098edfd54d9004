import type { ReminderKind } from '../../domain/reminder.ts'
import { acknowledge } from './acknowledge.ts'
import { commander } from './commander.ts'
import { mitigated } from './mitigated.ts'
import { postmortem } from './postmortem.ts'
import type { Rule } from './rule.ts'
import { severity } from './severity.ts'
import { silent } from './silent.ts'
import { update } from './update.ts'

/** In the order in which they are told. A kind without a line here does not compile. */
export const RULES: { readonly [K in ReminderKind]: Rule } = {
  acknowledge,
  update,
  severity,
  commander,
  silent,
  mitigated,
  postmortem,
}
