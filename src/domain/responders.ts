import type { Instant } from './instant.ts'
import type { Rotation } from './rotation.ts'

/** A stretch of every week, in minutes since Monday 00:00 on the wall. It may reach into the next week. */
export interface WeekWindow {
  /** 0 to 10079, inclusive. */
  readonly from: number
  /** Exclusive; behind `from` by a week at most. */
  readonly to: number
}

/** Part of the time, and who takes turns in it. */
export interface Layer {
  readonly name: string | null
  /** In the zone of `primary`; empty for all the time that no layer before it covers. */
  readonly windows: readonly WeekWindow[]
  readonly primary: Rotation
  /** `next`: whoever comes next in the primary's list. */
  readonly secondary: Rotation | 'next' | null
}

/** A stretch of time for which something else was agreed. The later in the list wins. */
export type Override =
  | {
      readonly kind: 'person'
      readonly place: 'primary' | 'secondary'
      readonly person: string
      readonly from: Instant
      /** Exclusive. */
      readonly until: Instant
    }
  | {
      readonly kind: 'swap'
      /** Each stands in wherever the other would have been. */
      readonly people: readonly [string, string]
      readonly from: Instant
      readonly until: Instant
    }

/** Who answers for a service. */
export interface Responders {
  /** Logins in the order in which they are called; where there are no layers the first two are on call always. */
  readonly people: readonly string[]
  /** `org/team` in lower case, called where no person answers. */
  readonly teams: readonly string[]
  /** The first that covers a moment holds. */
  readonly layers: readonly Layer[]
  readonly overrides: readonly Override[]
}

/** What config says of those who answer. */
export interface ResponderPolicy {
  /** What a new incident makes of whoever is on call: its commander, its assignee alone, or nothing. */
  readonly assign: 'commander' | 'assignee' | 'none'
  /** Whether each hand-over is told on the report issue. */
  readonly handOver: boolean
  /** By the name of the service in lower case. */
  readonly services: ReadonlyMap<string, Responders>
  /** For every service that is not named; null where nobody is. */
  readonly standard: Responders | null
}

export const NO_RESPONDERS: ResponderPolicy = {
  assign: 'commander',
  handOver: true,
  services: new Map(),
  standard: null,
}

/** The key of those who answer for all services that are not named. */
export const STANDARD = 'default'

/** Who answers, and under which key of config they stand. */
export interface Answering {
  /** Lower case, or `default`. */
  readonly key: string
  readonly responders: Responders
}

/** Those of the first of these services that has its own, else those who answer for all others; null for nobody. */
export function answering(
  { services, standard }: ResponderPolicy,
  names: readonly string[],
): Answering | null {
  for (const name of names) {
    const key = name.toLowerCase()
    const responders = services.get(key)
    if (responders !== undefined) return { key, responders }
  }
  return standard === null ? null : { key: STANDARD, responders: standard }
}

/** Everybody who is on call for something, each with the key under which they stand; `default` first. */
export const allAnswering = ({ services, standard }: ResponderPolicy): readonly Answering[] => [
  ...(standard === null ? [] : [{ key: STANDARD, responders: standard }]),
  ...[...services].map(([key, responders]) => ({ key, responders })),
]
