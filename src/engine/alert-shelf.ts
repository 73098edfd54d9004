import type { Label } from '../config/labels.ts'
import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { OwnAlert } from '../plan/alert/seen.ts'
import type { StepTaken } from './publish-report.ts'

/** An incident that an alert has begun, as a list shows it. */
export interface AlertIncident {
  readonly number: number
  /** Hash of the alert's source and key. */
  readonly key: string
  readonly open: boolean
  readonly createdAt: Instant
  readonly closedAt: Instant | null
  /** Closed as another one's second issue. */
  readonly duplicate: boolean
}

/** The issue that an alert opens. */
export interface AlertOpening extends Omit<OwnAlert, 'by'> {
  /** Number of the same alert's last incident, else 0: what makes this the same opening the next time. */
  readonly episode: number
  readonly title: string
  readonly body: string
  readonly label: Label
  /** Whether no incident was found before it, so that the label may not be there yet. */
  readonly first: boolean
  /** How severe it is, 0 the worst: where writes queue, the worst goes first. */
  readonly rank: number
}

/** Where the incidents that alerts begin are found and opened. */
export interface AlertShelf {
  /** The hash by which an alert is known again. */
  readonly keyOf: (source: string, key: string) => string
  /** All that are open and those that were touched last, lowest number first. Throws Failure. */
  readonly incidents: (policy: Policy) => Promise<readonly AlertIncident[]>
  /** Once, however often it is asked. */
  readonly open: (opening: AlertOpening) => Promise<StepTaken>
}
