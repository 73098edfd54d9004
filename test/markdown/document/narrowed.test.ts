import { expect, test } from 'vitest'
import type { Piece } from '../../../src/markdown/blocks.ts'
import { chunksOf } from '../../../src/markdown/document/chunks.ts'
import { narrowed } from '../../../src/markdown/document/narrowed.ts'

const says = (word: string) => (piece: Piece) => piece.lines.some(({ text }) => text.includes(word))

function left(text: string): string {
  const { chunks } = chunksOf(text, 0)
  const lines = text.split('\n')
  return chunks
    .map((chunk) => narrowed(chunk, says('Title'), says('yes')))
    .flatMap(({ spans }) => spans.map(({ from, to }) => lines.slice(from, to).join('/')))
    .join(' + ')
}

const LONG = 'so many words that nobody would take all of them for a mere title'

test.each([
  ['the first item of a list stays', '- a\n- b\n- c', '- a'],
  ['what is needed stays with all in it', '- a\n- b\n- c\n\n  yes\n\n- d', '- a + - c//  yes/'],
  [
    'an item is needed for a line nested in it',
    '1. a\n2. b\n3. c\n   - yes',
    '1. a + 3. c/   - yes',
  ],
  ['an item that is set in is part of the one above', '- a\n - b\n - yes', '- a/ - b/ - yes'],
  ['a quote goes with what stands above it', `a\n\n> b\n\n${LONG}\n\n> c`, `a//> b//${LONG}//> c`],
  ['long paragraphs go', `a\n\n${LONG}\nand more\n\n${LONG}`, `a//${LONG}/and more/`],
  ['what stands below a short one stays', `**A**:\n\n${LONG}\n\n${LONG}`, `**A**://${LONG}/`],
  ['what stands below a list stays', `- a\n- b\n\n${LONG}`, `- a + ${LONG}`],
  ['tables and code go', `${LONG}\n\n|a|\n|-|\n\n\`\`\`\n- b\n\`\`\``, ''],
  [
    'all below a title that announces something stays',
    `Title:\n\n- a\n- b\n\n${LONG}`,
    `Title://- a/- b//${LONG}`,
  ],
  ['a title inside of an item is none', '- Title\n- b', '- Title'],
  [
    'words of addresses do not count',
    `[a](http://a.example '${LONG}')`,
    `[a](http://a.example '${LONG}')`,
  ],
])('%s', (_, text, expected) => {
  expect(left(text)).toBe(expected)
})
