import { expect, test } from 'vitest'
import { readCalls } from '../../src/markdown/calls.ts'

const names = (text: string) =>
  readCalls(text).calls.map(({ name, rest }) => `${name} ${rest}`.trim())
const reasons = (text: string) =>
  readCalls(text).talk.map(({ line, reason }) => `${line} ${reason}`)

test.each([
  ['alone', '/ack', ['ack']],
  ['with words', '/sev  2 we lost a zone ', ['sev 2 we lost a zone']],
  ['behind a tab', '/sev\t2', ['sev 2']],
  ['with a dash in its name', '/all-clear', ['all-clear']],
  ['below a sentence', 'It is worse.\n/sev 1', ['sev 1']],
  ['several in order', '/ack\n/sev 1\n\n/mitigate', ['ack', 'sev 1', 'mitigate']],
  ['with Windows line ends', 'a\r\n\r\n/ack\r\n/sev 1\r\n', ['ack', 'sev 1']],
  ['with old line ends', 'a\r/ack\r/sev 1', ['ack', 'sev 1']],
  [
    'with letters of any language behind it',
    '/update Größe überschritten',
    ['update Größe überschritten'],
  ],
  ['with an emoji behind it', '/update back ✔️ 👩‍💻', ['update back ✔️ 👩‍💻']],
  ['below a quote and a blank line', '> why?\n\n/ack', ['ack']],
  ['below an empty quote line', '> why?\n>\n/ack', ['ack']],
  ['below a list and a blank line', '- a\n- b\n\n/ack', ['ack']],
  ['below a step with code in it', '1. x\n   ```\n   y\n   ```\n/ack', ['ack']],
  ['below a closed fence', '```\nx\n```\n/ack', ['ack']],
  ['below a rule', '---\n/ack', ['ack']],
  ['with the capital of a phone', '/Ack', ['ack']],
  ['all in capitals', '/SEV 2', ['sev 2']],
  ['with a full stop', '/resolve.', ['resolve']],
  ['below a heading', '# What now\n/ack', ['ack']],
  ['below a finished comment', '<!-- hint -->\n/ack', ['ack']],
  ['below a folded part', '<details>\n\nx\n\n</details>\n\n/ack', ['ack']],
  ['below code in a sentence', 'run `x` and `y`\n/ack', ['ack']],
  ['below an address in brackets', 'see [the board](https://example.org)\n/ack', ['ack']],
  ['below prices', 'it costs $5\n/ack\nand $6', ['ack']],
  ['below a lone backtick', 'a ` here\n/ack', ['ack']],
  ['below a lone bracket', 'a [ here\n/ack', ['ack']],
  ['below a dash that is no list', 'a - b\n/ack', ['ack']],
  ['below a number that cannot open a list', 'It was\n2020. Then\n/ack', ['ack']],
  ['below a table of two columns', '| a | b |\n|---|---|\n\n/ack', ['ack']],
  ['below a heading with a pipe', '# a | b\n/ack', ['ack']],
  ['below an item with a pipe and a heading', '- |\n# a\n/ack', ['ack']],
  ['below an item with a pipe and a rule of stars', '- |\n***\n/ack', ['ack']],
  ['below an item with a pipe and, later, a rule', '- |\n\n---\n/ack', ['ack']],
  ['below code that shows a tag', '```\n<details>\n```\n/ack', ['ack']],
  ['below indented code that shows a tag', '    <details>\n\n/ack', ['ack']],
  ['below a link at the start', '[a](b) c\n/ack', ['ack']],
  ['below brackets and a colon', 'a [b]: c\n/ack', ['ack']],
  ['below a quoted tag that shows', '> a <b>\n\n/ack', ['ack']],
  ['with a name as long as may be', `/${'a'.repeat(41)} b`, [`${'a'.repeat(41)} b`]],
  ['with much punctuation', '/ack!!!!!', ['ack']],
  ['below a table and a blank line', '| a |\n|---|\n| b |\n\n/ack', ['ack']],
  ['below a table with dashes for its head', '|-|\n|-|\n\n/ack', ['ack']],
  ['below words that are struck out', 'a <del>b</del> c\n\n/ack', ['ack']],
  ['below tildes that show a tag', '~~~\n<details>\n~~~\n/ack', ['ack']],
  ['below two lines with a pipe', 'a | b\nc\n\n/ack', ['ack']],
  ['below an underlined line', 'a\n---\n/ack', ['ack']],
  ['below a heading and a rule', '# a\n---\n/ack', ['ack']],
  ['below a heading with a pipe and a rule', '# a | b\n---\n/ack', ['ack']],
  ['below an item and a rule', '- a\n---\n/ack', ['ack']],
  ['below an item with a pipe and a heading that ends in a dash', '- |\n# a -\n/ack', ['ack']],
])('a command %s is read', (_where, text, expected) => {
  expect(names(text)).toEqual(expected)
})

