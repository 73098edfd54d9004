import { isMac, type Key, macOf, type Sealed } from './keys.ts'

/** The first line of everything that we write. */
export interface Marker {
  readonly kind: string
  readonly key: string
  readonly keyId: string
  readonly mac: string
}

const MARKER =
  /^<!-- sitrep:v1 (?<kind>\S{1,40}) (?<key>\S{1,200}) (?<keyId>\S{1,40}) (?<mac>\S{1,64}) -->/

export function readMarker(body: string): Marker | null {
  const groups = MARKER.exec(body)?.groups as Marker | undefined
  return groups === undefined ? null : { ...groups }
}

export function writeMarker(sealed: Sealed, [key]: readonly Key[]): string {
  const proof = key === undefined ? '- -' : `${key.id} ${macOf(key, sealed)}`
  return `<!-- sitrep:v1 ${sealed.kind} ${sealed.key} ${proof} -->`
}

/** `good`; `unsigned` where it carries no proof or that of a key we do not hold; `bad` where it lies. */
export type Proof = 'good' | 'unsigned' | 'bad'

export function proofOf({ keyId, mac }: Marker, sealed: Sealed, keys: readonly Key[]): Proof {
  const key = keys.find(({ id }) => id === keyId)
  if (key === undefined) return 'unsigned'
  return isMac(key, sealed, mac) ? 'good' : 'bad'
}
