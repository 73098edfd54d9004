import type { Invariant } from '../invariant.ts'
import { auditComplete } from './audit-complete.ts'
import { authorityHeld } from './authority-held.ts'
import { commandsOnce } from './commands-once.ts'
import { endOfDeliveries } from './end-of-deliveries.ts'
import { itemsAsMerged } from './items-as-merged.ts'
import { labelsSurvive } from './labels-survive.ts'
import { ledgerAgrees } from './ledger-agrees.ts'
import { limitsKept } from './limits-kept.ts'
import { markersGood } from './markers-good.ts'
import { oneIncidentAKey } from './one-incident-a-key.ts'
import { ownRepository } from './own-repository.ts'
import { parkedWithReason } from './parked-with-reason.ts'
import { postmortemKept } from './postmortem-kept.ts'
import { privateKept } from './private-kept.ts'
import { quietInTheEnd } from './quiet-in-the-end.ts'
import { reportsOnce } from './reports-once.ts'
import { saidOnce } from './said-once.ts'
import { sameEnd } from './same-end.ts'
import { textInert } from './text-inert.ts'
import { timersInTime } from './timers-in-time.ts'
import { toldTruly } from './told-truly.ts'
import { wordsBounded } from './words-bounded.ts'

/** All that must hold, by number. */
export const INVARIANTS: readonly Invariant[] = [
  oneIncidentAKey,
  endOfDeliveries,
  commandsOnce,
  authorityHeld,
  itemsAsMerged,
  postmortemKept,
  reportsOnce,
  saidOnce,
  labelsSurvive,
  sameEnd,
  limitsKept,
  textInert,
  markersGood,
  ownRepository,
  privateKept,
  timersInTime,
  wordsBounded,
  toldTruly,
  ledgerAgrees,
  auditComplete,
  parkedWithReason,
  quietInTheEnd,
]
