import fc from 'fast-check'
import markdownit from 'markdown-it'
import { expect, test } from 'vitest'
import { link, safeHref } from '../../src/markdown/link.ts'
import { hostileText } from './oracle.ts'

const renderer = markdownit({ html: true })

test.each([
  ['an address', 'https://example.org/a', '[docs](https://example.org/a)'],
  ['one with brackets', 'https://example.org/a_(b)', '[docs](https://example.org/a%5F%28b%29)'],
  ['one with a query', 'http://example.org/?a=1&b=2', '[docs](http://example.org/?a=1&amp;b=2)'],
  ['one with a table break', 'https://example.org/?a|b', '[docs](https://example.org/?a%7Cb)'],
])('%s becomes a link', (_what, url, expected) => {
  expect(link(url, 'docs')).toBe(expected)
})

test.each([
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['a file', 'file:///etc/passwd'],
  ['a relative address', '/a/b'],
  ['words', 'see the wiki'],
  ['an address with a password', 'https://user:pass@example.org'],
  ['an address with a space', 'https://example.org/a b'],
  ['an address with a line end', 'https://example.org/\nx'],
  ['an address turned around', 'https://example.org/\u202egpj'],
  ['one longer than browsers take', `https://example.org/${'a'.repeat(2048)}`],
])('%s is no link', (_what, url) => {
  expect(safeHref(url)).toBeNull()
  expect(link(url, 'docs')).not.toContain('](')
  expect(link(url, 'docs')).toContain('docs')
})

test('a link without a label shows where it goes, and nobody is mentioned by it', () => {
  expect(link('https://example.org/@bob', '')).toBe(
    '[https:/&#8203;/example.org/@&#8203;bob](https://example.org/@bob)',
  )
})

test('whatever the label, the link is one link to that address', () => {
  fc.assert(
    fc.property(hostileText, (label) => {
      const html = renderer.render(`- ${link('https://example.org/a', label)}`)
      expect(html.match(/<a href="https:\/\/example\.org\/a">/g)).toHaveLength(1)
      expect(html.match(/<[a-z]+/g)).toEqual(['<ul', '<li', '<a'])
    }),
  )
})

test('whatever the address, nothing comes of it but at most one link', () => {
  fc.assert(
    fc.property(hostileText, (tail) => {
      const html = renderer.render(`- ${link(`https://example.org/${tail}`, 'docs')}`)
      expect(['<ul,<li', '<ul,<li,<a']).toContain(String(html.match(/<[a-z]+/g)))
    }),
  )
})
