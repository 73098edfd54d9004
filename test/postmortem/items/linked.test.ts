import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ItemLink, linked } from '../../../src/postmortem/items/linked.ts'
import { promisedIn } from '../../../src/postmortem/items/promised-in.ts'

const BY = { known: null, zone: 'UTC', names: new Set<string>() }
const HOME = 'https://github.com/acme/shop'

const head = (lines: string): string => `# Outage\n\n## Action items\n\n${lines}`
/** One issue for each item, in their order, from 51 on. */
const linksFor = (text: string): readonly ItemLink[] =>
  promisedIn(text, BY).items.map(({ id }, at) => ({
    id,
    number: 51 + at,
    url: `${HOME}/issues/${51 + at}`,
  }))
const put = (text: string): string => linked(text, linksFor(text), BY)
/** With short links, so that a line stays a line. */
const short = (text: string): string => text.replaceAll(/\]\(https:[^)]*\/(\d+)\)/g, '](u)')

describe('in a table', () => {
  const table = (row: string, columns = 'Action | Owner | Issue') =>
    head(`| ${columns} |\n|${columns.replaceAll(/[^|]+/g, '-')}|\n${row}`)
  const row = (text: string, columns?: string) =>
    short(put(table(text, columns)))
      .split('\n')
      .at(-1)

  test.each([
    ['an empty cell', '| Alert | @ana | |', '| Alert | @ana | [#51](u) |'],
    ['an empty cell without a blank', '| Alert | @ana ||', '| Alert | @ana | [#51](u) |'],
    ['a wide empty cell', '|Alert|@ana|      |', '|Alert|@ana| [#51](u)     |'],
    ['a dash', '| Alert | @ana | - |', '| Alert | @ana | [#51](u) |'],
    ['a blank to be filled in', '| Alert | @ana | TBD |', '| Alert | @ana | [#51](u) |'],
    ['a cell that says something', '| Alert | @ana | ABC-7 |', '| Alert | @ana | ABC-7 [#51](u) |'],
    [
      'a cell with a link',
      '| Alert | @ana | [x](http://a.b) |',
      '| Alert | @ana | [x](http://a.b) [#51](u) |',
    ],
    ['no cell there', '| Alert | @ana |', '| Alert ([#51](u)) | @ana |'],
    ['a row without pipes at its ends', 'Alert | @ana | -', 'Alert | @ana | [#51](u)'],
    [
      'code and a pipe in its words',
      '| Run `a \\| b` \\| c | @ana | |',
      '| Run `a \\| b` \\| c | @ana | [#51](u) |',
    ],
    ['tabs', '|\tAlert\t|\t@ana\t|\t|', '|\tAlert\t|\t@ana\t|\t[#51](u) |'],
  ])('%s', (_, before, after) => {
    expect(row(before)).toBe(after)
  })

  test.each([
    ['its own words', '| Alert | @ana |', '| Alert ([#51](u)) | @ana |'],
    ['code at their end', '| Run `it` | @ana |', '| Run `it` ([#51](u)) | @ana |'],
    ['an escaped pipe at their end', '| Alert \\| | @ana |', '| Alert \\| ([#51](u)) | @ana |'],
    ['a link', '| [Alert](http://a.b) | @ana |', '| [Alert](http://a.b) ([#51](u)) | @ana |'],
  ])('without a column for it behind %s', (_, before, after) => {
    expect(row(before, 'Action | Owner')).toBe(after)
  })
})

describe('elsewhere', () => {
  test.each([
    ['- Alert on the pool', '- Alert on the pool ([#51](u))'],
    ['- [ ] Alert on the pool  ', '- [ ] Alert on the pool ([#51](u))  '],
    [
      '1. Alert (@ana, by 2026-12-01)\n   - at 80 %',
      '1. Alert (@ana, by 2026-12-01) ([#51](u))\n   - at 80 %',
    ],
    ['* **@ana:**\n  * Alert\n  * Test', '* **@ana:**\n  * Alert ([#51](u))\n  * Test ([#52](u))'],
    ['- Alert on the\n  pool of threads', '- Alert on the\n  pool of threads ([#51](u))'],
    ['**Action item:** Alert. Owner: @ana', '**Action item:** Alert. Owner: @ana ([#51](u))'],
    ['### Alert ###\n\nOwner: @ana', '### Alert ([#51](u)) ###\n\nOwner: @ana'],
    [
      '### Alert\n\n- Owner: @ana\n- Due: 2026-12-01',
      '### Alert ([#51](u))\n\n- Owner: @ana\n- Due: 2026-12-01',
    ],
  ])('%j becomes %j', (before, after) => {
    expect(short(put(head(before)))).toBe(head(after))
  })

  test('behind an underlined heading, and not behind its line', () => {
    const text = 'Action items\n===\n\nAlert on the pool\n---\n\nOwner: @ana\n'
    expect(short(put(text))).toBe(
      'Action items\n===\n\nAlert on the pool ([#51](u))\n---\n\nOwner: @ana\n',
    )
  })
})

