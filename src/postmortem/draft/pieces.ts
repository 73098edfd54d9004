import { blocks } from '../../markdown/blocks.ts'
import { bodyStart } from '../../markdown/front-matter.ts'

/** A part of a document that is taken or left as a whole: a key of the front matter, or a heading with what follows. */
export interface Piece {
  /** Compared without case and signs, so that a heading that was only worded alike is the same. */
  readonly key: string
  /** As it stands, line ends included. */
  readonly raw: string
}

/** The key of what stands above the first heading. */
export const LEAD = ''
/** Keys of front matter are no words that somebody might choose anew. */
export const isHeading = (key: string): boolean => key.startsWith('#')

/** A document cut into pieces; put together again they are the document, byte for byte. */
export interface Pieces {
  /** Null where there is no front matter. */
  readonly front: readonly Piece[] | null
  /** The lines of dashes around it. */
  readonly fences: readonly [string, string]
  /** What stands above the first heading is the first of them, if there is anything. */
  readonly body: readonly Piece[]
}

/** Cuts a document by its front matter's keys and its own headings: those in code, comments, quotes and lists are none. */
export function piecesOf(text: string): Pieces {
  const begin = bodyStart(text)
  const body = bodyPieces(text.slice(begin))
  const lines = linesOf(text.slice(0, begin))
  const [open = '', ...rest] = lines
  const close = rest.pop() ?? ''
  // A byte order mark alone, or front matter in another language, is kept with the body.
  if (!/^\ufeff?---/.test(open)) {
    const [first, ...others] = body
    const lead = { key: first?.key ?? '', raw: text.slice(0, begin) + (first?.raw ?? '') }
    return { front: null, fences: ['', ''], body: lead.raw === '' ? [] : [lead, ...others] }
  }
  return { front: frontPieces(rest), fences: [open, close], body }
}

/** Lines with their ends. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const KEY = /^["']?([^\s"'#:-][^"':]{0,99})["']?\s*:/

/** A key's piece holds the lines below it, up to the next key: lists, maps, comments. */
function frontPieces(lines: readonly string[]): readonly Piece[] {
  const pieces: { key: string; raw: string }[] = []
  for (const line of lines) {
    const key = KEY.exec(line)?.[1]
    const last = pieces.at(-1)
    if (key !== undefined || last === undefined) pieces.push({ key: keyOf(key ?? ''), raw: line })
    else last.raw += line
  }
  return numbered(pieces)
}

function bodyPieces(body: string): readonly Piece[] {
  const lines = linesOf(body)
  const heads = new Map(
    blocks(body.replaceAll(/\r(?!\n)/g, ' ')).pieces.flatMap(({ kind, within, lines: own }) =>
      kind === 'heading' && within === null
        ? [[(own[0]?.number ?? 1) - 1, own[0]?.text ?? ''] as const]
        : [],
    ),
  )
  const pieces: { key: string; raw: string }[] = []
  for (const [at, line] of lines.entries()) {
    const heading = heads.get(at)
    const last = pieces.at(-1)
    if (last === undefined || (heading !== undefined && last.raw.trim() !== '')) {
      pieces.push({ key: heading === undefined ? LEAD : `#${keyOf(heading)}`, raw: line })
      continue
    }
    last.raw += line
    // Blank lines above the first heading are no part of their own.
    if (heading !== undefined) last.key = `#${keyOf(heading)}`
  }
  return numbered(pieces)
}

/** Letters and digits of any script, joined by single hyphens: nothing of it can end a comment. */
const keyOf = (words: string): string =>
  words
    .slice(0, 200)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

/** The second piece of a name is another one than the first. */
function numbered(pieces: readonly Piece[]): readonly Piece[] {
  const seen = new Map<string, number>()
  return pieces.map(({ key, raw }) => {
    const often = (seen.get(key) ?? 0) + 1
    seen.set(key, often)
    return { key: often === 1 ? key : `${key}~${often}`, raw }
  })
}
