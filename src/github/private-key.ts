import { createPrivateKey } from 'node:crypto'

/** What `PRIVATE_KEY` takes, in the words of a refusal. */
export const PRIVATE_KEY_FORMS =
  'PRIVATE_KEY takes the PEM file that GitHub gave for the App: as it is, with \\n for its line ends, or in base64.'

/**
 * The PEM in `PRIVATE_KEY`, always in one form, since the key that signs our cards is derived from its text.
 * Null where there is none.
 */
export function pemOf(text: string): string | null {
  const plain = text.replaceAll('\\n', '\n').trim()
  const pem = plain.startsWith('-----BEGIN')
    ? plain
    : Buffer.from(plain, 'base64').toString('utf8').trim()
  return pem.startsWith('-----BEGIN') ? `${pem}\n` : null
}

/** Whether the PEM holds a key that can sign for an App. */
export function isSigningKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    // Whatever the parser says is the same to whoever set the variable: it is no key.
    return false
  }
}