test.each([
  ['in a fence', '```\n/ack\n```', '2 code'],
  ['in a fence with a language', '```sh\n/ack\n```', '2 code'],
  ['in a fence of tildes', '~~~ `x`\n/ack\n~~~', '2 code'],
  ['in a fence that is never closed', '```\n/ack', '2 code'],
  ['in a fence that a shorter one cannot close', '````\n```\n/ack\n````', '3 code'],
  ['in a fence that text behind the run cannot close', '```\n``` x\n/ack', '3 code'],
  ['in indented code', 'a\n\n    /ack', '3 indented'],
  ['in code behind a tab', 'a\n\n\t/ack', '3 indented'],
  ['in a quote', '> /ack', '1 quote'],
  ['in a nested quote', '> > /ack', '1 quote'],
  ['right below a quote', '> why?\n/ack', '2 quote'],
  ['right below a nested quote', '> - > why?\n/ack', '2 quote'],
  ['in a list item', '- /ack', '1 list'],
  ['in a numbered item', '3) /ack', '1 list'],
  ['right below a list item', '- a\n/ack', '2 list'],
  ['in an item behind a blank line', '- a\n\n  /ack', '3 list'],
  ['in an item of an item', '- a\n  - b\n\n    /ack', '4 list'],
  ['in a comment', '<!--\n/ack\n-->', '2 html'],
  ['in a comment with a blank line', '<!--\n\n/ack\n\n-->', '3 html'],
  ['in a comment inside a sentence', 'a <!-- b\n/ack\n-->', '2 html'],
  ['in a comment that is never closed', 'a <!-- b\n/ack', '2 html'],
  ['in a division', '<div>\n/ack\n</div>', '2 html'],
  ['in preformatted text', '<pre>\n\n/ack\n</pre>', '3 html'],
  ['in a script', '<script>\n\n/ack\n</script>', '3 html'],
  ['in a processing instruction', '<?x\n/ack\n?>', '2 html'],
  ['in a declaration', '<!DOCTYPE\n/ack\n>', '2 html'],
  ['in character data', '<![CDATA[\n/ack\n]]>', '2 html'],
  ['below a tag on its own', '<b>\n/ack', '2 html'],
  ['in a folded part', '<details>\n\n/ack\n\n</details>', '3 html'],
  [
    'in a folded part inside a folded part',
    '<details>\n\n<details>\n\n</details>\n\n/ack',
    '7 html',
  ],
  [
    'in a folded part whose end is commented out',
    '<details>\n<!-- </details> -->\n\n/ack',
    '4 html',
  ],
  [
    'in a folded part whose end is in an attribute',
    '<details>\n<i t="</details>">\n\n/ack',
    '4 html',
  ],
  [
    'in a folded part that a quoted block seems to end',
    '<details>\n\n> </details>\n\n/ack',
    '5 html',
  ],
  [
    'in a folded part that a quoted sentence seems to end',
    '<details>\n\n> a </details>\n\n/ack',
    '5 html',
  ],
  ['below an item with a pipe and dashes', '- |\n- - -\n/ack', '3 html'],
  ['below a later item with a pipe and a rule', 'a\n\n- |\n---\n/ack', '5 html'],
  ['in a definition over two lines', '[a\n/ack\nb]: c', '2 link'],
  ['in a struck-out part', 'a <del> b\n\n/ack\n\n</del>', '3 html'],
  ['behind a tag that never ends', '<div title="\n\n/ack', '3 html'],
  ['behind a comment in a division that never ends', '<div>\n<!--\n\n/ack', '4 html'],
  ['behind a quoted comment that never ends', '> <!--\n\n/ack', '3 html'],
  ['in an attribute', 'a <b title="\n/ack\n">', '2 html'],
  ['in a code span', 'a `b\n/ack\nc` d', '2 code'],
  ['in a code span of two', 'a ``b ` c\n/ack\nd`` e', '2 code'],
  ['in a link', 'a [b\n/ack\nc](https://x)', '2 link'],
  ['in the address of a link', '[a](\n/ack\n)', '2 link'],
  ['in the title of a link', '[a](x "\n/ack\n")', '2 link'],
  ['in the definition of a link', '[a]: x\n"\n/ack\n"', '3 link'],
  ['below a definition that an underline follows', '[a]: x\n===\n/ack', '3 html'],
  ['in a formula', '$$\n/ack\n$$', '2 math'],
  ['in a formula inside a sentence', 'a $x\n/ack\ny$ b', '2 math'],
  ['as a heading', '/ack\n===', '1 heading'],
  ['as a smaller heading', 'a\n/ack\n---', '2 heading'],
  ['as the head of a table', '/ack | a\n--- | ---', '1 table'],
  ['as a row of a table', '| a |\n|---|\n/ack', '3 table'],
  ['above dashes that may be a table or a list', '/ack\na | b\n- | -', '1 table'],
  ['below dashes that may be a table or a list', 'a | b\n- | -\n\n/ack', '4 html'],
  ['below an underlined line with pipes', '|a|\n---\n/ack', '3 html'],
  ['in a footnote', '[^1]: a\n\n    /ack', '3 footnote'],
  ['right below a footnote', '[^1]: a\n/ack', '2 footnote'],
  ['behind a space', ' /ack', '1 not-at-line-start'],
  ['behind three spaces', 'a\n   /ack', '2 not-at-line-start'],
  ['behind a tab in a paragraph', 'a\n\t/ack', '2 not-at-line-start'],
  ['with a Cyrillic letter', '/\u0430ck', '1 not-ascii'],
  ['with a slash of another alphabet', '\uff0fack', '1 not-ascii'],
  ['with a zero-width space in its name', '/a\u200bck', '1 invisible-characters'],
  ['behind a byte order mark', '\ufeff/ack', '1 invisible-characters'],
  ['with text turned around', '/sev 1 \u202e2', '1 invisible-characters'],
  ['with a no-break space', '/sev\u00a01', '1 invisible-characters'],
  ['with tag characters', '/ack \u{e0041}\u{e0042}', '1 invisible-characters'],
  ['with a loose variation selector', '/ack a\ufe0f', '1 invisible-characters'],
  ['with a line separator', '/ack a\u2028b', '1 invisible-characters'],
  ['with a soft hyphen', '/sev 1\u00ad2', '1 invisible-characters'],
  ['with a control character', '/ack \u0007', '1 invisible-characters'],
])('a command %s is talk, and says why', (_where, text, reason) => {
  expect(names(text)).toEqual([])
  expect(reasons(text)).toContain(reason)
})

