import { expect, test } from 'vitest'
import { frontMatterTable, splitFrontMatter } from '../../../src/sandbox/page/front-matter.ts'

test.each<[string, string, string | null, string]>([
  ['is taken off', '---\na: 1\n---\n# Text', 'a: 1', '# Text'],
  ['may be empty', '---\n---\nText', '', 'Text'],
  ['has to begin on top', '\n---\na: 1\n---\n', null, '\n---\na: 1\n---\n'],
  ['has to end', '---\na: 1\n', null, '---\na: 1\n'],
  ['is no rule below a text', 'Text\n---\n', null, 'Text\n---\n'],
])('front matter %s', (_, text, matter, body) => {
  expect(splitFrontMatter(text)).toEqual({ matter, body })
})

test.each<[string, string, string]>([
  ['keys and values', 'a: 1\nb: two', '<tr><th scope="row">b</th><td>two</td></tr>'],
  ['a list', 'a: [x, y]', '<td>x, y</td>'],
  ['a list of more than words', 'a: [{ b: 1 }]', '<ul><li><table>'],
  ['nothing', 'a:', '<td></td>'],
  ['what is nested', 'a: { b: 1 }', '<th scope="row">b</th><td>1</td>'],
  ['markup', 'a: "<script>"', '<td>&lt;script&gt;</td>'],
  ['what cannot be read', 'a: [', '<pre tabindex="0">a: [</pre>'],
  ['what is no list of keys', '- a', '<pre'],
])('shows %s', (_, matter, expected) => {
  expect(frontMatterTable(matter).markup).toContain(expected)
})

test('shows a bomb of references as it stands', () => {
  const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]'
  expect(frontMatterTable(bomb).markup).toContain('<pre')
})
