import type { Instant } from '../domain/instant.ts'

/** A team of an organisation: `acme/on-call` by its slug. */
export interface Team {
  readonly id: number
  readonly organizationId: number
  readonly slug: string
  readonly name: string
  readonly createdAt: Instant
  memberIds: number[]
}
