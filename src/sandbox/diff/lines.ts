/** A stretch of lines of two texts: common to both, or standing in one of them alone. */
export interface Stretch {
  readonly kind: 'same' | 'taken' | 'added'
  readonly count: number
}

/** Beyond this many differing lines the shortest script is not worth its time: all is replaced. */
const MAX_EDITS = 1000

/** What turns one list of lines into the other, in the order of the lines; what is taken stands first. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  const head = commonHead(before, after)
  const tail = commonTail(before, after, head)
  const middle = script(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  )
  return joined([{ kind: 'same', count: head }, ...middle, { kind: 'same', count: tail }])
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1
  return count
}

function commonTail(a: readonly string[], b: readonly string[], head: number): number {
  const most = Math.min(a.length, b.length) - head
  let count = 0
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1
  return count
}

type Frontier = ReadonlyMap<number, number>

/** Myers' greedy algorithm: by number of edits, how far each diagonal reaches in `a`. */
function script(a: readonly string[], b: readonly string[]): readonly Stretch[] {
  const all: readonly Stretch[] = [
    { kind: 'taken', count: a.length },
    { kind: 'added', count: b.length },
  ]
  if (a.length === 0 || b.length === 0) return all
  const trace: Frontier[] = []
  let reached: Frontier = new Map([[1, 0]])
  for (let edits = 0; edits <= Math.min(a.length + b.length, MAX_EDITS); edits += 1) {
    trace.push(reached)
    reached = advanced(a, b, reached, edits)
    if (reached.get(a.length - b.length) === a.length) return walkedBack(a, b, trace)
  }
  return all
}

/** Whether the diagonal is reached by adding a line rather than by taking one. */
function down(reached: Frontier, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true
  return diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1)
}

function advanced(
  a: readonly string[],
  b: readonly string[],
  before: Frontier,
  edits: number,
): Frontier {
  const next = new Map<number, number>()
  for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
    let x = down(before, diagonal, edits)
      ? (before.get(diagonal + 1) ?? 0)
      : (before.get(diagonal - 1) ?? 0) + 1
    while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
    next.set(diagonal, x)
  }
  return next
}

function walkedBack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Frontier[],
): readonly Stretch[] {
  const found: Stretch[] = []
  let [x, y] = [a.length, b.length]
  for (const [edits, reached] of [...trace.entries()].toReversed()) {
    if (edits === 0) break
    const adds = down(reached, x - y, edits)
    const from = x - y + (adds ? 1 : -1)
    const start = reached.get(from) ?? 0
    found.push({ kind: 'same', count: adds ? x - start : x - start - 1 })
    found.push({ kind: adds ? 'added' : 'taken', count: 1 })
    x = start
    y = start - from
  }
  return [...found, { kind: 'same' as const, count: x }].reverse()
}

/** Neighbours of one kind as one; within a run of changes all that is taken stands before what is added. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = []
  let sums = { same: 0, taken: 0, added: 0 }
  const flush = () => {
    for (const kind of ['same', 'taken', 'added'] as const) {
      if (sums[kind] > 0) result.push({ kind, count: sums[kind] })
    }
    sums = { same: 0, taken: 0, added: 0 }
  }
  for (const { kind, count } of stretches) {
    if (kind === 'same' && count > 0 && sums.taken + sums.added > 0) flush()
    sums = { ...sums, [kind]: sums[kind] + count }
  }
  flush()
  return result
}
