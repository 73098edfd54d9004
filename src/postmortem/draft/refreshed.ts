import { alike, merged } from './merge.ts'
import { type Piece, type Pieces, piecesOf } from './pieces.ts'

/**
 * `current` with what people left alone brought up to date. `ours` is the document as we last committed it, `fresh` the
 * one that we would write now. Compared by keys of the front matter and by headings: a part that stands as in `ours`
 * becomes as in `fresh`, all else stays byte for byte, and what people took out, renamed or moved stays so. Where both
 * ends up in one text, its last line names the parts that people have written: the next call, to which this result is
 * `ours`, leaves them alone. Line ends are those of `current`, which also stands where what is fresh would swallow it.
 */
export function refreshed(current: string, ours: string, fresh: string): string {
  const eol = lineEnd(current)
  if (unix(current) === unix(ours) && keptIn(ours).size === 0) return withEnds(fresh, eol)
  const [now, base, next] = [bare(current), bare(ours), withEnds(bare(fresh), eol)].map(piecesOf)
  if (now === undefined || base === undefined || next === undefined) return current
  const held = new Set([...keptIn(ours), ...keptIn(current)])
  const body = merged(now.body, base.body, next.body, prefixed(held, BODY))
  const front = frontOf(now, base, next, prefixed(held, FRONT))
  const text = joined({ ...now, ...front.put, body: body.pieces }, body.added, eol)
  if (alike(text, bare(current)) || !isWhole(text, body.pieces)) return current
  const kept = [
    ...front.kept.map((key) => `${FRONT}${key}`),
    ...body.kept.map((key) => `${BODY}${key}`),
    ...(isMoved(body.pieces, next.body) || isMoved(front.put.front, next.front) ? [ORDER] : []),
  ]
  return withMark(text, kept, eol)
}

/** Front matter that people took out is remembered by its keys; one that was never there comes with what is fresh. */
function frontOf(now: Pieces, base: Pieces, next: Pieces, held: ReadonlySet<string>) {
  if (now.front === null && base.front === null && held.size === 0) {
    return { put: { front: next.front, fences: next.fences }, kept: [] }
  }
  if (now.front === null) {
    const gone = base.front?.map(({ key }) => key) ?? []
    return { put: { front: null }, kept: [...new Set([...gone, ...held])] }
  }
  const { pieces, kept } = merged(now.front, base.front ?? [], next.front ?? [], held)
  const none = pieces.length === 0 && next.front === null
  return { put: { front: none ? null : pieces }, kept }
}

/** Whether the text still falls into the pieces that it was put together from: an open fence or comment eats the next. */
function isWhole(text: string, pieces: readonly Piece[]): boolean {
  const found = piecesOf(text).body
  return (
    found.length === pieces.length &&
    found.every(({ raw }, at) => alike(raw, pieces[at]?.raw ?? ''))
  )
}

const FRONT = 'key:'
const BODY = 'part:'
const ORDER = 'order'

/** Whether what both have stands in another order. */
function isMoved(pieces: readonly Piece[] | null, fresh: readonly Piece[] | null): boolean {
  const places = new Map(fresh?.map(({ key }, at) => [key, at]))
  const order = (pieces ?? []).flatMap(({ key }) => places.get(key) ?? [])
  return order.some((place, at) => place < (order[at - 1] ?? 0))
}

const prefixed = (kept: ReadonlySet<string>, prefix: string): ReadonlySet<string> =>
  new Set([...kept].flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])))

const unix = (text: string): string => text.replaceAll('\r\n', '\n')

/** As most of its lines end. */
function lineEnd(text: string): '\r\n' | '\n' {
  const all = text.split('\n').length - 1
  const windows = text.split('\r\n').length - 1
  return windows > all - windows ? '\r\n' : '\n'
}

const withEnds = (text: string, eol: string): string =>
  eol === '\n' ? unix(text) : unix(text).replaceAll('\n', '\r\n')

/** Nothing of a key is anything else than letters, digits and these signs, so that none can end the comment. */
const MARK = /^<!-- written by people: ((?:[\p{L}\p{N}~:#]|-(?!-)| )*) -->\r?$/mu

const keptIn = (text: string): ReadonlySet<string> =>
  new Set((MARK.exec(text)?.[1] ?? '').split(' ').filter((key) => key !== ''))

/** Without our own last line, and the blank one above it. */
function bare(text: string): string {
  const found = MARK.exec(text)
  if (found === null) return text
  const before = text.slice(0, found.index).replace(/(\n)\r?\n$/, '$1')
  return before + text.slice(found.index + found[0].length).replace(/^\n/, '')
}

function withMark(text: string, kept: readonly string[], eol: string): string {
  if (kept.length === 0) return text
  const gap = text.endsWith('\n') ? eol : eol + eol
  return `${text}${gap}<!-- written by people: ${kept.join(' ')} -->${eol}`
}

/** Every piece on lines of its own, and what only `fresh` has set apart by blank ones. */
function joined({ front, fences, body }: Pieces, added: ReadonlySet<string>, eol: string): string {
  const head =
    front === null
      ? ''
      : [fences[0], ...front.map(({ raw }) => ended(raw, eol)), fences[1]].join('')
  return body.reduce((text, { key, raw }, at) => {
    const last = at === body.length - 1
    const set = added.has(key) ? raw.trimEnd() + eol + (last ? '' : eol) : raw
    const gap = added.has(key) && text !== '' && !BLANK_END.test(text) ? eol : ''
    return (text === '' ? text : ended(text, eol)) + gap + set
  }, head)
}

const BLANK_END = /\n\r?\n$/
const ended = (raw: string, eol: string): string => (raw.endsWith('\n') ? raw : raw + eol)
