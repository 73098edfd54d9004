import { freshKeyPair, type KeyPair } from '../../src/sandbox/actions/apps.ts'

let made: KeyPair | null = null

/** One pair for the App of every sandbox in this process: making one takes as long as a small test, and none meets another. */
export function appKeys(): KeyPair {
  made ??= freshKeyPair()
  return made
}
