import type { Alert } from '../../domain/alert.ts'
import type { Instant } from '../../domain/instant.ts'

/** What the body of an issue says of the alert that it was opened for, as far as it can be believed. */
export type SeenAlert = OwnAlert | BotAlert

/** We opened it. */
export interface OwnAlert {
  readonly by: 'us'
  /** Hash of source and key in hex. */
  readonly key: string
  /** When the alert came. */
  readonly heard: Instant
  /** Number of the same alert's incident that was over shortly before; null where there is none. */
  readonly before: number | null
  readonly alert: Alert
  /** What could not be read, a sentence each. */
  readonly notes: readonly string[]
}

/** A bot that config names has opened it. */
export interface BotAlert {
  readonly by: 'bot'
  readonly key: string
  readonly source: string
}
