import type { TimeName } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Role } from '../domain/role.ts'

/** Somebody who took part in the incident. */
export interface Participant {
  /** Without the sign. */
  readonly login: string
  /** The name that GitHub shows for them; null where they gave none. */
  readonly name: string | null
  readonly role: Role | null
}

/** What is known of the incident that a document is about. A document by hand may belong to none that we know. */
export interface Known {
  readonly number: number
  readonly title: string
  readonly severity: string | null
  readonly services: readonly string[]
  readonly cause: string | null
  readonly times: Readonly<Partial<Record<TimeName, Instant>>>
  readonly participants: readonly Participant[]
}

/** What a review goes by besides the document itself. */
export interface Review {
  readonly known: Known | null
  /** Lower-case logins that GitHub takes as assignees; null where nobody has been asked. */
  readonly assignable: ReadonlySet<string> | null
  /** IANA name of the zone in which times without one are read. */
  readonly zone: string
  /** Longest silence in a timeline, as a share of the incident, 0 to 1. */
  readonly gap: number
}
