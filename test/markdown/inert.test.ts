import fc from 'fast-check'
import markdownit from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { readCalls } from '../../src/markdown/calls.ts'
import { block, cut, inert, quoted } from '../../src/markdown/inert.ts'
import { hostileText, live } from './oracle.ts'

/** As GitHub links: whole addresses, not every word with a dot in it. */
const renderer = markdownit({ html: true, linkify: true })
renderer.linkify.set({ fuzzyLink: false })

const tagsOf = (html: string) =>
  new Set([...html.matchAll(/<\/?([a-z0-9!-]+)/gi)].map(([, tag]) => tag))
const shown = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
const seen = (text: string) => shown(renderer.render(inert(text)))

describe('text of every kind', () => {
  test('renders to a paragraph and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderer.render(inert(text))
        expect([...tagsOf(html)].filter((tag) => tag !== 'p')).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })

  test('renders to one cell of a table and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderer.render(`| a | b |\n|---|---|\n| ${inert(text)} | last |`)
        const allowed = ['table', 'thead', 'tbody', 'tr', 'th', 'td']
        expect([...tagsOf(html)].filter((tag) => !allowed.includes(tag ?? ''))).toEqual([])
        expect(html.match(/<td>/g)).toHaveLength(2)
        expect(html).toContain('<td>last</td>')
      }),
      { numRuns: 5000 },
    )
  })

  test('mentions nobody, refers to nothing and closes nothing once rendered', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(live(seen(text))).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })

  test('is shown as written, but for what cannot be seen', () => {
    const word = fc.constantFrom(
      'a',
      'b1',
      '*',
      '_',
      '#',
      '@x',
      '<b>',
      '&amp;',
      '`',
      '[x](y)',
      '|',
      '\\',
      '$',
      '/',
      '~~',
      '"',
    )
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }).map((words) => words.join(' ')),
        (text) => {
          expect(seen(text).replaceAll('\u200b', '')).toBe(text)
        },
      ),
    )
  })

  test('is one line that no reader of commands takes for one', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(inert(text)).not.toMatch(/[\r\n\u2028\u2029]/)
        expect(inert(text)).not.toMatch(/^\s*\//)
        expect(readCalls(inert(text)).calls).toEqual([])
      }),
    )
  })
})

test.each([
  ['Checkout is slow'],
  ['p99 went from 120 ms to 4.5 s, roughly 37.5%'],
  ['restarted snake_case_service at 14:05 UTC'],
  ['see api.example.com (eu-west-1), port 8080'],
  ["don't panic; it's fine!"],
  ['Größe 😀 日本語 👩‍💻'],
  ['a - b + c = d'],
  ['ticket ABC-123, 50/50'],
])('%s stays as it is', (text) => {
  expect(inert(text)).toBe(text)
})

test.each([
  ['a mention', '@bob', '@&#8203;bob'],
  ['an issue', 'see #12', 'see #&#8203;12'],
  ['an issue elsewhere', 'o/r#12', 'o/r#&#8203;12'],
  ['the old form of an issue', 'gh-12', 'gh-&#8203;12'],
  ['a commit', 'deadbeef', 'deadbe&#8203;ef'],
  ['an address', 'https://x.y', 'https:/&#8203;/x.y'],
  ['an address without its scheme', 'www.x.y', 'www.&#8203;x.y'],
  ['a comment', '<!-- a -->', '&#60;!-- a --&#62;'],
  ['a command', '/ack', '&#47;ack'],
  ['a heading', '# a', '&#35; a'],
  ['a list item', '- a', '&#45; a'],
  ['a numbered item', '12. a', '12&#46; a'],
  ['a table break', 'a|b', 'a&#124;b'],
  ['an entity', '&lt;', '&#38;lt;'],
  ['several lines', 'a\r\nb\n\nc', 'a b c'],
  ['text turned around', 'a\u202eb\u2066c', 'abc'],
  ['zero widths', 'a\u200bb\ufeffc\u2060', 'abc'],
  ['tag characters', 'a\u{e0041}b', 'ab'],
  ['controls', 'a\u0000\u001b[1m\u0085b', 'a&#91;1m b'],
  ['letters in two parts', 'e\u0301', '\u00e9'],
  ['half a character', 'a\ud83d', 'a'],
])('%s is broken or dropped', (_what, text, expected) => {
  expect(inert(text)).toBe(expected)
})

test('the budget counts what is seen, keeps whole graphemes and shows the cut', () => {
  expect(inert('abcdef', 6)).toBe('abcdef')
  expect(inert('abcdefg', 6)).toBe('abcde…')
  expect(inert('@@@@', 4)).toBe('@&#8203;@&#8203;@&#8203;@&#8203;')
  expect(cut('ab👩‍💻cd', 5)).toBe('ab…')
  expect(cut('word word', 6)).toBe('word…')
})

test('a text of any length costs no more than its budget', () => {
  expect(inert('<'.repeat(65_536), 10)).toBe(`${'&#60;'.repeat(9)}…`)
})

test('a code block cannot be closed from inside', () => {
  expect(block('a\n```\nb')).toBe('````text\na\n```\nb\n````')
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = renderer.render(block(`x${text}`))
      expect([...tagsOf(html)].sort()).toEqual(['code', 'pre'])
    }),
  )
})

test('an empty block and an empty quote are nothing', () => {
  expect([block(' \n'), quoted('\n \n')]).toEqual(['', ''])
})

test('a quote is inert line by line and keeps its blank lines', () => {
  expect(quoted('/ack\n\n- @bob\n')).toBe('> &#47;ack\n>\n> &#45; @&#8203;bob')
  expect(quoted('abcdef\nghi', 8)).toBe('> abcdef…')
})