test.each([
  ['a path', '/usr/bin/env'],
  ['a word behind the signs of a heading', '# /ack'],
  ['a folder', '/etc/'],
  ['a command inside a sentence', 'please run /sev 1'],
  ['an address', 'https://example.org/ack'],
  ['a comment sign', '// ack'],
  ['a slash alone', '/'],
  ['a slash and a space', '/ ack'],
  ['a fraction', '1/2'],
  ['a name that is too long', `/${'a'.repeat(42)}`],
  ['a command and too much punctuation', '/ack!!!!!!'],
  ['a name with a digit', '/5xx errors'],
  ['a regular expression', '/a.*/'],
  ['another separator than a line end', 'a\u2028/ack'],
  ['a closing tag', '</details>'],
  ['nothing', ''],
])('%s is neither a command nor talk', (_what, text) => {
  expect(readCalls(text)).toMatchObject({ calls: [], talk: [] })
})

test('a command that is run is told once, and what follows its name has no spaces around it', () => {
  const { calls, talk } = readCalls('/sev \t 2 we lost a zone ')
  expect(calls.map(({ rest }) => rest)).toEqual(['2 we lost a zone'])
  expect(talk).toEqual([])
})

test('lines below a command in its paragraph belong to it, up to the next command', () => {
  const { calls } = readCalls('/update first\nsecond\n  third\n/ack\nfourth\n\nfifth')
  expect(calls).toEqual([
    { line: 1, name: 'update', rest: 'first', more: 'second\n  third', raw: '/update first' },
    { line: 4, name: 'ack', rest: '', more: 'fourth', raw: '/ack' },
  ])
})

