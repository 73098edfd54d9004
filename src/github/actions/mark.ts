import type { ItemMark } from '../../plan/actions/seen.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import type { Key } from '../keys.ts'
import { readMarker } from '../marker.ts'
import { bodyMarker } from '../whose.ts'

const KEY = /^(\d{1,10}\.[a-z0-9-]{1,60})(?:@(\d{4}-\d{2}-\d{2}))?$/

/** The incident's number in the key of an item. */
export const incidentOf = (key: string): number => Number(key.slice(0, key.indexOf('.')))

/** The key in a marker of ours as it is written, whoever wrote it; null where it is none. */
export function claimedKey(body: string): string | null {
  const marker = readMarker(body)
  return marker?.kind === 'action' ? (KEY.exec(marker.key)?.[1] ?? null) : null
}

/**
 * What our marker says, where we opened the issue and it is no lie, or another account of ours did and a key proves it.
 * One of our own that no key of ours has signed still tells which item it is, or that item would get a second issue; but
 * for its day nobody vouches once the body was edited, except where nothing is signed at all.
 */
export function markOf(
  { author, body, editedAt }: Pick<Snapshot['issue'], 'author' | 'body' | 'editedAt'>,
  repository: number,
  keys: readonly Key[],
): ItemMark | null {
  const found = bodyMarker(body, author, { repository, keys })
  if (found?.marker.kind !== 'action') return null
  const [, key, due = null] = KEY.exec(found.marker.key) ?? []
  if (key === undefined) return null
  const vouched = found.proof === 'good' || keys.length === 0 || editedAt === null
  return { key, due: vouched ? due : null }
}
