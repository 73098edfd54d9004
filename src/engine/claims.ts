import type { Instant } from '../domain/instant.ts'

/** What a run of creations is about. */
export type ClaimKind = 'actions' | 'report' | 'alert'

/**
 * `ours`: nobody else makes these things until it is given back. `theirs`: another run is at it, and may be taken for dead
 * at `until`. `refused`: without `contents: write` nobody can tell, so nothing is made.
 */
export type Claim = OwnClaim | { readonly kind: 'theirs'; readonly until: Instant } | Refused

interface Refused {
  readonly kind: 'refused'
}

export interface OwnClaim {
  readonly kind: 'ours'
  /** Asked before each creation; asks GitHub only where some time has passed. False: somebody else has it now. */
  readonly renew: () => Promise<boolean>
  /** Once a reading shows that all is there. Not giving it back is safe: it is taken over, or swept away, in time. */
  readonly release: () => Promise<void>
}

/**
 * Where there is no store, one branch `sitrep/claim/<kind>-<key>` guards one run of creations: making a ref is atomic, so
 * of two runs one makes it. It is given back once the work is seen to be complete; what a dead run has left is taken over.
 * Whoever gets it reads again before making anything, since what was read before may have been made meanwhile.
 */
export interface Claims {
  readonly take: (kind: ClaimKind, key: string) => Promise<Claim>
}

const FREE: OwnClaim = { kind: 'ours', renew: async () => true, release: async () => {} }

/** Where a store's ledger, or nobody else, writes. */
export const NO_CLAIMS: Claims = { take: async () => FREE }
