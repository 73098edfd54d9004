import fc from 'fast-check'
import type { Reader } from './reader.ts'
import { STRANGE } from './strange.ts'

/** A change of a text at a place, which is a share of its length. */
interface Edit {
  readonly at: number
  readonly size: number
  readonly word: string
  readonly kind: 'insert' | 'replace' | 'delete' | 'double' | 'repeat' | 'move'
}

/** Texts for a reader: of its corpus changed a little or much, of its words alone, or of anything at all. */
export function inputs({ corpus, words, more }: Reader): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words, ...STRANGE)
  const edit: fc.Arbitrary<Edit> = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.nat(40),
    word,
    kind: fc.constantFrom('insert', 'replace', 'delete', 'double', 'repeat', 'move'),
  })
  const changed = fc
    .tuple(fc.constantFrom('', ...corpus), fc.array(edit, { maxLength: 12 }))
    .map(([text, edits]) => edits.reduce(edited, text))
  const spoken = fc.array(word, { maxLength: 60 }).map((all) => all.join(''))
  const lines = fc.array(word, { maxLength: 40 }).map((all) => all.join('\n'))
  return fc.oneof(
    { weight: 8, arbitrary: changed },
    { weight: 4, arbitrary: more ?? changed },
    { weight: 2, arbitrary: spoken },
    { weight: 1, arbitrary: lines },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  )
}

const MOST = 100_000

function edited(text: string, { at, size, word, kind }: Edit): string {
  const from = Math.floor(at * text.length)
  const [before, piece, after] = [
    text.slice(0, from),
    text.slice(from, from + size),
    text.slice(from + size),
  ]
  switch (kind) {
    case 'insert':
      return before + word + piece + after
    case 'replace':
      return before + word + after
    case 'delete':
      return before + after
    case 'double':
      return (before + piece + piece + after).slice(0, MOST)
    case 'repeat':
      return (before + word.repeat(size) + piece + after).slice(0, MOST)
    case 'move':
      return piece + before + after
    default:
      return kind satisfies never
  }
}
