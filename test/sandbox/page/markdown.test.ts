import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdown } from '../../../src/sandbox/page/markdown.ts'

const LINKS = {
  person: (login: string) => (login === 'ana' ? '/ana' : null),
  team: (organization: string, slug: string) =>
    `${organization}/${slug}` === 'acme/on-call' ? '/acme' : null,
  issue: (place: string | null, number: number) =>
    number === 1 ? `/${place ?? 'acme/shop'}/issues/1` : null,
}
const shown = (source: string) => markdown(source, LINKS, false).markup.trim()

test.each([
  [
    'a mention of a team',
    '@acme/on-call look',
    '<p><a href="/acme" class="mention" rel="nofollow">@acme/on-call</a> look</p>',
  ],
  ['a mention', '@ana look', '<p><a href="/ana" class="mention" rel="nofollow">@ana</a> look</p>'],
  [
    'a number',
    '#1',
    '<p><a href="/acme/shop/issues/1" class="reference" rel="nofollow">#1</a></p>',
  ],
  [
    'an address',
    'https://a.example',
    '<p><a href="https://a.example" rel="nofollow">https://a.example</a></p>',
  ],
  [
    'another repository',
    'a/b#1',
    '<p><a href="/a/b/issues/1" class="reference" rel="nofollow">a/b#1</a></p>',
  ],
])('%s becomes a link', (_what, source, expected) => {
  expect(shown(source)).toBe(expected)
})

test.each([
  ['code', '`@ana #1`'],
  ['a fence', '```\n@ana #1\n```'],
  ['a nobody', '@nobody #2'],
  ['an e-mail address', 'x@ana'],
  ['a word', 'a#1'],
])('%s refers to nothing', (_what, source) => {
  expect(shown(source)).not.toMatch(/class="(mention|reference)"/)
})

test('a mention inside a link stays the text of that link', () => {
  expect(shown('[to @ana](https://a.example)').match(/<a /g)).toHaveLength(1)
})

test('a comment in HTML is not seen, and details, tables and their alignment are', () => {
  const text = shown('<!-- secret -->\n\n<details><summary>More</summary>\n\nx\n\n</details>')
  expect(text).not.toContain('secret')
  expect(text).toContain('<details><summary>More</summary>')
  expect(shown('|a|\n|--:|\n|1|')).toContain('<td align="right">1</td>')
})

test('a Mermaid fence is handed to Mermaid as text', () => {
  expect(shown('```mermaid\npie <b>\n```')).toBe('<pre class="mermaid">pie &lt;b&gt;\n</pre>')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '<form action=/><button name=do value=close>x</button></form>',
  '<iframe src="https://a.example"></iframe>',
  '<p style="position:fixed" class="flash">x</p>',
  '<INPUT type=checkbox data-line=1>',
  '<svg onload=alert(1)>',
])('nothing of %s can act', (source) => {
  expect(shown(source)).not.toMatch(
    /<(script|form|button|iframe|input|svg)|<[^>]*(onerror|onload|javascript:|style=|flash)/i,
  )
})

test('whatever is written, no script, style, form or handler comes out', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    'script',
    'input',
    ' on',
    'load=',
    '"',
    '`',
    '\n',
    '- [ ] ',
    'a',
    '<a href=',
    '&',
    '<!--',
    '-->',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      // What stands between quotes is a value, such as the words that name a task's box, and cannot act.
      const bare = shown(pieces.join('')).replaceAll(/="[^"]*"/g, '=""')
      expect(bare).not.toMatch(/<(script|style|form|button)|<[a-z][^>]* on\w+=/i)
    }),
  )
})
