import { expect, test } from 'vitest'
import { isIgnored } from '../../../src/markdown/document/ignores.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'

const NOTE = '<!-- sitrep-ignore blame: quoted from the log -->'

/** Lines of `text` on which the rule `blame` is silent. */
function silent(text: string): readonly number[] {
  const document = readDocument(text)
  const lines = Array.from({ length: document.lines }, (_, at) => at + 1)
  return lines.filter((line) => isIgnored(document, 'blame', line))
}

test.each([
  ['the next paragraph', `${NOTE}\n\none\ntwo\n\nthree\n`, [3, 4]],
  ['the next paragraph, right below', `${NOTE}\none\n\nthree\n`, [2]],
  ['the next table', `${NOTE}\n\n| a |\n|-|\n| b |\n\nc\n`, [3, 4, 5]],
  ['the next list', `text\n\n${NOTE}\n\n- a\n- b\n\ntext\n`, [5, 6]],
  [
    'a section, before its heading',
    `# A\n\nx\n\n${NOTE}\n\n## B\n\ny\n\n### C\n\nz\n\n## D\n`,
    [7, 8, 9, 10, 11, 12, 13],
  ],
  [
    'a section, behind its heading',
    `# A\n\n## B\n${NOTE}\n\ny\n\nz\n\n## D\n\nw\n`,
    [3, 4, 5, 6, 7, 8],
  ],
  ['a section of bold text', `**B**\n\n${NOTE}\n\ny\n\nz\n\n# C\n`, [1, 2, 3, 4, 5, 6, 7]],
  ['the item whose text it stands in', `- a\n- b ${NOTE}\n- c\n`, [2]],
  ['the cell it stands in', `| a |\n|-|\n| b ${NOTE} |\n| c |\n`, [3]],
  ['the paragraph whose text it stands in', `one\ntwo ${NOTE}\nthree\n\nfour\n`, [1, 2, 3]],
  ['the block within an item', `- a\n\n  ${NOTE}\n\n  b\n\n  c\n- d\n`, [5]],
  ['the block within a quote', `> ${NOTE}\n>\n> a\n>\n> b\n`, [3]],
  ['the next block, through other comments', `${NOTE}\n\n<!-- another -->\n\na\n\nb\n`, [5]],
])('a comment silences %s', (_what, text, lines) => {
  expect(silent(text)).toEqual(lines)
})

test.each([
  ['it gives no reason', '<!-- sitrep-ignore blame -->\n\nx\n'],
  ['its reason is empty', '<!-- sitrep-ignore blame: -->\n\nx\n'],
  ['it names another rule', '<!-- sitrep-ignore hindsight: why -->\n\nx\n'],
  ['it is no word of ours', '<!-- sitrep-ignored blame: why -->\n\nx\n'],
  ['words stand before it', '<!-- please sitrep-ignore blame: why -->\n\nx\n'],
  ['it stands in code', '```\n<!-- sitrep-ignore blame: why -->\n```\n\nx\n'],
  ['it stands in inline code', '`<!-- sitrep-ignore blame: why -->` x\n'],
  ['it never ends', 'x <!-- sitrep-ignore blame: why\n'],
])('nothing is silenced where %s', (_what, text) => {
  expect(silent(text)).toEqual([])
})

test('one comment can name several rules, in any case and over several lines', () => {
  const text = '<!-- Sitrep-Ignore\n  Blame, hindsight:\n  a log: verbatim\n-->\n\nx\n'
  expect(
    readDocument(text).ignores.map(({ code, reason, line, endLine, from, to }) => [
      code,
      reason,
      line,
      endLine,
      from,
      to,
    ]),
  ).toEqual([
    ['blame', 'a log: verbatim', 1, 4, 6, 6],
    ['hindsight', 'a log: verbatim', 1, 4, 6, 6],
  ])
})

test('several comments in one piece of HTML are all read, in order and with their own place', () => {
  const text =
    '<div><!-- sitrep-ignore a: x --> <!-- no --> <!-- sitrep-ignore b: y --></div>\n\nz\n'
  const { ignores } = readDocument(text)
  expect(ignores.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
    ['a', '<!-- sitrep-ignore a: x -->'],
    ['b', '<!-- sitrep-ignore b: y -->'],
  ])
})

test('a comment without code or reason can be told from one that has both', () => {
  const { ignores } = readDocument('<!-- sitrep-ignore -->\n\n<!-- sitrep-ignore blame -->\n\nx\n')
  expect(ignores).toMatchObject([
    { code: '', reason: '', line: 1 },
    { code: 'blame', reason: '', line: 3 },
  ])
})

test('behind the last block a comment has nothing to silence but itself', () => {
  expect(silent(`x\n\n${NOTE}\n`)).toEqual([3])
})

test.each([
  [
    'behind a tab that indents it by more than the list needs',
    '* \n\t<!-- sitrep-ignore blame: x -->',
  ],
  ['in a quote, of whose marks it holds one', '> <!-- a\n> b --> <!-- sitrep-ignore blame: x -->'],
])('a comment stands where it stands in the document: %s', (_, text) => {
  const [ignore] = readDocument(text).ignores
  expect(ignore && text.slice(ignore.start, ignore.end)).toBe('<!-- sitrep-ignore blame: x -->')
})
