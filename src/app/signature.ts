import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/** A secret as the signing takes it, prepared once. */
export const secretKey = (secret: string): KeyObject => createSecretKey(secret, 'utf8')

/** Whether a header has the form of a signature at all, which costs no reading of the body. */
export const isSignature = (header: string | undefined): header is string =>
  header !== undefined && /^sha256=[0-9a-f]{64}$/.test(header)

/** Compares in constant time, over the bytes as they came. */
export function verified(bytes: Buffer, header: string, secret: KeyObject): boolean {
  const right = createHmac('sha256', secret).update(bytes).digest()
  return timingSafeEqual(right, Buffer.from(header.slice('sha256='.length), 'hex'))
}
