import { existsSync, readFileSync } from 'node:fs'
import { PRIVATE_WORDS, SECRET, VAULT } from '../acts/words.ts'
import type { Invariant, Witness } from '../invariant.ts'

export const privateKept: Invariant = {
  name: 'I15',
  promise:
    'private words and secrets are in no log, store or address of ours, and in no other repository',
  broken: (witness) => [...inStore(witness), ...inLogs(witness), ...sent(witness)],
}

const CANARIES = [PRIVATE_WORDS, SECRET]

/** In any of its files, in whatever table: it says where to look, and never what was said. */
function inStore({ store }: Witness): readonly string[] {
  return ['', '-wal'].flatMap((suffix) => {
    const path = `${store}${suffix}`
    const bytes = existsSync(path) ? readFileSync(path).toString('latin1') : ''
    return CANARIES.filter((words) => bytes.includes(words)).map(
      (words) => `the store${suffix} holds: ${words}`,
    )
  })
}

const inLogs = ({ it }: Witness): readonly string[] =>
  it.lines.flatMap((line) =>
    CANARIES.filter((words) => line.includes(words)).map((words) => `a log line holds: ${words}`),
  )

/** Secrets nowhere at all; what is private in requests about its own repository only, and in no address. */
function sent({ history }: Witness): readonly string[] {
  return history.flatMap(({ method, path, body }) => {
    const address = decodeURIComponent(path)
    const text = body ?? ''
    const isVaults = path.startsWith(`/repos/acme/${VAULT}/`)
    const found = [
      ...CANARIES.filter((words) => address.includes(words)),
      ...(text.includes(SECRET) ? [SECRET] : []),
      ...(text.includes(PRIVATE_WORDS) && !isVaults ? [PRIVATE_WORDS] : []),
    ]
    return found.map((words) => `${method} ${path} holds: ${words}`)
  })
}
