const LONGEST = 40

/**
 * The candidate a misspelt word most likely means, null when none is near: at most two edits (insert, delete, change,
 * swap of neighbours), one for words of up to four letters. Of equally near ones the first.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word === '' || word.length > LONGEST) return null
  const given = word.toLowerCase()
  let best: string | null = null
  let least = (word.length <= 4 ? 1 : 2) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - given.length) >= least) continue
    const edits = distance(given, candidate.toLowerCase(), least - 1)
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best
}

/** Optimal string alignment: three rows are enough, since a swap looks back two. Above `most`, any number above it. */
function distance(one: string, other: string, most: number): number {
  const [a, b] = withoutSame(one, other)
  let before: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let at = 1; at <= a.length; at++) {
    const row = nextRow(a.slice(0, at), b, before, previous)
    // What is far apart at its start never comes near again, and most words are far from most others.
    if (Math.min(...row) > most && Math.min(...previous) >= most) return most + 1
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}

/** Both without what they begin with and end in alike, which costs no edit. */
function withoutSame(a: string, b: string): readonly [string, string] {
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  let to = 0
  const most = Math.min(a.length, b.length) - from
  while (to < most && a.at(-1 - to) === b.at(-1 - to)) to += 1
  return [a.slice(from, a.length - to), b.slice(from, b.length - to)]
}

/** Edits from `a` to each start of `b`, out of the rows for `a` without its last one and last two letters. */
function nextRow(
  a: string,
  b: string,
  before: readonly number[],
  previous: readonly number[],
): readonly number[] {
  const row = [a.length]
  for (let at = 1; at <= b.length; at++) {
    const same = a.at(-1) === b[at - 1] ? 0 : 1
    const swapped = at > 1 && a.at(-1) === b[at - 2] && a.at(-2) === b[at - 1]
    const change = (previous[at - 1] ?? 0) + same
    const swap = swapped ? (before[at - 2] ?? 0) + 1 : change
    row.push(Math.min((previous[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1, change, swap))
  }
  return row
}