describe('nothing is written', () => {
  test.each([
    ['where the row links it', '- Alert ([#51](https://github.com/acme/shop/issues/51))'],
    ['where the row names it', '- Alert, see #51'],
    ['where the row names it with its repository', '- Alert, see acme/shop#51'],
  ])('%s', (_, line) => {
    expect(put(head(line))).toBe(head(line))
  })

  test('for an item that is not there', () => {
    const text = head('- Alert')
    expect(linked(text, [{ id: 'other', number: 51, url: `${HOME}/issues/51` }], BY)).toBe(text)
  })

  test('where nothing is promised', () => {
    expect(linked('', [{ id: 'a', number: 51, url: HOME }], BY)).toBe('')
  })
})

test('keeps the mark at the start, line ends and the missing last one', () => {
  const text = '\ufeff# Outage\r\n\r\n## Action items\r\n\r\n- Alert\t \r\n- Test'
  expect(short(put(text))).toBe(
    '\ufeff# Outage\r\n\r\n## Action items\r\n\r\n- Alert ([#51](u))\t \r\n- Test ([#52](u))',
  )
})

const WORDS = [
  'Alert on the pool',
  'Run `a`',
  'see [this](http://a.b)',
  '**now**',
  'x \\| y',
  '@ana',
  'by 2026-12-01',
  '(p2)',
  'ABC-12',
  '#7',
  '— done',
  'Owner: Ben',
  '<!-- why -->',
  '&amp;',
  '~~old~~',
  '`',
  '[',
  '*',
  '漢字の表',
  '👩‍🚀',
  '<b>bold</b>',
  '![a](u)',
  '<https://a.b>',
  '[#3](https://github.com/acme/pay/issues/3)',
  '`a \\| b`',
] as const
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((list) => list.join(' '))
const cell = fc.oneof(words, fc.constantFrom('', '-', ' ', 'TBD'))
const tableOf = fc
  .tuple(
    fc.shuffledSubarray(['Action', 'Owner', 'Due', 'Issue', 'Status'], { minLength: 2 }),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([columns, rows]) =>
    [columns, columns.map(() => '---'), ...rows]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
  )
const listOf = fc
  .array(fc.tuple(fc.constantFrom('- ', '- [ ] ', '* ', '1. ', '  - '), words), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => lines.map(([mark, line]) => mark + line).join('\n'))
const section = fc
  .tuple(words, words)
  .map(([title, line]) => `### ${title}\n\nOwner: @ana\n\n${line}`)
const document = fc
  .tuple(
    fc.array(fc.oneof(tableOf, listOf, section, words), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n'),
  )
  .map(([blocks, end, last]) => (head(blocks.join('\n\n')) + last).replaceAll('\n', end))

/** What was put in, and what stood in a blank cell before; anything else was not ours to write. */
const PIECE = /^(?: \(\[#\d+\]\([^()]*\)\)| ?\[#\d+\]\([^()]*\) ?)$/

/** The pieces by which one text differs from another, each with what it replaced. */
function pieces(
  before: string,
  after: string,
): readonly (readonly [by: string, instead: string])[] {
  const found: (readonly [string, string])[] = []
  const parts = after.split(
    /( ?\(\[#\d+\]\(https:\/\/github\.com\/acme\/shop\/issues\/\d+\)\)| ?\[#\d+\]\(https:\/\/github\.com\/acme\/shop\/issues\/\d+\) ?)/,
  )
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      const next = before.indexOf(part, at)
      if (next === -1) return [['lost', part]]
      if (index > 0) found.push([parts[index - 1] ?? '', before.slice(at, next)])
      at = next + part.length
    }
  }
  return at === before.length ? found : [['more', before.slice(at)]]
}

test('an edit changes only its cell: without what was put in, the text is the one before', () => {
  fc.assert(
    fc.property(document, (text) => {
      for (const [by, instead] of pieces(text, put(text))) {
        expect(by).toMatch(PIECE)
        expect(instead).toMatch(/^ *(?:-|TBD)? *$/)
      }
    }),
    { numRuns: 400 },
  )
})

test('what is linked reads as before but for the links, and is not linked again', () => {
  fc.assert(
    fc.property(document, (text) => {
      const links = linksFor(text)
      const after = linked(text, links, BY)
      const [was, now] = [text, after].map((one) => promisedIn(one, BY).items)
      const bare = (items: typeof was) => items?.map((one) => ({ ...one, tracked: [] }))
      expect(bare(now)).toEqual(bare(was))
      for (const [at, { tracked }] of (was ?? []).entries()) {
        expect(now?.[at]?.tracked).toEqual(expect.arrayContaining([...tracked]))
      }
      expect(linked(after, links, BY)).toBe(after)
    }),
    { numRuns: 400 },
  )
})
