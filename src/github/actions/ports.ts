import type { Instant } from '../../domain/instant.ts'
import type { World } from '../../engine/world.ts'
import { isAssignable } from '../assignable.ts'
import type { Believed } from '../believed.ts'
import { type Looking, wholeFileAt } from '../postmortem/looking.ts'
import { readItems, readItemsOf } from './items.ts'
import type { ItemsPlace } from './place.ts'
import { readProofs } from './proofs.ts'
import { itemSources } from './sources.ts'
import { whoIs } from './who-is.ts'

type Ports = Pick<
  World,
  'published' | 'itemSources' | 'items' | 'itemsOf' | 'proofs' | 'whoIs' | 'assignable'
>

/** What the ports work with, which is known once the issue was read. */
export interface ItemsAround {
  readonly now: () => Instant
  readonly believed: Believed
  readonly looking: () => Looking
  /** What the default branch stands at, where that is known. */
  readonly head: () => string | null
  readonly place: () => ItemsPlace
  /** Keys of the items of this one for which we have opened issues, by their numbers, as far as we remember. */
  readonly opened: () => ReadonlyMap<number, string>
}

/** Longer texts GitHub gives out, but nobody reads them as a postmortem. */
const LONGEST_BYTES = 1024 * 1024

/** What is read of action items, from the incident that they belong to or from one of them. */
export function itemPorts({ now, believed, looking, head, place, opened }: ItemsAround): Ports {
  return {
    async published(path, branch) {
      const file = await wholeFileAt(looking(), path, branch ?? looking().base)
      return file !== null && file.text.length <= LONGEST_BYTES ? file : null
    },
    itemSources: () => itemSources(looking(), head()),
    async items(asked) {
      const keys = opened()
      const items = await readItems(place(), { ...asked, also: [...asked.also, ...keys.keys()] })
      return items.map((item) => ({ ...item, key: item.key ?? keys.get(item.number) ?? null }))
    },
    itemsOf: (login) => readItemsOf(place(), login, now()),
    proofs: (pulls, deployed) => readProofs(looking(), pulls, deployed),
    whoIs: (names) => whoIs(looking().client, looking().at, names),
    async assignable(logins) {
      const { client, at } = looking()
      const taken = new Set<string>()
      for (const login of new Set(logins.map((one) => one.toLowerCase()))) {
        const memo = { believed, now: now() }
        if (LOGIN.test(login) && (await isAssignable(client, at, login, memo))) taken.add(login)
      }
      return taken
    },
  }
}

/** What people write behind an at sign may be anything. */
const LOGIN = /^[a-z0-9][a-z0-9_-]{0,99}$/