test('a line that is refused ends what belongs to the command above it', () => {
  const { calls } = readCalls('/update a\n /ack\nb')
  expect(calls.map(({ more }) => more)).toEqual([''])
})

test('ten commands run, the eleventh is told', () => {
  const { calls, talk } = readCalls('/ack\n'.repeat(11))
  expect(calls).toHaveLength(10)
  expect(talk).toEqual([{ line: 11, raw: '/ack', reason: 'too-many' }])
})

test('a listing of paths in a code block neither fills the answer nor blocks the command below it', () => {
  const { calls, talk } = readCalls(`\`\`\`\n${'/word\n'.repeat(50)}\`\`\`\n/ack`)
  expect(calls.map(({ name }) => name)).toEqual(['ack'])
  expect(talk).toHaveLength(20)
})

test('a comment longer than GitHub takes is not read at all', () => {
  expect(readCalls(`/ack\n${'a'.repeat(65_531)}`).calls).toHaveLength(1)
  const long = readCalls(`/ack\n${'a'.repeat(65_532)}`)
  expect(long).toEqual({ calls: [], talk: [{ line: 1, raw: '', reason: 'too-long' }], steps: 1 })
})

test('nothing runs below nesting that is deeper than is read', () => {
  const { calls, talk } = readCalls(`/ack\n\n${'>'.repeat(40)} a\n\n/sev 1`)
  expect(calls.map(({ name }) => name)).toEqual(['ack'])
  expect(talk).toEqual([{ line: 5, raw: '/sev 1', reason: 'too-nested' }])
})

test.each(['\r\n', '\r', '\n'])(
  'below such nesting each line is told, whatever ends it: %j',
  (end) => {
    const far = `${' '.repeat(12)}/ack`
    const lines = [`${'>'.repeat(40)} a`, '', '  /ack', '/usr/bin', '/sev 1', far]
    const { calls, talk } = readCalls(lines.join(end))
    expect(calls).toEqual([])
    expect(talk).toEqual([
      { line: 3, raw: '  /ack', reason: 'too-nested' },
      { line: 5, raw: '/sev 1', reason: 'too-nested' },
      { line: 6, raw: far, reason: 'too-nested' },
    ])
  },
)

test.each(['- |\n---\n/ack', '\\a | b\n---- | -\n/ack'])(
  'what some renderers take for a row of a table is not run: %j',
  (text) => {
    expect(readCalls(text).calls).toEqual([])
  },
)
