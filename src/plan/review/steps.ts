import type { DesiredCheck } from './check.ts'
import type { ReviewEffect } from './effect.ts'
import type { SeenCheck } from './request.ts'

/** GitHub takes so many annotations a request. */
const AT_ONCE = 50

/** Which run somebody asked to have made again; 0 for none. Newer ones have been made since. */
export type Redo = number

/**
 * What is left to write of a check: nothing where the newest run says it, the rest where that was cut short, else all
 * of it in a run of its own, which then stands for the name.
 */
export function checkSteps(
  head: string,
  check: DesiredCheck,
  digest: string,
  seen: readonly SeenCheck[],
  redo: Redo,
): readonly ReviewEffect[] {
  const newest = newestOf(check, seen)
  const stands = newest !== null && newest.digest === digest && newest.id > redo
  if (stands && newest.complete) return []
  if (stands) return rest(check, newest.annotations, newest.id)
  const to = Math.min(AT_ONCE, check.annotations.length)
  const after = newest?.id ?? 0
  const first = { type: 'check.create', head, check, digest, after, from: 0, to } as const
  return to < check.annotations.length ? [first, ...rest(check, to, null)] : [first]
}

function newestOf({ name }: DesiredCheck, seen: readonly SeenCheck[]): SeenCheck | null {
  const mine = seen.filter((one) => one.name === name)
  return mine.reduce<SeenCheck | null>(
    (newest, one) => (newest === null || one.id > newest.id ? one : newest),
    null,
  )
}

/** One request at least, since the conclusion comes with the last. */
function rest(check: DesiredCheck, done: number, id: number | null): readonly ReviewEffect[] {
  const all = check.annotations.length
  const parts = Math.max(1, Math.ceil((all - done) / AT_ONCE))
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.min(done + part * AT_ONCE, all)
    return { type: 'check.extend', id, check, from, to: Math.min(from + AT_ONCE, all) }
  })
}
