import { inflateRawSync } from 'node:zlib'
import { type OurText, placeOf } from './ours.ts'

/** One line of a card's journal, as far as it is judged here. */
export interface JournalLine {
  readonly key: string
  readonly at: number
  readonly by: string
  readonly outcome: 'accepted' | 'refused' | 'noted'
  readonly text?: string
  readonly problem?: { readonly code: string }
  readonly facts?: readonly { readonly type: string; readonly [field: string]: unknown }[]
}

const PACKED = /\n<!-- sitrep:journal ([A-Za-z0-9+/=]+) -->\s*$/

/** What the last line of a card hides, read without any code of ours; null where that cannot be read. */
export function linesOf(body: string): readonly JournalLine[] | null {
  const packed = PACKED.exec(body)?.[1]
  if (packed === undefined) return null
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')
    return text
      .split('\n')
      .map((line): unknown => JSON.parse(line))
      .filter(
        (line): line is JournalLine => typeof line === 'object' && line !== null && 'key' in line,
      )
  } catch {
    return null
  }
}

export interface Journal {
  /** `shop#1` */
  readonly place: string
  readonly texts: readonly [OurText, ...OurText[]]
  readonly lines: readonly JournalLine[]
}

/** The journal of each issue that carries a card of ours, of all its pages. */
export function journalsOf(texts: readonly OurText[]): readonly Journal[] {
  const cards = texts.filter(({ mark, comment }) => mark?.kind === 'card' && comment !== null)
  const byPlace = Map.groupBy(cards, placeOf)
  return [...byPlace].flatMap(([place, [first, ...more]]) => {
    if (first === undefined) return []
    const pages = [first, ...more]
    const lines = pages
      .toSorted((a, b) => Number(a.mark?.key) - Number(b.mark?.key))
      .flatMap(({ body }) => linesOf(body) ?? [])
    return [{ place, texts: [first, ...more] as const, lines }]
  })
}

/** The comment that a line decides a command of, and its number in it; null for all others. */
export function commandOf({ key }: JournalLine): { comment: number; index: number } | null {
  const [, comment, index] = /^c(\d+)\.(\d+)$/.exec(key) ?? []
  return comment === undefined ? null : { comment: Number(comment), index: Number(index) }
}
