import type { Invariant } from '../invariant.ts'
import { auditComplete } from './audit-complete.ts'
import { oneIncidentAKey } from './one-incident-a-key.ts'

/** All that must hold, by number. */
export const INVARIANTS: readonly Invariant[] = [oneIncidentAKey, auditComplete]
