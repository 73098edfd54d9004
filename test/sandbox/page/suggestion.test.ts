import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Piece, piecesOf, withLines } from '../../../src/sandbox/page/suggestion.ts'

const text = (words: string): Piece => ({ kind: 'text', text: words })
const block = (...lines: string[]): Piece => ({ kind: 'suggestion', lines })

test.each<[string, string, readonly Piece[]]>([
  ['words alone', 'Just words', [text('Just words')]],
  ['a block alone', '```suggestion\none\ntwo\n```', [block('one', 'two')]],
  ['words around a block', 'a\n```suggestion\nb\n```\nc', [text('a'), block('b'), text('c')]],
  ['two blocks', '```suggestion\na\n```\n~~~suggestion\nb\n~~~', [block('a'), block('b')]],
  ['a block without lines, which takes lines off', '```suggestion\n```', [block()]],
  ['a longer fence around a shorter one', '````suggestion\n```\n````', [block('```')]],
  ['a block that nobody closed', '```suggestion\na', [block('a')]],
  ['another language', '```yaml\nsuggestion: 1\n```', [text('```yaml\nsuggestion: 1\n```')]],
  [
    'a block within other code',
    '````md\n```suggestion\nx\n```\n````',
    [text('````md\n```suggestion\nx\n```\n````')],
  ],
  ['the word in a sentence', 'My ```suggestion', [text('My ```suggestion')]],
  ['nothing', '', []],
])('%s', (_, body, expected) => {
  expect(piecesOf(body)).toEqual(expected)
})

test('no line of a comment is lost but the fences of its suggestions', () => {
  const line = fc.constantFrom('a', '', '```', '```suggestion', '~~~', '    ```', '````')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
      const kept = piecesOf(lines.join('\n')).flatMap((piece) =>
        piece.kind === 'text' ? piece.text.split('\n') : piece.lines,
      )
      expect(kept.filter((one) => one === 'a')).toHaveLength(
        lines.filter((one) => one === 'a').length,
      )
    }),
  )
})

test.each<[number, number, readonly string[], string]>([
  [1, 1, ['x'], 'x\nb\nc\n'],
  [2, 3, ['x', 'y', 'z'], 'a\nx\ny\nz\n'],
  [3, 3, [], 'a\nb\n'],
])('lines %i to %i are replaced and the end of the text stays', (first, last, lines, expected) => {
  expect(withLines('a\nb\nc\n', first, last, lines)).toBe(expected)
})
