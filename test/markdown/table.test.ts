import fc from 'fast-check'
import markdownit from 'markdown-it'
import { expect, test } from 'vitest'
import { details, table } from '../../src/markdown/table.ts'
import { hostileText } from './oracle.ts'

const renderer = markdownit({ html: true })

test('a table has a line for its head, one of dashes and one for each row', () => {
  expect(table(['When', 'What'], [['14:05', 'rolled back']])).toBe(
    '| When | What |\n| :- | :- |\n| 14:05 | rolled back |',
  )
})

test('cells with pipes and line ends stay one cell, missing ones are empty, extra ones are dropped', () => {
  const html = renderer.render(table(['a', 'b'], [['x|y\nz \\| w'], ['1', '2', '3']]))
  const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell)
  expect(cells).toEqual(['x|y z | w', '', '1', '2'])
})

test('no cell of any text adds or takes a column', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = renderer.render(
        table(['a', 'b', 'c'], [['1', text.replaceAll(/[<`\\]/g, ''), '3']]),
      )
      expect(html.match(/<td[ >]/g)).toHaveLength(3)
    }),
  )
})

test('a folded part shows its summary as text and its body as Markdown', () => {
  const html = renderer.render(details('<b> *x* @bob', '- a'))
  expect(html).toContain('<summary>&#60;b&#62; &#42;x&#42; @&#8203;bob</summary>')
  expect(html).toContain('<li>a</li>')
})
