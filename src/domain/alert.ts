import type { Instant } from './instant.ts'

/** What a system outside says of itself, whatever it is written in there. All texts are people's or machines', never ours. */
export interface Alert {
  /** Which system says so, a word of small letters, digits and hyphens: `alertmanager`, `workflow`, `deployment`. */
  readonly source: string
  /** What makes it the same alert the next time; unique for its source. At most 500 characters. */
  readonly key: string
  readonly state: 'firing' | 'acknowledged' | 'recovered'
  readonly title: string
  /** As the system calls it; null where it says none. What the team's words do not know is told, not guessed. */
  readonly severity: string | null
  readonly services: readonly string[]
  /** When it began, as the system says; null where it does not. */
  readonly startedAt: Instant | null
  /** What it says besides, as plain text. */
  readonly details: string | null
  readonly links: readonly AlertLink[]
}

export interface AlertLink {
  readonly name: string
  /** Begins with `http://` or `https://`. */
  readonly url: string
}
