import type { Actor } from '../plan/snapshot.ts'
import { cardProof, type Place } from './journal.ts'
import { type Key, keysOf } from './keys.ts'
import { type Marker, type Proof, proofOf, readMarker } from './marker.ts'
import type { RawComment } from './raw.ts'

/** The account as which all workflows of a repository write. */
export const SHARED_LOGIN = 'github-actions[bot]'

export const isShared = (login: string): boolean => login.toLowerCase() === SHARED_LOGIN

/** By what somebody is told from others who write here. */
export interface Telling {
  readonly place: Place
  readonly keys: readonly Key[]
  /** Whether the account that we write with is everybody's, so that its name alone proves nothing. */
  readonly shared: boolean
}

/**
 * Whose a comment is: `ours` as its author and its marker prove it; `kin` where another account of a bot's wrote it with
 * a key that both hold, as App and Action do for each other; `unproved` where a bot wrote what looks like ours and nothing
 * proves it; else `others`, as a copy is of what only we can have signed.
 */
export type Whose = 'ours' | 'kin' | 'unproved' | 'others'

export function whoseIs(
  { author, body, editor }: Pick<RawComment, 'author' | 'body' | 'editor'>,
  { place, keys, shared }: Telling,
): Whose {
  if (author.us && !shared) return 'ours'
  const marker = author.kind === 'bot' || author.us ? readMarker(body) : null
  if (marker === null) return 'others'
  if (!author.us && isOwn(marker, keys)) return 'others'
  const proof = proofIn(body, marker, place, keys)
  if (!author.us) return proof === 'good' ? 'kin' : 'unproved'
  return isProved(proof, editor, keys) ? 'ours' : 'unproved'
}

const isOwn = ({ keyId }: Marker, keys: readonly Key[]): boolean =>
  keys.some(({ id, own }) => own === true && id === keyId)

function proofIn(body: string, marker: Marker, place: Place, keys: readonly Key[]): Proof {
  if (marker.kind === 'card') return cardProof(body, place, keys)
  const { kind, key } = marker
  return proofOf(marker, { ...place, kind, key, journal: '' }, keys)
}

/** Without a key there is no better proof than that nobody else has edited it. */
function isProved(proof: Proof, editor: RawComment['editor'], keys: readonly Key[]): boolean {
  if (keys.length > 0) return proof === 'good'
  return editor === null || (editor !== 'unknown' && editor.us)
}

/** What the body of an issue or a pull request says in its marker, if a bot of ours has written it: null for all others. */
export function bodyMarker(
  body: string,
  author: Pick<Actor, 'kind' | 'us'>,
  { repository, keys }: { readonly repository: number; readonly keys: readonly Key[] },
): { readonly marker: Marker; readonly proof: Proof } | null {
  const marker = author.us || author.kind === 'bot' ? readMarker(body) : null
  if (marker === null) return null
  const { kind, key } = marker
  const sealed = { repository, issue: 0, kind, key, journal: '' }
  const proof = proofOf(marker, sealed, keysOf(author, keys))
  return (author.us ? proof !== 'bad' : proof === 'good') ? { marker, proof } : null
}
