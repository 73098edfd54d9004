import type { Instant } from '../domain/instant.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { Slots } from '../engine/pace.ts'

/** One thing to look at, kept until it has been worked off. Its body may hold what people wrote. */
export interface Delivery {
  /** GitHub's id of it, or one that we derived: what comes twice is taken once. */
  readonly id: string
  /** Name of the event as GitHub calls it, or one of our own that no webhook can have. */
  readonly event: string
  /** What must be worked off in order shares a lane: one issue, or one installation. */
  readonly lane: string
  readonly installation: number
  readonly body: Buffer
}

export interface Waiting extends Delivery {
  readonly receivedAt: Instant
  /** How often it has been tried. */
  readonly tries: number
}

/** A lane that this process may work off until the lease ends. The fence grows with every lease of the lane. */
export interface Lease {
  readonly lane: string
  readonly installation: number
  readonly fence: number
}

/** `new` and `again` (it had been parked) will be worked off; `known` waits already or is done. */
export type Taken = 'new' | 'again' | 'known'

/** Figures without a name in them, for a page of metrics. */
export interface Standing {
  /** When the oldest delivery that waits came in. */
  readonly oldestAt: Instant | null
  readonly waiting: number
  readonly parked: Readonly<Record<string, number>>
  /** Things sent whose answer never came. */
  readonly unknown: number
  readonly timers: number
}

/** What whoever runs the App has told to wait. What comes in for it is stored, and worked off when it goes on. */
export interface Paused {
  readonly everything: boolean
  /** Numbers of installations, lowest first. */
  readonly installations: readonly number[]
}

export interface AuditRecord {
  readonly at: Instant
  /** `owner/name#number`. */
  readonly incident: string
  /** What made us look. */
  readonly delivery: string
  /** What was decided and done: codes, keys and logins, never text. */
  readonly act: string
}

/**
 * What is in flight. It may be lost without losing truth, since GitHub holds that. Everything is synchronous, and outlives
 * a kill when it returns. What came in, what is about to be sent, timers and the audit outlive a loss of power as well; who
 * works on what and what has been worked off may be forgotten then, and is done again. Inbox, leases and slots go by the host's clock, timers and intents by the clock of GitHub's
 * times; they differ only beside an embedded GitHub.
 */
export interface Store {
  /** Keeps what comes in at the door: all of them in one durable step, in this order, as quickly as can be. */
  readonly arrive: (deliveries: readonly Delivery[], now: Instant) => void
  /** Accepts the oldest of what has arrived, and says of each what `accept` would. Empty where nothing is left. */
  readonly sort: () => readonly Taken[]
  /** All of them in one durable step, in this order, ahead of what has arrived and is not sorted yet. */
  readonly accept: (deliveries: readonly Delivery[], now: Instant) => readonly Taken[]
  /**
   * The next lane with something due that nobody else holds, the most severe first, then the longest waiting; null
   * where there is none, or where another version of the engine works on this store now. None of what is paused.
   */
  readonly claim: (now: Instant, except: ReadonlySet<number>) => Lease | null
  /** What waits in a lane, oldest first. */
  readonly waiting: (lease: Lease, most: number) => readonly Waiting[]
  /** Prolongs a lease; false where it was lost, or where another version of the engine works on this store now. */
  readonly renew: (lease: Lease, now: Instant) => boolean
  /** Worked off; its body is forgotten. False, and nothing changed, where the lease was lost. So for the next three. */
  readonly done: (lease: Lease, ids: readonly string[], now: Instant) => boolean
  /** Tried in vain: the lane waits until `due`. */
  readonly later: (lease: Lease, id: string, due: Instant, now: Instant) => boolean
  /** Given up with a reason, so that what is behind it goes on. Accepting it again tries it again. */
  readonly park: (lease: Lease, id: string, reason: string, now: Instant) => boolean
  /** How severe what lives in a lane is, 0 the worst. */
  readonly rank: (lease: Lease, rank: number) => boolean
  readonly release: (lease: Lease, now: Instant) => void
  /** Gives back what processes hold that have ended without doing so, such as by a kill. */
  readonly reclaim: () => void

  /** Intents of one issue, bound to the lease under which they are written. */
  readonly ledger: (lease: Lease, incident: string) => Ledger
  /** Settles what an echo of our own tells of, whoever sent it. True where that was unknown until now. */
  readonly echo: (incident: string, key: string, id: number, now: Instant) => boolean

  /** One timer a lane: sets it anew, or takes it away with null. `body` comes back as a delivery's body. */
  readonly setTimer: (
    timer: Pick<Delivery, 'event' | 'lane' | 'installation' | 'body'>,
    at: Instant | null,
  ) => void
  /** Turns all timers that are due at `at` into deliveries, received `now`; says how many. */
  readonly fireTimers: (at: Instant, now: Instant) => number

  readonly slots: Slots
  /** Chained by hashes, so that a changed record shows. */
  readonly audit: (record: AuditRecord) => void
  /** Null where every record is as it was written; else the number of the first that is not. */
  readonly auditBroken: () => number | null

  /** Small things to remember over a restart, such as how far a log was read. */
  readonly remember: (name: string, value: string) => void
  readonly remembered: (name: string) => string | null

  readonly standing: () => Standing
  readonly paused: () => Paused
  /** Forgets what ended long ago: deliveries after seven days, intents after thirty, audit never. */
  readonly prune: (now: Instant) => void
  /** Throws where nothing can be stored. */
  readonly check: () => void
  readonly close: () => void
}
