import type { Promised } from '../../postmortem/items/promised.ts'

const LONGEST = 40

const plainKey = (incident: number, { id }: Promised): string => `${incident}.${id}`

/**
 * Of the `n`-th issue that is opened under one id, since the first carries another item by now. No id of a document
 * ends in a hyphen.
 */
const nextKey = (incident: number, { id }: Promised, n: number): string =>
  `${incident}.${id.slice(0, LONGEST - 5)}-${n}-`

/** Whether an issue with that key was opened for the item. */
export function isKeyOf(key: string, incident: number, item: Promised): boolean {
  if (key === plainKey(incident, item)) return true
  const again = AGAIN.exec(key)?.[1]
  return again !== undefined && key === nextKey(incident, item, Number(again))
}

const AGAIN = /-(\d{1,9})-$/

/** The key under which an issue is opened for the item: one that no issue has yet, whatever that carries now. */
export function freeKey(item: Promised, incident: number, taken: ReadonlySet<string>): string {
  let key = plainKey(incident, item)
  for (let n = 2; taken.has(key); n++) key = nextKey(incident, item, n)
  return key
}
