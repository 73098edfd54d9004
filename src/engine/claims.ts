import type { Instant } from '../domain/instant.ts'

/** What a run of creations is about. */
export type ClaimKind = 'actions' | 'report' | 'alert'

/**
 * `ours`: nobody else makes these things until it is given back. `theirs`: another run is at it, and may be taken for dead
 * at `until`.
 */
export type Claim =
  | { readonly kind: 'ours'; readonly release: () => Promise<void> }
  | { readonly kind: 'theirs'; readonly until: Instant }

/**
 * Where there is no store, one branch `sitrep/claim/<kind>-<key>` guards one run of creations: making a ref is atomic, so
 * of two runs one makes it. It is given back once the work is seen to be complete; what a dead run has left is taken over.
 */
export interface Claims {
  readonly take: (kind: ClaimKind, key: string) => Promise<Claim>
}

/** Where a store's ledger, or nobody else, writes. */
export const NO_CLAIMS: Claims = {
  take: async () => ({ kind: 'ours', release: async () => {} }),
}
