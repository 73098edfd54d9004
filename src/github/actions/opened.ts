import type { Ledger } from '../../engine/ledger.ts'
import { incidentOf } from './mark.ts'

const ITEM = 'item.'

/** The key of the item that is remembered under this one; null where it is none. */
export const itemKeyIn = (key: string): string | null =>
  key.startsWith(ITEM) ? key.slice(ITEM.length) : null

/** How an item that was found is remembered. */
export const itemSeen = (key: string, number: number): readonly [string, number] => [
  `${ITEM}${key}`,
  number,
]

/**
 * The issues that were opened for an incident's items, as the ledger has them: keys by number. GitHub's lists may not
 * show them for a while, but an issue that is asked for by its number it shows at once; and whoever writes its body
 * anew may have taken our marker away.
 */
export const openedIn = (ledger: Ledger, incident: number): ReadonlyMap<number, string> =>
  new Map(
    [...ledger.done()].flatMap(([key, number]): readonly (readonly [number, string])[] => {
      const item = itemKeyIn(key)
      return item !== null && incidentOf(item) === incident ? [[number, item]] : []
    }),
  )
