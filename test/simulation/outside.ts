import { createPrivateKey, type KeyObject, sign, type webcrypto } from 'node:crypto'

const setImmediate = globalThis.setImmediate

/** Until nothing moves any more without time passing. */
export const still = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

let watched = false

/**
 * Signing and hashing that the platform would leave to threads of its own, which come back when they like, is done at once.
 * Only what the sources ask for, through Octokit: signing as an App.
 */
export function watchOutside(): void {
  if (watched) return
  watched = true
  const missing = (name: string) => () => {
    throw new Error(`a world has no ${name}: it would come back when it likes`)
  }
  const strange = ['verify', 'digest', 'encrypt', 'decrypt', 'generateKey', 'deriveBits']
  Object.assign(crypto.subtle, {
    importKey: async (_: 'pkcs8', der: ArrayBuffer, how: Algorithm) => imported(der, how),
    sign: async (_: string, key: webcrypto.CryptoKey, data: ArrayBuffer) =>
      Uint8Array.from(sign('sha256', new Uint8Array(data), secretOf(key))).buffer,
    ...Object.fromEntries(strange.map((name) => [name, missing(name)])),
  })
}

type Algorithm = Parameters<KeyObject['toCryptoKey']>[0]

const keys = new Map<string, webcrypto.CryptoKey>()
const secrets = new WeakMap<webcrypto.CryptoKey, KeyObject>()

/** The same few keys are read again for each signature, which takes longer than to sign. */
function imported(der: ArrayBuffer, how: Algorithm): webcrypto.CryptoKey {
  const bytes = Buffer.from(der)
  const known = keys.get(bytes.toString('base64'))
  if (known !== undefined) return known
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
  const made = key.toCryptoKey(how, false, ['sign'])
  keys.set(bytes.toString('base64'), made)
  secrets.set(made, key)
  return made
}

function secretOf(key: webcrypto.CryptoKey): KeyObject {
  const secret = secrets.get(key)
  if (secret === undefined) throw new Error('a world signs with keys that it has imported')
  return secret
}
