import { acknowledged } from './stories/acknowledged.ts'
import { adopted } from './stories/adopted.ts'
import { alertRecovered } from './stories/alert-recovered.ts'
import { alerted } from './stories/alerted.ts'
import { alertedAgain } from './stories/alerted-again.ts'
import { cancelled } from './stories/cancelled.ts'
import { cardDeleted } from './stories/card-deleted.ts'
import { closedByHand } from './stories/closed-by-hand.ts'
import { declared } from './stories/declared.ts'
import { draftBegun } from './stories/draft-begun.ts'
import { draftFinished } from './stories/draft-finished.ts'
import { duplicate } from './stories/duplicate.ts'
import { handedOver } from './stories/handed-over.ts'
import { impact } from './stories/impact.ts'
import { installed } from './stories/installed.ts'
import { itemDue } from './stories/item-due.ts'
import { itemOverdue } from './stories/item-overdue.ts'
import { itemProven } from './stories/item-proven.ts'
import { labelled } from './stories/labelled.ts'
import { locked } from './stories/locked.ts'
import { mitigated } from './stories/mitigated.ts'
import { nearMiss } from './stories/near-miss.ts'
import { promised } from './stories/promised.ts'
import { published } from './stories/published.ts'
import { refused } from './stories/refused.ts'
import { reminded } from './stories/reminded.ts'
import { reopened } from './stories/reopened.ts'
import { reported } from './stories/reported.ts'
import { resolved } from './stories/resolved.ts'
import { resolvedLightly } from './stories/resolved-lightly.ts'
import { roles } from './stories/roles.ts'
import { rota } from './stories/rota.ts'
import { severe } from './stories/severe.ts'
import { storeLost } from './stories/store-lost.ts'
import { timed } from './stories/timed.ts'
import { unheard } from './stories/unheard.ts'
import { updated } from './stories/updated.ts'
import { weekAfterReported } from './stories/week-after-reported.ts'
import { weekReported } from './stories/week-reported.ts'
import type { Story } from './story.ts'

/** Each comes behind the one that it goes on from. */
export const STORIES: readonly Story[] = [
  installed,
  declared,
  severe,
  acknowledged,
  roles,
  refused,
  nearMiss,
  updated,
  impact,
  mitigated,
  resolved,
  resolvedLightly,
  reopened,
  cancelled,
  duplicate,
  locked,
  labelled,
  reported,
  promised,
  timed,
  reminded,
  cardDeleted,
  storeLost,
  unheard,
  closedByHand,
  draftBegun,
  draftFinished,
  published,
  itemDue,
  itemProven,
  weekReported,
  weekAfterReported,
  itemOverdue,
  alerted,
  alertedAgain,
  alertRecovered,
  adopted,
  rota,
  handedOver,
]
