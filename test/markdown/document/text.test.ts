import { expect, test } from 'vitest'
import { CODE } from '../../../src/markdown/document/model.ts'
import { spanOf } from '../../../src/markdown/document/places.ts'
import { proseOf } from '../../../src/markdown/document/prose.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'

function first(markdown: string) {
  const [prose] = proseOf(readDocument(markdown))
  if (prose === undefined) throw new Error('no prose')
  return prose.text
}

test.each([
  ['emphasis', 'a **b** _c_ ~~d~~', 'a b c d'],
  ['inline code', 'ran `rm -rf` twice', `ran ${CODE} twice`],
  ['a link', 'see [the `log` of it](http://a.example "t")', `see the ${CODE} of it`],
  ['a link by reference', 'see [it][x]\n\n[X]: http://a.example', 'see it'],
  ['a bracket that is no link', 'see [it][y]', 'see [it][y]'],
  ['a bare address', 'see https://a.example/b?c=d now', `see ${CODE} now`],
  ['one without a scheme', 'see www.a.example now', `see ${CODE} now`],
  ['one in angle brackets', 'see <https://a.example> now', `see ${CODE} now`],
  ['a mail address', 'ask ops@a.example now', 'ask ops@a.example now'],
  ['an image', 'a ![graph](g.png) b', 'a  b'],
  ['HTML', 'a <b>c</b> d', 'a c d'],
  ['a comment', 'a <!-- b --> c', 'a  c'],
  ['a line break in HTML', 'a<br>b<br/>c', 'a b c'],
  ['a footnote', 'a[^1]\n\n[^1]: b', 'a'],
  ['references of characters', 'a &amp; b &#x41; &notone;', 'a & b A &notone;'],
  ['escapes', '\\*a\\* \\\\ \\b', '*a* \\ \\b'],
  ['lines', 'a\nb\r\nc', 'a b c'],
  ['hard breaks', 'a  \nb\\\nc', 'a b c'],
  ['emoji', 'a 😀 b', 'a 😀 b'],
  ['a task', '- [x] done now', 'done now'],
  ['a pipe in a cell', '| a |\n|-|\n| b \\| c |', 'b | c'],
])('%s is read as people see it', (_what, markdown, plain) => {
  expect(first(markdown).plain).toBe(plain)
})

test.each([
  ['in emphasis', 'some **very _odd_ word** here'],
  ['behind references', '&amp;&copy; some odd word'],
  ['behind escapes', '\\*\\_\\* some odd word'],
  ['behind emoji', '😀🙈 some odd word'],
  ['in a task below its box', '- [ ] \r\n  odd word'],
  ['in a task behind a tab', '- [x]\todd word'],
  ['on a further line', 'one\n  odd word'],
  ['on a further line of a quote', '> one\n>  odd word'],
  ['on a lazy line', '> one\nodd word'],
  ['in a task', '- [ ] an odd word'],
  ['in a task after an escape', '- [ ] \\* an odd word'],
  ['in a task on a further line', '- [ ] an\n  odd word'],
  ['with CRLF', 'one\r\ntwo odd word'],
  ['behind a hard break', 'one  \n  odd word'],
  ['in a cell', '| a | b |\n|-|-|\n| c \\| d | an `x` odd word |'],
  ['in a link', 'see [the odd word](http://a.example)'],
  ['behind an address', 'https://a.example/x the odd word'],
  ['behind a mail address', 'a.b@c.example the odd word'],
  ['behind front matter', '---\na: b\n---\nthe odd word'],
  ['behind a byte order mark', '\ufeffthe odd word'],
  ['behind a tab', 'a\todd word'],
  ['in a list after tabs', '-\tthe odd word'],
  ['in a nested list', '- a\n  - b\n\n    an odd word'],
])('a word is found where it stands: %s', (_where, markdown) => {
  const found = proseOf(readDocument(markdown)).flatMap(({ text }) => {
    const at = text.plain.indexOf('odd')
    return at === -1 ? [] : [spanOf(text, at, at + 3)]
  })
  const start = markdown.indexOf('odd')
  const line = markdown.slice(0, start).split('\n').length
  expect(found).toEqual([{ start, end: start + 3, line, endLine: line }])
})

test.each([
  ['a reference', 'a &amp; b', '&', '&amp;'],
  ['two characters', 'a &amp;&lt; b', '&<', '&amp;&lt;'],
  ['code', 'ran `a  b` it', CODE, '`a  b`'],
  ['an address', 'see <http://a.example>', CODE, '<http://a.example>'],
  ['words across emphasis', 'a **b** c', 'b c', 'b** c'],
  ['an emoji', 'a 😀 b', '😀', '😀'],
  ['words over two lines', 'a b\r\nc d', 'b c', 'b\r\nc'],
  ['words over two lines of a quote', '> a b\n> c d', 'b c', 'b\n> c'],
])('a piece of text has the place of all that it stands for: %s', (_what, markdown, piece, raw) => {
  const text = first(markdown)
  const at = text.plain.indexOf(piece)
  const { start, end } = spanOf(text, at, at + piece.length)
  expect(markdown.slice(start, end)).toBe(raw)
})

test('a piece over several lines says so', () => {
  const text = first('intro\none two\nthree\nfour')
  const at = text.plain.indexOf('two')
  expect(spanOf(text, at, text.plain.length)).toMatchObject({ line: 2, endLine: 4 })
  expect(spanOf(text, 0, 0)).toMatchObject({ start: 0, end: 0, line: 1, endLine: 1 })
})

test('an empty piece at the end stands at the end', () => {
  const text = first('abc')
  expect(spanOf(text, 3, 3)).toEqual({ start: 3, end: 3, line: 1, endLine: 1 })
})

test('links keep address, label and place', () => {
  const markdown = 'a [b *c*](http://a.example/x) [d][] http://e.example <f@g.example>\n\n[d]: /rel'
  const { links } = first(markdown)
  expect(
    links.map(({ url, label, start, end }) => [url, label, markdown.slice(start, end)]),
  ).toEqual([
    ['http://a.example/x', 'b c', '[b *c*](http://a.example/x)'],
    ['/rel', 'd', '[d][]'],
    ['http://e.example', 'http://e.example', 'http://e.example'],
    ['mailto:f@g.example', 'f@g.example', '<f@g.example>'],
  ])
})

test('the first definition of a link holds, wherever it stands', () => {
  expect(first('[a]\n\n> [a]: /one\n\n[a]: /two').links[0]?.url).toBe('/one')
})
