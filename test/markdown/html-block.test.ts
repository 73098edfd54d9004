import fc from 'fast-check'
import markdownit from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { htmlEnd, tagEnd } from '../../src/markdown/html-block.ts'

const parser = markdownit({ html: true })

/** Where another renderer sees a tag end that begins the text; null where it sees none. */
function shownEnd(text: string): number | null {
  const [first] = parser.parseInline(text, {})[0]?.children ?? []
  return first?.type === 'html_inline' ? first.content.length : null
}

const TAG = ['<', '</', '>', '/>', '/', 'a', 'b1', '-', ' ', '\n', '=', '"', "'", 'c="d"', "e='f'"]
const MORE = [' g=h', ' :i', ' _j', ' k.l', ' m = "n>"', ' 1', '`', '<', '=o']

test('a tag ends where another renderer sees it end', () => {
  const tags = fc
    .array(fc.constantFrom(...TAG, ...MORE), { maxLength: 9 })
    .map((parts) => `<${parts.join('')}`)
  fc.assert(
    fc.property(tags, (text) => {
      expect(tagEnd(text, 0)).toBe(shownEnd(text))
    }),
    { numRuns: 4_000 },
  )
})

test.each([
  ['<b>', 3],
  ['</b>', 4],
  ['</b >', 5],
  ['<br/>', 5],
  ['<br />', 6],
  ['<b1-c>', 6],
  ['<b c>', 5],
  ['<b c=d>', 7],
  ['<b c=def>', 9],
  ["<b c='def'>", 11],
  ['<b c="def">', 11],
  ['>', null],
  ['/>', null],
  ['<b\n c = "d>"\n>', 14],
  ["<b c='>'>", 9],
  ['<b _c.d:e-f>x', 12],
  ['<1>', null],
  ['<-b>', null],
  ['</1>', null],
  ['</b c>', null],
  ['<b', null],
  ['<b ', null],
  ['<b c="d>', null],
  ['<b c=>', null],
  ['<b c=d"e>', null],
  ['<b 1c>', null],
  ['< b>', null],
  ['b>', null],
])('%j ends at %j', (tag, end) => {
  expect(tagEnd(tag, 0)).toBe(end)
  expect(tagEnd(`x ${tag}`, 2)).toBe(end === null ? null : end + 2)
})

describe('a line that begins with HTML', () => {
  const ended = (text: string, inParagraph = false) => {
    const end = htmlEnd(text, inParagraph)
    return end instanceof RegExp ? end.source : end
  }

  test.each([
    ['<script>', '</script>'],
    ['<SCRIPT src="x">', '</Style>'],
    ['<pre', '</pre>'],
    ['<style\tx', '</style>'],
    ['<textarea>', '</textarea>'],
    ['<!-- x', '-->'],
    ['<!--', '-->'],
    ['<?php', '?>'],
    ['<!DOCTYPE html', '>'],
    ['<!x', '>'],
    ['<![CDATA[ x', ']]>'],
  ])('%j goes on up to %j, also in a paragraph', (text, last) => {
    for (const inParagraph of [false, true]) {
      const end = htmlEnd(text, inParagraph)
      if (!(end instanceof RegExp)) throw new Error(`${text} ends with ${end}`)
      expect(end.test(`x ${last} y`)).toBe(true)
      expect(end.test('x -- ?- ]] <script </b y')).toBe(false)
    }
  })

  test.each([
    '<div',
    '<div>',
    '</div>',
    '<DIV class',
    '<p>x',
    '<h1>',
    '<ul/>',
    '<details>',
    '</details',
    '<summary>',
    '<table\tx',
  ])('%j goes on up to a blank line, also in a paragraph', (text) => {
    expect([ended(text), ended(text, true)]).toEqual(['blank', 'blank'])
  })

  test.each(['<b>', '</b>', '<b c="d">  ', '</script>', '<x-y/>'])(
    '%j goes on up to a blank line, and interrupts no paragraph',
    (text) => {
      expect([ended(text), ended(text, true)]).toEqual(['blank', null])
    },
  )

  test.each([
    '<b> x',
    '<b',
    'x <div>',
    '<1>',
    '<',
    '<!',
    '<!1',
    '<![CDAT',
    '<divx y',
    '<div=',
    'x <script>',
    'x <!-- y',
    'x <?',
    'x <!y',
    'x <![CDATA[',
    'div',
    '',
  ])('%j begins no block', (text) => {
    expect([ended(text), ended(text, true)]).toEqual([null, null])
  })

  test.each([
    ...['address', 'article', 'aside', 'base', 'basefont', 'blockquote', 'body', 'caption'],
    ...['center', 'col', 'colgroup', 'dd', 'dialog', 'dir', 'dl', 'dt', 'fieldset'],
    ...[
      'figcaption',
      'figure',
      'footer',
      'form',
      'frame',
      'frameset',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
    ],
    ...['head', 'header', 'hr', 'html', 'iframe', 'legend', 'li', 'link', 'main', 'menu'],
    ...['menuitem', 'nav', 'noframes', 'ol', 'optgroup', 'option', 'param', 'section'],
    ...['tbody', 'td', 'tfoot', 'th', 'thead', 'title', 'tr', 'track'],
  ])('a paragraph ends where another renderer sees <%s> begin a block', (name) => {
    expect(ended(`<${name}>`, true)).toBe('blank')
    expect(parser.render(`a\n<${name}>`)).toBe(`<p>a</p>\n<${name}>`)
  })
})
