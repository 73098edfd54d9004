import type { ActionItem } from './model.ts'

const LONGEST = 40

/**
 * One id for each item, in order: its own where the document gives it one with a letter in it that no other has (plain
 * numbers move on when a row is put in above), else a hash of its words, and behind those that are taken a number.
 */
export function itemIds(items: readonly Pick<ActionItem, 'text' | 'cells'>[]): readonly string[] {
  const own = items.map(({ cells }) => ownId(cells?.id?.plain ?? ''))
  const counts = new Map<string, number>()
  for (const id of own) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  const used = new Map<string, number>()
  const taken = new Set(own.filter((id) => id !== null && counts.get(id) === 1))
  return items.map(({ text }, at) => {
    const id = own[at] ?? null
    return id !== null && taken.has(id) ? id : free(hashed(wordsOf(text.plain)), taken, used)
  })
}

function free(id: string, taken: Set<string | null>, used: Map<string, number>): string {
  let ordinal = (used.get(id) ?? 0) + 1
  const named = () => (ordinal === 1 ? id : `${id}-${ordinal}`)
  while (taken.has(named())) ordinal += 1
  used.set(id, ordinal)
  taken.add(named())
  return named()
}

/** `AI-3`, `pm2.1`; null where there is nothing of the kind, such as a number or a reference to an issue. */
function ownId(plain: string): string | null {
  const id = plain
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._-]+/g, '-')
  return id.length <= LONGEST && /^[a-z\d]+(?:-[a-z\d]+)*$/.test(id) && /[a-z]/.test(id) ? id : null
}

/** Letters and digits of any script, words parted by one blank: what stays when marks and spacing change. */
const wordsOf = (plain: string): string =>
  plain
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const PRIMES = [0x01000193, 0x85ebca6b] as const

/** Twelve characters of two 32-bit FNV-1a hashes; among the hundred items of a document two alike are not to be feared. */
function hashed(words: string): string {
  const halves = PRIMES.map((prime) => {
    let hash = 0x811c9dc5
    for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), prime)
    return ((hash ^ (hash >>> 15)) >>> 0).toString(36).padStart(7, '0').slice(-6)
  })
  return halves.join('')
}
