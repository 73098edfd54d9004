import type { Piece } from './pieces.ts'

/** Pieces put together, and the keys of those in which people have the last word. */
export interface Merged {
  readonly pieces: readonly Piece[]
  readonly kept: readonly string[]
  /** Keys of those that only the fresh version has. */
  readonly added: ReadonlySet<string>
}

/** What two pieces say, apart from line ends and the blank lines behind them. */
const words = (raw: string): string => raw.replaceAll('\r\n', '\n').trimEnd()
export const alike = (a: string, b: string): boolean => words(a) === words(b)

/**
 * Three versions of a list of pieces. What stands in `current` as it stands in `ours` becomes as in `fresh`; everything
 * else stays, in the order in which people have it. What they took out stays out. `held` are keys in which people have
 * written even though `ours` has the same words, since it took them over from people.
 */
export function merged(
  current: readonly Piece[],
  ours: readonly Piece[],
  fresh: readonly Piece[],
  held: ReadonlySet<string>,
): Merged {
  const base = byKey(ours)
  const next = renamed(ours, fresh)
  const kept: string[] = []
  const result = current.flatMap((piece): readonly Piece[] => {
    const before = base.get(piece.key)
    const after = next.get(piece.key)
    const untouched = before !== undefined && alike(piece.raw, before.raw) && !held.has(piece.key)
    if (untouched) return after === undefined ? [] : [withTail(after, piece)]
    if (after === undefined || !alike(piece.raw, after.raw)) kept.push(piece.key)
    return [piece]
  })
  const pieces = withNew(result, { current, ours, fresh, held })
  const added = without(pieces, result)
  const there = byKey([...current, ...pieces])
  const gone = [...new Set([...without(ours, current), ...held])]
    .flatMap((key) => [key, next.get(key)?.key ?? key])
    .filter((key) => !there.has(key))
  return { pieces, kept: [...new Set([...kept, ...gone])], added }
}

/** Keys that the second list lacks. */
const without = (pieces: readonly Piece[], other: readonly Piece[]): ReadonlySet<string> => {
  const there = byKey(other)
  return new Set(pieces.flatMap(({ key }) => (there.has(key) ? [] : [key])))
}

const byKey = (pieces: readonly Piece[]): ReadonlyMap<string, Piece> =>
  new Map(pieces.map((piece) => [piece.key, piece]))

/** What became of each piece of `ours`: the same name, else the one between the same neighbours, as a title that changed. */
function renamed(ours: readonly Piece[], fresh: readonly Piece[]): ReadonlyMap<string, Piece> {
  const [old, now] = [byKey(ours), byKey(fresh)]
  const behind = new Map(fresh.map((piece, at) => [fresh[at - 1]?.key ?? null, piece]))
  const pairs = new Map<string, Piece>()
  let previous: string | null | undefined = null
  for (const { key } of ours) {
    const there = previous === undefined ? undefined : behind.get(previous)
    const found = now.get(key) ?? (there !== undefined && !old.has(there.key) ? there : undefined)
    if (found !== undefined) pairs.set(key, found)
    previous = found?.key
  }
  return pairs
}

/** The blank lines behind a piece belong to where it stands. */
function withTail({ raw }: Piece, { key, raw: there }: Piece): Piece {
  const tail = there.slice(there.trimEnd().length)
  return { key, raw: raw.trimEnd() + tail }
}

interface Versions {
  readonly current: readonly Piece[]
  readonly ours: readonly Piece[]
  readonly fresh: readonly Piece[]
  readonly held: ReadonlySet<string>
}

/** What only `fresh` has goes behind the piece that it follows there. */
function withNew(
  result: readonly Piece[],
  { current, ours, fresh, held }: Versions,
): readonly Piece[] {
  const pairs = renamed(ours, fresh)
  const paired = new Set([...pairs.values()].map(({ key }) => key))
  const known = new Set([...[...current, ...ours].map(({ key }) => key), ...held])
  const list = [...result]
  for (const [at, piece] of fresh.entries()) {
    if (known.has(piece.key) || paired.has(piece.key)) continue
    const before = new Set(fresh.slice(0, at).map(({ key }) => oldKey(pairs, key)))
    const after = list.findLastIndex(({ key }) => before.has(key))
    list.splice(after + 1, 0, piece)
  }
  return list
}

const oldKey = (pairs: ReadonlyMap<string, Piece>, key: string): string =>
  [...pairs].find(([, piece]) => piece.key === key)?.[0] ?? key
