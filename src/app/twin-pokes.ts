import type { Instant } from '../domain/instant.ts'
import type { Converged } from '../engine/converge.ts'
import { twinTelling } from '../engine/declare.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import type { Lease, Store } from '../store/store.ts'
import { toldPoke } from './alert-place.ts'
import { repositoryIn } from './incident-pokes.ts'

interface Telling {
  readonly store: Pick<Store, 'accept'>
  readonly hostNow: () => Instant
  readonly around: { readonly now: () => Instant }
}

interface Cause {
  readonly lease: Lease
  readonly delivery: string
  readonly at: RepositoryRef
}

/** Has the first issue of an alert told that this one is its second. */
export function tellTwin(
  { store, hostNow, around }: Telling,
  { lease, delivery, at }: Cause,
  done: Converged,
): void {
  const telling = twinTelling(done, around.now())
  if (telling === null) return
  const { owner, repo } = at
  const place = { owner, repo, id: repositoryIn(lease), installation: lease.installation }
  store.accept([toldPoke(delivery, place, telling)], hostNow())
}
