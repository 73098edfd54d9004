import { checkPrimeSync, createPrivateKey, createPublicKey } from 'node:crypto'
import type { Random } from './random.ts'

/** In PEM. Not as GitHub hands it out, since a key in that form is turned into this one each time that it signs. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

const PUBLIC_EXPONENT = 65_537n
const PRIME_BYTES = 64

/** An RSA key that is the same wherever its seed is: what is signed with it is a part of what has to come out the same. */
export function keyPair(random: Random): KeyPair {
  const p = prime(random)
  const q = prime(random)
  const d = inverse(PUBLIC_EXPONENT, (p - 1n) * (q - 1n))
  const numbers = {
    n: p * q,
    e: PUBLIC_EXPONENT,
    d,
    p,
    q,
    dp: d % (p - 1n),
    dq: d % (q - 1n),
    qi: inverse(q, p),
  }
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, one]) => [name, base64(one)]))
  const key = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
  return {
    privateKey: String(key.export({ type: 'pkcs8', format: 'pem' })),
    publicKey: String(createPublicKey(key).export({ type: 'spki', format: 'pem' })),
  }
}

/** With its two highest bits set, so that the product of two has all the bits that a key is promised to have. */
function prime(random: Random): bigint {
  const bytes = Array.from({ length: PRIME_BYTES }, () => random.int(0, 255))
  let candidate = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  candidate |= (3n << BigInt(PRIME_BYTES * 8 - 2)) | 1n
  while (candidate % PUBLIC_EXPONENT === 1n || !checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

function inverse(of: bigint, modulus: bigint): bigint {
  let [a, b] = [of % modulus, modulus]
  let [x, y] = [1n, 0n]
  while (b !== 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return ((x % modulus) + modulus) % modulus
}

function base64(number: bigint): string {
  const hex = number.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}
