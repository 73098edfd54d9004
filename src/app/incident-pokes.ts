import type { Instant } from '../domain/instant.ts'
import type { Delivery, Lease, Store } from '../store/store.ts'
import { laneOf, POKE, pokeBody } from './place.ts'

interface Poked {
  readonly lease: Lease
  readonly delivery: string
  readonly at: { readonly owner: string; readonly repo: string }
}

interface Poking {
  readonly store: Pick<Store, 'accept'>
  readonly hostNow: () => Instant
}

/** Has incidents looked at because of something that happened elsewhere in their repository: once for each cause. */
export const pokeIncidents = (options: Poking, poked: Poked, incidents: readonly number[]): void =>
  poke(options, poked, incidents, false)

/** The same for action items, which are looked at also where no card of ours stands. */
export const pokeItems = (options: Poking, poked: Poked, items: readonly number[]): void =>
  poke(options, poked, items, true)

function poke(
  { store, hostNow }: Poking,
  { lease, delivery, at: { owner, repo } }: Poked,
  issues: readonly number[],
  adopt: boolean,
): void {
  if (issues.length === 0) return
  const { installation } = lease
  const pokes = issues.map((number): Delivery => {
    const lane = laneOf(repositoryIn(lease), number)
    const body = pokeBody({ owner, repo, issue_number: number, installation, adopt })
    return { id: `${delivery} ${lane}`, event: POKE, lane, installation, body }
  })
  store.accept(pokes, hostNow())
}

/** Number of the repository that a lane belongs to. */
export const repositoryIn = ({ lane }: Pick<Lease, 'lane'>): number =>
  Number(lane.slice(0, lane.indexOf('#')))
