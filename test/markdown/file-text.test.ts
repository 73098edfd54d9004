import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as textOf } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { fileLink, fileQuote, fileText } from '../../src/markdown/file-text.ts'
import { oneLine } from '../../src/markdown/inert.ts'
import { hostileText } from './oracle.ts'

const parse = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
type Node = { readonly type: string; readonly children?: readonly Node[] }
const types = (node: Node): readonly string[] => [
  node.type,
  ...(node.children ?? []).flatMap(types),
]
const shown = (text: string) => textOf(parse(text)).replaceAll('\u200b', '')
const wanted = (text: string) => oneLine(text)
const RUNS = { numRuns: 3000 }

const PLACES: readonly (readonly [
  name: string,
  wrap: (text: string) => string,
  structure: readonly string[],
])[] = [
  ['a paragraph', (text) => `${text}`, ['root', 'paragraph']],
  ['a heading', (text) => `# ${text}`, ['root', 'heading']],
  ['a list item', (text) => `- ${text}`, ['root', 'list', 'listItem', 'paragraph']],
  ['a numbered item', (text) => `1. ${text}`, ['root', 'list', 'listItem', 'paragraph']],
  ['a quote', (text) => `> ${text}`, ['root', 'blockquote', 'paragraph']],
  [
    'a cell of a table',
    (text) => `| a |\n| :- |\n| ${text} |`,
    ['root', 'table', 'tableRow', 'tableCell', 'tableRow', 'tableCell'],
  ],
]

describe.each(PLACES)('in %s', (name, wrap, structure) => {
  test('any text comes out as that text and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(wanted(text) !== '' && wanted(text).length <= 500)
        const found = wrap(fileText(text))
        const head = name === 'a cell of a table' ? 'a' : ''
        expect(shown(found)).toBe(head + wanted(text))
        const kinds = types(parse(found)).filter((type) => type !== 'text' && type !== 'link')
        expect(kinds).toEqual(structure)
      }),
      RUNS,
    )
  })
})

test.each([
  ['plain words, 30 % of them; a_b and C:\\Users', 'plain words, 30 % of them; a_b and C:\\Users'],
  ['a | b', 'a \\| b'],
  ['*bold* <b> `code`', '\\*bold\\* \\<b> \\`code\\`'],
  ['- item', '\\- item'],
  ['2. item', '2\\. item'],
  ['--- ', '\\---'],
  ['{{ title }} {% if %}', '{\\{ title }} {\\% if %}'],
  ['AT&T &amp; R&D', 'AT\\&T \\&amp; R\\&D'],
  ['see https://ci.test/a_b?c=d&e=f.', 'see <https://ci.test/a_b?c=d&e=f>.'],
  ['C#', 'C\\#'],
  ['#12 and PR #13', '\\#12 and PR #13'],
])('%j is written as %j', (text, written) => {
  expect(fileText(text)).toBe(written)
})

test.each([
  'fixes #12',
  'Closed: acme/shop#3',
  'resolve GH-7',
  'fix https://github.com/acme/shop/issues/9',
])('%j closes nothing', (text) => {
  expect(fileText(text)).toContain('&#8203;')
  expect(shown(fileText(text))).toBe(text)
})

test.each(['prefix #12', 'see #12', 'fixes the 12th'])('%j is left as it is', (text) => {
  expect(fileText(text)).toBe(text)
})

test('a link leads where it says, and its label opens nothing', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      fc.pre(wanted(text) !== '' && wanted(text).length <= 200)
      const found = parse(fileLink('https://ci.test/run/1', text))
      expect(types(found)).toEqual(['root', 'paragraph', 'link', 'text'])
      expect(textOf(found).replaceAll('\u200b', '')).toBe(wanted(text))
    }),
    RUNS,
  )
  expect(fileLink('javascript:alert(1)', 'x')).toBe('x javascript:alert(1)')
})

test('every line of a quote stays in it', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (lines) => {
      const quote = fileQuote(lines.join('\n'))
      fc.pre(quote !== '')
      const { children } = parse(quote)
      expect(children.map(({ type }) => type)).toEqual(['blockquote'])
      const kinds = new Set(types(parse(quote)))
      expect(
        [...kinds].filter(
          (kind) => !['root', 'blockquote', 'paragraph', 'text', 'link'].includes(kind),
        ),
      ).toEqual([])
    }),
    RUNS,
  )
  expect(fileQuote(' \n ')).toBe('')
})
