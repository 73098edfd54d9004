import type { Instant } from './instant.ts'

export type AlertState = 'firing' | 'acknowledged' | 'recovered'

/** What a system outside says of itself, whatever it is written in there. All texts are people's or machines', never ours. */
export interface Alert {
  /** Which system says so, a word of small letters, digits and hyphens: `alertmanager`, `workflow`, `deployment`. */
  readonly source: string
  /** What makes it the same alert the next time; unique for its source. At most 500 characters. */
  readonly key: string
  readonly state: AlertState
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

/** Where an alert came from, as far as config may ask about it. */
export type AlertOrigin =
  | {
      readonly kind: 'dispatch'
      /** The event type that it was sent with. */
      readonly type: string
    }
  | {
      readonly kind: 'workflow'
      readonly name: string
      /** `deploy.yml`, without its folder. */
      readonly file: string
      readonly branch: string
      /** Whether that is the default branch. */
      readonly isDefault: boolean
    }
  | { readonly kind: 'deployment'; readonly environment: string }
  /** Somebody has asked for it by hand, or a step of a workflow has. */
  | { readonly kind: 'asked' }

/** An alert as it was read, before anybody has asked whether the team wants it. */
export interface HeardAlert {
  readonly origin: AlertOrigin
  readonly alert: Alert
  /** What could not be read as it was meant, a sentence each. */
  readonly notes: readonly string[]
}

/** What an incident is told. */
export type AlertNews =
  | {
      readonly kind: 'heard'
      readonly alert: Alert
      /** When it came, by GitHub's clock; the last time, where it came several times. */
      readonly at: Instant
      /** How often; once, if left out. */
      readonly times?: number
      readonly notes: readonly string[]
      /** It is another alert's, which opens no incident of its own since too many did. */
      readonly apart?: true
    }
  /** A second issue was opened for the same alert. */
  | { readonly kind: 'twin'; readonly issue: number; readonly at: Instant }

/** What reading an alert comes to. */
export type AlertRead =
  | { readonly kind: 'heard'; readonly heard: HeardAlert }
  /** It is none, such as a run that was cancelled. */
  | { readonly kind: 'none'; readonly words: string }
  /** It was meant as one: what was read, and what is accepted. */
  | { readonly kind: 'unreadable'; readonly words: string }
