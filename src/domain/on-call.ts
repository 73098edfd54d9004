import type { Instant } from './instant.ts'

/** Who answers first at some moment, and who does where they do not. Logins without the sign. */
export interface OnCall {
  readonly primary: string | null
  readonly secondary: string | null
  /** When either of them changes next; null where nothing changes by itself. */
  readonly until: Instant | null
}
