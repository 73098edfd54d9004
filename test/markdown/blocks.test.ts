import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { blocks } from '../../src/markdown/blocks.ts'

type Kind = ReturnType<typeof fromMarkdown>['children'][number]['type']

/** What another parser calls what we find. A rule has no text and a definition no place of its own. */
const KINDS: Readonly<Partial<Record<Kind, string>>> = {
  paragraph: 'paragraph',
  definition: 'paragraph',
  heading: 'heading',
  thematicBreak: 'heading',
  code: 'code',
  html: 'html',
  table: 'table',
  blockquote: 'quote',
  list: 'list',
  footnoteDefinition: 'footnote',
}
const EXTENSIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

/** `3 quote` for each line that holds more than the signs of containers. */
function parsed(text: string): readonly string[] {
  return fromMarkdown(text, EXTENSIONS).children.flatMap(({ type, position }) => {
    const { start, end } = position ?? { start: { line: 1 }, end: { line: 0, column: 1 } }
    const last = end.column === 1 ? end.line - 1 : end.line
    const lines = Array.from({ length: last - start.line + 1 }, (_, at) => start.line + at)
    return lines.map((line) => `${line} ${KINDS[type] ?? type}`)
  })
}

const found = (text: string): readonly string[] =>
  blocks(text).pieces.flatMap(({ kind, within, lines }) =>
    lines.map(({ number }) => `${number} ${within ?? (kind === 'indented' ? 'code' : kind)}`),
  )

const withText = (text: string, places: readonly string[]): readonly string[] => {
  const lines = text.split('\n')
  return places.filter((place) => /[^\s>]/.test(lines[Number.parseInt(place, 10) - 1] ?? ''))
}

const TEXTS = ['a', 'b c', '/ack', ' ', '  ', '\\', '`']
const CONTAINERS = ['> a', '>', '> ', '- a', '* b', '+ c\n', '1. d', '1) e', '[^1]: f']
const FENCES = ['```', '~~~', '````']
const LINES = ['# ', '#', '####### ', '---', '===', '=', '--', '***', '_ _ _']
const HTML = [
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<p ',
  '<pre>',
  '<?',
  '?>',
  '<![CDATA[',
  ']]>',
  '<!X',
]

const textOf = (...parts: readonly (readonly string[])[]) =>
  fc
    .array(
      fc.array(fc.constantFrom(...parts.flat()), { maxLength: 4 }).map((some) => some.join('')),
      { maxLength: 8 },
    )
    .map((lines) => lines.join('\n'))

/** Each leaves out what that parser reads otherwise than CommonMark's own: lists after indented code, tags on lazy lines. */
test.each([
  ['containers, fences and HTML', textOf(TEXTS, CONTAINERS, FENCES, LINES, HTML, ['    ', '\t'])],
  ['numbers', textOf(TEXTS, CONTAINERS, FENCES, LINES, ['2) f', '10. g', '1234567890. h'])],
  [
    'tags',
    textOf(TEXTS, FENCES, LINES, HTML, ['<b>', '</b>', '</pre>', '<b c="d">', '<b ', '    ']),
  ],
])('in a text of %s every line stands where another parser sees it', (_, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(withText(text, found(text))).toEqual(withText(text, parsed(text)))
    }),
    { numRuns: 1_000 },
  )
})
