import type { Instant } from '../../domain/instant.ts'
import type { Client } from '../client.ts'
import type { Key } from '../keys.ts'
import type { RepositoryRef } from '../setup-requests.ts'

/** With what, and where, action items are read. */
export interface ItemsPlace {
  readonly client: Client
  readonly at: RepositoryRef
  /** GitHub's id of the repository, and `owner/name`. */
  readonly repository: { readonly id: number; readonly name: string }
  /** The issue that is looked at: the incident, or an item of its own. */
  readonly issue: { readonly number: number; readonly createdAt: Instant }
  /** The login of who writes as Sitrep; empty where nobody does. */
  readonly me: string
  /** True with a person's token, to which GitHub says `you` of that person. */
  readonly bystander: boolean
  readonly keys: readonly Key[]
}
