import type { Instant } from '../domain/instant.ts'
import type { Delivery, Lease, Store } from '../store/store.ts'
import { laneOf, POKE, pokeBody } from './place.ts'

interface Poked {
  readonly lease: Lease
  readonly delivery: string
  readonly at: { readonly owner: string; readonly repo: string }
}

/** Has incidents looked at because of something that happened elsewhere in their repository: once for each cause. */
export function pokeIncidents(
  { store, hostNow }: { readonly store: Pick<Store, 'accept'>; readonly hostNow: () => Instant },
  { lease, delivery, at: { owner, repo } }: Poked,
  incidents: readonly number[],
): void {
  if (incidents.length === 0) return
  const { installation } = lease
  const pokes = incidents.map((number): Delivery => {
    const lane = laneOf(repositoryIn(lease), number)
    const body = pokeBody({ owner, repo, issue_number: number, installation, adopt: false })
    return { id: `${delivery} ${lane}`, event: POKE, lane, installation, body }
  })
  store.accept(pokes, hostNow())
}

/** Number of the repository that a lane belongs to. */
export const repositoryIn = ({ lane }: Pick<Lease, 'lane'>): number =>
  Number(lane.slice(0, lane.indexOf('#')))
