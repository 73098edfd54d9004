import { TIMES, type TimeName } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import { type Stated, stated } from '../../postmortem/draft/stated.ts'
import type { Edit } from './seen.ts'

/** What of the front matter says something of the incident. */
export const KEYS = ['severity', 'services', 'cause', ...TIMES] as const
export type Key = (typeof KEYS)[number]

/** A document as people left it, beside what it would say had they left it alone. */
export interface Touched {
  readonly before: Stated
  readonly after: Stated
  /** When they last changed a key, and who; nothing of what they never changed. */
  readonly when: ReadonlyMap<Key, Pick<Edit, 'at' | 'by'>>
}

/**
 * Puts together what people changed in several stretches: what we wrote in between to keys that nobody had touched is no
 * change of theirs, and what they changed twice is held against what stood there first.
 */
export function touched(edits: readonly Edit[]): Touched | null {
  const [first, last] = [edits[0], edits.at(-1)]
  if (first === undefined || last === undefined) return null
  const after = stated(last.after)
  const when = new Map<Key, Pick<Edit, 'at' | 'by'>>()
  let before: Stated = { ...after, problems: stated(first.before).problems }
  for (const { before: from, after: to, at, by } of edits.toReversed()) {
    const [was, is] = [stated(from), stated(to)]
    for (const key of KEYS) {
      if (written(was, key) === written(is, key)) continue
      before = withKey(before, was, key)
      if (!when.has(key)) when.set(key, { at, by })
    }
  }
  return { before, after, when }
}

const isTime = (key: Key): key is TimeName => (TIMES as readonly string[]).includes(key)

const written = (one: Stated, key: Key): string =>
  JSON.stringify(isTime(key) ? (one.times[key] ?? null) : one[key as 'severity'])

function withKey(one: Stated, from: Stated, key: Key): Stated {
  if (!isTime(key)) return { ...one, [key]: from[key as 'severity'] }
  const { [key]: _, ...rest } = one.times
  const at: Instant | undefined = from.times[key]
  return { ...one, times: at === undefined ? rest : { ...rest, [key]: at } }
}
