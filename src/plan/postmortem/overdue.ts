import { OVERDUE } from '../../config/labels.ts'
import type { Instant } from '../../domain/instant.ts'
import { postmortemDue } from '../../domain/postmortem.ts'
import type { View } from '../card/view.ts'
import type { Snapshot } from '../snapshot.ts'

interface Overdue {
  /** Whether the label belongs on the incident now. */
  readonly labelled: boolean
  /** When it will, if nothing happens; null where it does already, or never will. */
  readonly wakeAt: Instant | null
}

const NEVER: Overdue = { labelled: false, wakeAt: null }

/** Whether the postmortem that is owed has missed its deadline. A label that a person took off since stays off. */
export function overdue(
  { incident, policy, bygone, now }: View,
  { events }: Pick<Snapshot, 'events'>,
): Overdue {
  const due = postmortemDue(incident, policy)
  if (due === null || bygone) return NEVER
  if (now < due.dueAt) return { labelled: false, wakeAt: due.dueAt }
  const isTakenOff = events.some(
    (event) =>
      event.type === 'unlabeled' &&
      event.label.toLowerCase() === OVERDUE &&
      !event.actor.us &&
      event.at >= due.dueAt,
  )
  return isTakenOff ? NEVER : { labelled: true, wakeAt: null }
}
