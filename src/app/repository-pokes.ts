import { type Instant, plus } from '../domain/instant.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import type { Lease, Store } from '../store/store.ts'
import { repositoryIn } from './incident-pokes.ts'
import { activePoke } from './place.ts'

/** What happens within so long of each other is told at once, since much of it comes in bursts. */
const GATHERED_MS = 10_000

interface Telling {
  readonly store: Pick<Store, 'setTimer'>
  readonly around: { readonly now: () => Instant }
}

interface Cause {
  readonly lease: Lease
  readonly at: RepositoryRef
}

/** Has the list of open incidents made anew, soon: at the next of the moments that all causes share. */
export function tellActive(
  { store, around }: Telling,
  { lease, at: { owner, repo } }: Cause,
): void {
  const id = repositoryIn(lease)
  const now = around.now()
  const at = plus(now, GATHERED_MS - (now % GATHERED_MS))
  store.setTimer(activePoke({ owner, repo, id, installation: lease.installation }), at)
}
