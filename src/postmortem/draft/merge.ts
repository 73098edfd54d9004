import { isHeading, LEAD, type Piece } from './pieces.ts'

/** Pieces put together, and the keys of those in which people have the last word. */
export interface Merged {
  readonly pieces: readonly Piece[]
  readonly kept: readonly string[]
  /** Keys of those that only the fresh version has. */
  readonly added: ReadonlySet<string>
}

const BLANK_LINES = /^(?:[ \t]*\r?\n)+/
/** What two pieces say, apart from line ends and the blank lines around them. */
const words = (raw: string): string =>
  raw.replaceAll('\r\n', '\n').replace(BLANK_LINES, '').trimEnd()
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
    const theirs = before === undefined || !alike(piece.raw, before.raw) || isHeld(held, piece.key)
    if (!theirs) return after === undefined ? [] : [withTail(after, piece)]
    if (after === undefined || !alike(piece.raw, after.raw))
      kept.push(piece.key, after?.key ?? piece.key)
    return [piece]
  })
  const pieces = withNew(result, { current, ours, fresh, held })
  const added = without(pieces, result)
  const there = byKey([...current, ...pieces])
  const gone = [...new Set([...without(ours, current), ...held])]
    .flatMap((key) => [key, next.get(key)?.key ?? key])
    .filter((key) => !there.has(key))
  return { pieces, kept: [...new Set([...kept, ...gone].map(nameOf))], added }
}

/** Keys that the second list lacks. */
const without = (pieces: readonly Piece[], other: readonly Piece[]): ReadonlySet<string> => {
  const there = byKey(other)
  return new Set(pieces.flatMap(({ key }) => (there.has(key) ? [] : [key])))
}

/** Without its number, which changes when another of the same name goes. */
const nameOf = (key: string): string => key.replace(/~\d+$/, '')
const isHeld = (held: ReadonlySet<string>, key: string): boolean => held.has(nameOf(key))

const byKey = (pieces: readonly Piece[]): ReadonlyMap<string, Piece> =>
  new Map(pieces.map((piece) => [piece.key, piece]))

/** What became of each piece of `ours`: the same name, else the one between the same neighbours, as a title that changed. */
function renamed(ours: readonly Piece[], fresh: readonly Piece[]): ReadonlyMap<string, Piece> {
  const [old, now] = [byKey(ours), byKey(fresh)]
  const behind = new Map(fresh.map((piece, at) => [fresh[at - 1]?.key ?? null, piece]))
  const pairs = new Map<string, Piece>()
  const isStranger = (key: string, there: Piece) =>
    isHeading(key) && isHeading(there.key) && !old.has(there.key)
  let previous: string | null | undefined = null
  for (const { key } of ours) {
    const there: Piece | undefined = previous === undefined ? undefined : behind.get(previous)
    const found: Piece | undefined =
      now.get(key) ?? (there !== undefined && isStranger(key, there) ? there : undefined)
    if (found !== undefined) pairs.set(key, found)
    previous = found?.key
  }
  return pairs
}

/** The blank lines around a piece belong to where it stands. */
function withTail({ raw }: Piece, { key, raw: there }: Piece): Piece {
  const head = BLANK_LINES.exec(there)?.[0] ?? ''
  const tail = there.slice(Math.max(head.length, there.trimEnd().length))
  return { key, raw: head + raw.replace(BLANK_LINES, '').trimEnd() + tail }
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
  const known = new Set([...current, ...ours].map(({ key }) => nameOf(key)))
  const list = [...result]
  for (const [at, piece] of fresh.entries()) {
    if (known.has(nameOf(piece.key)) || paired.has(piece.key) || isHeld(held, piece.key)) continue
    const before = new Set(fresh.slice(0, at).map(({ key }) => oldKey(pairs, key)))
    if (list[0]?.key === LEAD) before.add(LEAD)
    const after = list.findLastIndex(({ key }) => before.has(key))
    list.splice(after + 1, 0, piece)
  }
  return list
}

const oldKey = (pairs: ReadonlyMap<string, Piece>, key: string): string =>
  [...pairs].find(([, piece]) => piece.key === key)?.[0] ?? key
