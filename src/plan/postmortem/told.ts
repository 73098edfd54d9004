import type { Instant } from '../../domain/instant.ts'
import { commitOf, type Entry } from '../entry.ts'

interface Version {
  readonly path: string
  readonly commit: string
}

/** What the journal says of the document on the default branch. */
export interface Told extends Version {
  /** False: `commit` took it away. */
  readonly published: boolean
  readonly at: Instant
  /** The last version that was published, which is this one unless it was taken away since. */
  readonly last: Version | null
}

/** Entries about the default branch are named after the commit that they tell of. */
export const publishedKey = (commit: string): string => `p${commit}`
export const withdrawnKey = (commit: string): string => `w${commit}`

/** Whether an entry tells of the default branch. */
export const isNews = ({ key }: Entry): boolean => commitOf(key) !== null

/** The newest of them; null where nothing was ever published. */
export function lastTold(entries: readonly Entry[]): Told | null {
  return entries.reduce<Told | null>((before, entry) => {
    const one = toldIn(entry)
    if (one === null || (before !== null && before.at > one.at)) return before
    return { ...one, last: one.published ? one : (before?.last ?? null) }
  }, null)
}

function toldIn({ key, at, facts = [] }: Entry): Omit<Told, 'last'> | null {
  const commit = commitOf(key)
  if (commit === null) return null
  for (const { type, ...fact } of facts) {
    if (type !== 'postmortem-published' && type !== 'postmortem-withdrawn') continue
    const { path } = fact as { readonly path: string }
    return { published: type === 'postmortem-published', path, commit, at }
  }
  return null
}
