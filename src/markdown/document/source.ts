import { lineAt } from './lines.ts'

/** What the parser is given of a document, and where in the document that stands. */
export interface Source {
  readonly text: string
  /** Offset in the document of the character at an offset of `text`. */
  readonly at: (offset: number) => number
}

/** A stretch of a document as the parser gets it: as it stands there, or one line end for blanks of any length. */
export interface Stretch {
  readonly text: string
  /** Offset in the document at which it begins. */
  readonly start: number
}

/** All of these, one behind the other. Only blanks are shorter than in the document, so all else is mapped to its place. */
export function sourceOf(stretches: readonly Stretch[]): Source {
  const froms: number[] = []
  let length = 0
  for (const { text } of stretches) {
    froms.push(length)
    length += text.length
  }
  const at = (offset: number): number => {
    const index = lineAt(froms, offset) - 1
    return offset - (froms[index] ?? 0) + (stretches[index]?.start ?? 0)
  }
  return { text: stretches.map(({ text }) => text).join(''), at }
}

/** A blank line for all between two offsets of the document; nothing where nothing is between. */
export const blank = (start: number, end: number): readonly Stretch[] =>
  end > start ? [{ text: '\n', start }] : []
