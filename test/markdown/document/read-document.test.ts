import { expect, test } from 'vitest'
import type { Block, Section } from '../../../src/markdown/document/model.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'

type Outline = readonly [string | null, readonly Outline[]]

const outline = (sections: readonly Section[]): readonly Outline[] =>
  sections.map(({ heading, sections: inner }) => [
    heading === null ? null : `${heading.level} ${heading.text.plain}`,
    outline(inner),
  ])

const read = (text: string) => outline(readDocument(text).sections)

const blocks = (text: string): readonly Block[] => readDocument(text).sections[0]?.blocks ?? []

test('sections nest by level, whatever levels are left out', () => {
  const text = '# A\n## B\n#### C\n### D\n# E\n'
  expect(read(text)).toEqual([
    [
      '1 A',
      [
        [
          '2 B',
          [
            ['4 C', []],
            ['3 D', []],
          ],
        ],
      ],
    ],
    ['1 E', []],
  ])
})

test('what stands above the first heading is a section without one, and is not its parent', () => {
  expect(read('Words first.\n\n## A\n# B\n')).toEqual([
    [null, []],
    ['2 A', []],
    ['1 B', []],
  ])
})

test('headings are read in both of their shapes, closed or empty', () => {
  expect(read('One\n===\n\nTwo\n---\n\n### Three ###\n\n#\n')).toEqual([
    ['1 One', [['2 Two', [['3 Three', []]]]]],
    ['1 ', []],
  ])
})

test('a section ends behind the last thing in it', () => {
  const text = '# A\n\ntext\n\n## B\n\nmore\nlines\n\n\n# C\n'
  const [first, second] = readDocument(text).sections
  expect([first?.line, first?.endLine]).toEqual([1, 8])
  expect(text.slice(first?.sections[0]?.start, first?.sections[0]?.end)).toBe('## B\n\nmore\nlines')
  expect([second?.line, second?.endLine]).toEqual([11, 11])
})

test.each([
  ['bold text above a list', '**Action items**\n\n- one\n', 'Action items'],
  ['bold text with a colon behind it', '**Impact**:\n\ntext\n', 'Impact:'],
  ['bold text with a colon in it', '__Impact:__\n\ntext\n', 'Impact:'],
  ['a bold question', '**What went well?**\n\n- one\n', 'What went well?'],
  ['a word and a colon', 'Timeline:\n\n- 14:05 began\n', 'Timeline:'],
  ['a few words and a colon', 'Where we got lucky:\n\ntext\n', 'Where we got lucky:'],
])('%s is used as a heading', (_what, text, plain) => {
  expect(read(text)).toEqual([[`7 ${plain}`, []]])
})

test.each([
  ['a bold sentence', '**The database was down for two hours.**\n\ntext\n'],
  ['bold text before other words', '**Impact** none\n\ntext\n'],
  ['bold text at the end', 'text\n\n**The end**\n'],
  ['bold text on two lines', '**Impact\nmore**\n\ntext\n'],
  ['very long bold text', `**${'word '.repeat(13)}end**\n\ntext\n`],
  ['a sentence that leads in', 'We did the following:\n\n- one\n'],
  ['a long lead', 'Teams that were affected by it:\n\n- one\n'],
  ['a small word and a colon', 'note:\n\ntext\n'],
  ['a value behind the colon', 'Status: done\n\ntext\n'],
  ['a colon at the end', 'text\n\nImpact:\n'],
  ['bold text in a list', '- **Impact**\n\n  text\n'],
  ['bold text in a quote', '> **Impact**\n>\n> text\n'],
])('%s is no heading', (_what, text) => {
  expect(read(text)).toEqual([[null, []]])
})

test('bold text right above a heading is no heading, it says something there', () => {
  expect(read('# A\n\n**Draft**\n\n## B\n')).toEqual([['1 A', [['2 B', []]]]])
})

