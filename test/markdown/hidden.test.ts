import { describe, expect, test } from 'vitest'
import { type Hiding, hidden } from '../../src/markdown/hidden.ts'

type Lines = readonly (Hiding | null)[]

const linesOf = (text: string): Lines => hidden(text.split('\n')).lines

describe('code', () => {
  test.each<[string, Lines]>([
    ['a\nb', [null, null]],
    ['`\nb`', [null, 'code']],
    ['`a\nb\nc`\nd', [null, 'code', 'code', null]],
    ['``\na `\nb``\nc', [null, 'code', 'code', null]],
    ['`a\nb``\nc', [null, null, null]],
    ['``a\nb`\nc', [null, null, null]],
    ['```a\n`b\n``c', [null, null, null]],
    ['`a` b\nc `d`', [null, null]],
    ['`a` `b\nc` d\ne', [null, 'code', null]],
    ['\\`a\nb`', [null, null]],
    ['\\\\`a\nb`', [null, 'code']],
    ['`a\\\nb`\nc', [null, 'code', null]],
    ['`a``b\nc`\nd', [null, 'code', null]],
    ['`[a\n](b)` c\nd', [null, 'code', null]],
    ['a``\nb`c\n`', [null, null, 'code']],
    ['`a\n``b`\n`` c', [null, 'code', null]],
    ['\\``a\nb`', [null, 'code']],
    ['a\n\\`b\nc`', [null, null, null]],
  ])('%j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })
})

describe('raw HTML', () => {
  test.each<[string, Lines, readonly string[]]>([
    ['a <b\nc> d', [null, 'html'], ['<b\nc>']],
    ['a <b> c\nd </b>', [null, null], ['<b>', '</b>']],
    ['a <b\nc', [null, null], []],
    ['a <!-- b\n-->\nc', [null, 'html', null], ['<!-- b\n-->']],
    ['a <!-- b\nc', [null, 'html'], ['<!-- b\nc']],
    ['a <!-->\nb -->\nc', [null, null, null], ['<!-->']],
    ['<? a\n?> b\nc', [null, 'html', null], ['<? a\n?>']],
    ['<? a\nb', [null, 'html'], ['<? a\nb']],
    ['<!A\nb>\nc', [null, 'html', null], ['<!A\nb>']],
    ['<!a\nb>\nc', [null, 'html', null], ['<!a\nb>']],
    ['<![CDATA[ a\n]]> b\nc', [null, 'html', null], ['<![CDATA[ a\n]]>']],
    ['<![CDATA a\n> b', [null, null], []],
    ['< a\nb>', [null, null], []],
    ['\\<!-- a\nb', [null, null], []],
    ['`<!--` a\nb', [null, null], []],
    ['<!-- ` -->\na `\nb', [null, null, null], ['<!-- ` -->']],
    ['<b c="\n"> d\ne', [null, 'html', null], ['<b c="\n">']],
    ['<b>\n<c>\n</c>', [null, null, null], ['<b>', '<c>', '</c>']],
    ['<a <b\n>c', [null, 'html'], ['<b\n>']],
    ['a ?><? b\nc ?>', [null, 'html'], ['<? b\nc ?>']],
  ])('%j', (text, lines, tags) => {
    expect(hidden(text.split('\n'))).toMatchObject({ lines, tags })
  })
})

describe('links', () => {
  test.each<[string, Lines]>([
    ['[a\nb]', [null, 'link']],
    ['[a\nb\nc] d\ne', [null, 'link', 'link', null]],
    ['[a\nb', [null, null]],
    ['[a]\nb]', [null, null]],
    ['a]\n[b\nc]', [null, null, 'link']],
    ['[[a]\nb]\nc', [null, 'link', null]],
    ['[a](\nb)\nc', [null, 'link', null]],
    ['[a](b)\nc)', [null, null]],
    ['[a]((b)\nc)\nd', [null, 'link', null]],
    ['(a\nb)', [null, null]],
    ['a (b\nc) [d](e\nf)', [null, null, 'link']],
    ['[a](\nb', [null, null]],
    ['\\[a\nb]', [null, null]],
    ['[a\\]\nb]\nc', [null, 'link', null]],
    ['`[` a\nb]', [null, null]],
    ['![a\nb](c)', [null, 'link']],
    ['[a\\\nb]', [null, 'link']],
    ['[a\n] b', [null, 'link']],
    ['[a](b\n) c', [null, 'link']],
    ['[a](b) c\nd]', [null, null]],
    ['a (b\nc $$ d', [null, null]],
  ])('%j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })
})

describe('formulas', () => {
  test.each<[string, Lines]>([
    ['$$\na\n$$\nb', [null, 'math', 'math', null]],
    ['$$ a\nb', [null, null]],
    ['$$ a $$\nb $$', [null, null]],
    ['$$ a\nb $$ c\nd $$', [null, 'math', null]],
    ['$a\nb$\nc', [null, 'math', null]],
    ['$ a\nb$', [null, null]],
    ['$a\nb $', [null, null]],
    ['$a$\nb$', [null, null]],
    ['it costs $5\nand $6', [null, null]],
    ['$a $b\nc$\nd', [null, 'math', null]],
    ['\\$a\nb$', [null, null]],
    ['$a\nb $ c\nd$\ne', [null, 'math', 'math', null]],
    ['a$\nb$', [null, null]],
    ['a $', [null]],
  ])('%j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })
})

test('of two that hide a line the surer one is told', () => {
  expect(linesOf('[a `b\nc` d\ne]')).toEqual([null, 'code', 'link'])
  expect(linesOf('$$ [a\nb] $$')).toEqual([null, 'link'])
})
