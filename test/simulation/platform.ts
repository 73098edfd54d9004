import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import { type KeyPair, keyPair } from './key-pair.ts'
import { type Random, random } from './random.ts'

let chance: Random = random(0)
let pair: KeyPair | null = null

/** From here on this thread finds by that seed what the platform else finds by chance: ids, keys, jitter. */
export function seedPlatform(seed: number): void {
  chance = random(seed)
  install()
}

let installed = false

function install(): void {
  if (installed) return
  installed = true
  Math.random = () => chance.next()
  pair ??= keyPair(random(1))
  // Only what the sources use. Whoever imports them by name has them as well after the line below.
  Object.assign(crypto, { randomBytes: bytes, randomUUID: uuid, generateKeyPairSync: () => pair })
  Object.assign(globalThis.crypto, { randomUUID: uuid })
  Object.assign(timers, { setTimeout: wait })
  Object.defineProperty(performance, 'now', { value: () => Date.now(), configurable: true })
  syncBuiltinESMExports()
}

const bytes = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => chance.int(0, 255)))

const uuid = (): string =>
  bytes(16)
    .toString('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')

/** As of `node:timers/promises`, by the clock of this thread. */
function wait<T>(ms = 1, value?: T, { signal }: { signal?: AbortSignal } = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('The operation was aborted', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve(value as T)
    }, ms)
    if (signal?.aborted === true) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