test('lists keep their boxes, their own text and what is nested', () => {
  const [list] = blocks(
    '- [ ] open\n- [x] done\n  1. why\n     - because\n- plain\n\n  second paragraph\n',
  )
  if (list?.kind !== 'list') throw new Error('no list')
  expect(list.ordered).toBe(false)
  expect(list.items.map(({ checked, text }) => [checked, text?.plain])).toEqual([
    [false, 'open'],
    [true, 'done'],
    [null, 'plain'],
  ])
  const [, done, plain] = list.items
  expect(done?.blocks).toMatchObject([
    {
      kind: 'list',
      ordered: true,
      items: [{ text: { plain: 'why' }, blocks: [{ kind: 'list' }] }],
    },
  ])
  expect(plain?.blocks).toMatchObject([{ kind: 'paragraph', text: { plain: 'second paragraph' } }])
})

test('an item that begins with something else has no text of its own', () => {
  expect(blocks('- ```\n  code\n  ```\n-\n')).toMatchObject([
    {
      items: [
        { text: null, blocks: [{ kind: 'code', value: 'code' }] },
        { text: null, blocks: [] },
      ],
    },
  ])
})

test('every cell has its place, empty ones too', () => {
  const text =
    'x\n\n| What | Owner |\n|---|:-:|\n| a \\| b |  |\n|c|@ada|\n| only one |\nd | `x\\|y`\n'
  const [, table] = blocks(text)
  if (table?.kind !== 'table') throw new Error('no table')
  const cells = table.rows.map((row) => row.cells.map(({ start, end }) => text.slice(start, end)))
  expect(cells).toEqual([['a \\| b', ''], ['c', '@ada'], ['only one'], ['d', '`x\\|y`']])
  expect(table.header.cells.map(({ plain }) => plain)).toEqual(['What', 'Owner'])
  expect(table.rows.map(({ line }) => line)).toEqual([5, 6, 7, 8])
  const empty = table.rows[0]?.cells[1]?.start ?? 0
  expect(`${text.slice(0, empty)}@bob${text.slice(empty)}`).toContain('| a \\| b | @bob |\n')
})

test('code, HTML and rules are kept apart from prose, quotes keep their blocks', () => {
  expect(
    blocks('```js\ncode\n```\n\n    indented\n\n<details>\n\n---\n\n> quoted\n> > twice\n'),
  ).toMatchObject([
    { kind: 'code', value: 'code' },
    { kind: 'code', value: 'indented' },
    { kind: 'html', value: '<details>' },
    { kind: 'rule' },
    { kind: 'quote', blocks: [{ kind: 'paragraph' }, { kind: 'quote' }] },
  ])
})

test('footnotes are read where they stand, definitions of links are nothing to read', () => {
  expect(blocks('text[^1]\n\n[x]: http://a.example\n\n[^1]: a note\n')).toMatchObject([
    { kind: 'paragraph', text: { plain: 'text' } },
    { kind: 'paragraph', text: { plain: 'a note' } },
  ])
})

test('places are the same with front matter, a byte order mark and CRLF', () => {
  const text = '\ufeff---\r\ntitle: x\r\n---\r\n# Head\r\n\r\nSome words.\r\n'
  const [section] = readDocument(text).sections
  expect(text.slice(section?.heading?.start, section?.heading?.end)).toBe('# Head')
  expect([section?.heading?.line, section?.blocks[0]?.line]).toEqual([4, 6])
  const [paragraph] = section?.blocks ?? []
  expect(text.slice(paragraph?.start, paragraph?.end)).toBe('Some words.')
})

test.each([
  ['', 1],
  ['a', 1],
  ['a\n', 1],
  ['a\nb', 2],
  ['a\r\nb\r\n', 2],
])('lines are counted as git counts them: %j', (text, lines) => {
  expect(readDocument(text).lines).toBe(lines)
})

test.each([
  ['quotes', '> '],
  ['lists', '- '],
  ['both', '> - '],
])(
  '%s in one another are read twenty deep; what stands from there on is left, and told',
  (_what, unit) => {
    const text = (depth: number) => `# A\n\n${unit.repeat(depth / (unit.length / 2))}deep\n\n# B\n`
    expect(readDocument(text(20))).toMatchObject({ unreadFrom: null, sections: [{}, {}] })
    const deep = readDocument(text(22))
    expect(deep.unreadFrom).toBe(3)
    expect(outline(deep.sections)).toEqual([['1 A', []]])
  },
)

test('a line that is too deep is counted with the front matter above it', () => {
  expect(readDocument(`---\na: 1\n---\n${'>'.repeat(40)} x\n`).unreadFrom).toBe(4)
})
