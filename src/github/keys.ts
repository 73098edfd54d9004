import { createHmac, timingSafeEqual } from 'node:crypto'

/** Secrets that sign what we write. The first signs, all of them are good for reading. */
export interface Key {
  readonly id: string
  readonly secret: string
  /** One account alone can hold it, so that what it has signed is a copy wherever another has written it. */
  readonly own?: true
}

const FORM = /^[\w.-]{1,32}:.{16,}/s

/** Reads `id:secret`, several with commas. Throws where one is of another form or has under 16 characters. */
export function readKeys(text: string): readonly Key[] {
  const parts = text.split(',').map((part) => part.trim())
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      if (!FORM.test(part)) {
        throw new Error(
          'SITREP_KEY takes id:secret, several with commas, each secret of 16 characters or more',
        )
      }
      const colon = part.indexOf(':')
      return { id: part.slice(0, colon), secret: part.slice(colon + 1) }
    })
}

/**
 * The key of an App without one of its own. It changes with the private key, and so does its id: what an
 * older one signed is then of an unknown key, not forged.
 */
export function derivedKey(privateKey: string): Key {
  const secret = createHmac('sha256', privateKey).update('sitrep journal v1').digest('hex')
  const print = createHmac('sha256', secret).update('key id').digest('hex')
  return { id: `app-${print.slice(0, 8)}`, secret, own: true }
}

/** Those by which the words of an account are proved: of any but ours, the ones that two may hold. */
export const keysOf = ({ us }: { readonly us: boolean }, keys: readonly Key[]): readonly Key[] =>
  us ? keys : keys.filter(({ own }) => own !== true)

/** What a MAC covers, so that a marker is good in one place only. */
export interface Sealed {
  readonly repository: number
  /** 0 in the body of what is being created, whose number nobody knows yet. */
  readonly issue: number
  readonly kind: string
  readonly key: string
  /** The journal line of a card, else empty. */
  readonly journal: string
}

/** HMAC-SHA256, its first 128 bits in hex. */
export function macOf({ secret }: Key, sealed: Sealed): string {
  const { repository, issue, kind, key, journal } = sealed
  const text = JSON.stringify([repository, issue, kind, key, journal])
  return createHmac('sha256', secret).update(text).digest('hex').slice(0, 32)
}

export function isMac(key: Key, sealed: Sealed, mac: string): boolean {
  const right = Buffer.from(macOf(key, sealed))
  const given = Buffer.from(mac)
  return right.length === given.length && timingSafeEqual(right, given)
}
