import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyStart, readFrontMatter } from '../../src/markdown/front-matter.ts'

const values = (text: string) =>
  Object.fromEntries(readFrontMatter(text)?.keys.map(({ name, value }) => [name, value]) ?? [])

const problems = (text: string) => readFrontMatter(text)?.problems

test('values are read as YAML has them, and dates stay text', () => {
  const text =
    '---\nincident: 42\ntitle: "Checkout: down"\nstarted: 2026-01-02T03:04:05Z\nday: 2026-01-02\nat: 14:05\ndrill: false\nservices: [api, web]\nroles:\n  commander: yes\nnone:\n---\n# Title\n'
  expect(values(text)).toEqual({
    incident: 42,
    title: 'Checkout: down',
    started: '2026-01-02T03:04:05Z',
    day: '2026-01-02',
    at: '14:05',
    drill: false,
    services: ['api', 'web'],
    roles: { commander: 'yes' },
    none: null,
  })
  expect(problems(text)).toEqual([])
})

test.each([
  ['plainly', '---\ntitle: Down\nseverity: sev1\n---\ntext'],
  ['with CRLF', '---\r\ntitle: Down\r\nseverity: sev1\r\n---\r\ntext'],
  ['behind a byte order mark', '\ufeff---\ntitle: Down\nseverity: sev1\n---\ntext'],
  ['ended by dots', '---\ntitle: Down\nseverity: sev1\n...\ntext'],
  ['with blanks behind the dashes', '--- \ntitle: Down\nseverity: sev1\n---\t\ntext'],
])('places of keys and values are those of the whole document, %s', (_how, text) => {
  const [title, severity] = readFrontMatter(text)?.keys ?? []
  expect(text.slice(title?.start, title?.end)).toBe('title')
  expect(text.slice(title?.valueAt.start, title?.valueAt.end)).toBe('Down')
  expect(text.slice(severity?.valueAt.start, severity?.valueAt.end)).toBe('sev1')
  expect([title?.line, severity?.line, severity?.valueAt.line]).toEqual([2, 3, 3])
  expect(text.slice(bodyStart(text))).toBe('text')
})

test('a value over several lines has the place of all of them, and a missing one that of its key', () => {
  const text = '---\nlist:\n  - a\n  - b\nnone:\n---\n'
  const [list, none] = readFrontMatter(text)?.keys ?? []
  expect([list?.valueAt.line, list?.valueAt.endLine]).toEqual([3, 4])
  expect(none?.valueAt).toEqual({ start: none?.start, end: none?.end, line: 5, endLine: 5 })
})

test.each([
  ['no dashes', 'title: x\n'],
  ['dashes that nothing closes', '---\ntitle: x\n'],
  ['dashes further down', '\n---\ntitle: x\n---\n'],
  ['indented dashes', ' ---\ntitle: x\n---\n'],
  ['more dashes', '----\ntitle: x\n----\n'],
  ['nothing', ''],
  ['dashes alone', '---'],
])('%s are no front matter', (_what, text) => {
  expect(readFrontMatter(text)).toBeNull()
  expect(bodyStart(text)).toBe(0)
})

test("Hugo's TOML is passed over and is not read", () => {
  const text = '+++\ntitle = "x"\n+++\n# Title\n'
  expect(readFrontMatter(text)).toBeNull()
  expect(text.slice(bodyStart(text))).toBe('# Title\n')
})

test('empty front matter has no keys and no mistake', () => {
  expect(readFrontMatter('---\n---\ntext')).toMatchObject({
    keys: [],
    problems: [],
    line: 1,
    endLine: 2,
  })
  expect(readFrontMatter('---\n# only a remark\n---\n')).toMatchObject({ keys: [], problems: [] })
})

test.each([
  ['a colon in a value', '---\na: 1\ntitle: x: y\n---\n', 3],
  ['a bracket without an end', '---\na: 1\nb: [1, 2\n---\n', 4],
  ['no map at all', '---\njust words\n---\n', 2],
  ['a list', '---\n- a\n---\n', 2],
  ['a key twice', '---\na: 1\nb: 2\na: 3\n---\n', 4],
  ['a list as a key', '---\na: 1\n? [x]\n: 2\n---\n', 3],
  ['a template of a site', '---\n<% if x %>\ntitle: <%= y %>\n---\n', 2],
  ['an alias', '---\na: &x 1\nb: *x\n---\n', 3],
])('a mistake is told with its line: %s', (_what, text, line) => {
  expect(problems(text)?.map((one) => one.line)).toContain(line)
})

test('what can be read beside a mistake is still there to point at', () => {
  expect(values('---\na: 1\nb: *nowhere\na: 2\n---\n')).toEqual({ a: 1, b: null })
})

test('copies of copies are refused instead of unfolded', () => {
  const layers = Array.from({ length: 9 }, (_, at) =>
    at === 0
      ? 'a0: &a0 [x]'
      : `a${at}: &a${at} [${Array(9)
          .fill(`*a${at - 1}`)
          .join(', ')}]`,
  )
  const read = readFrontMatter(`---\n${layers.join('\n')}\n---\n`)
  expect(read?.problems[0]?.message).toMatch(/alias/)
  expect(JSON.stringify(read?.keys).length).toBeLessThan(10_000)
})

test('front matter over 16 KiB is passed over and told', () => {
  const text = `---\ntitle: ${'x'.repeat(16 * 1024)}\n---\n# Title\n`
  expect(readFrontMatter(text)).toMatchObject({ keys: [], problems: [{ line: 1 }] })
  expect(text.slice(bodyStart(text))).toBe('# Title\n')
})

test.each(['[', '{', '{a: ', '- ', '? ', '&a ', '! ', '*a ', "'", '"', '%a\n', '@\n', ']'])(
  'no text makes reading throw: %s many times',
  (unit) => {
    const read = readFrontMatter(`---\n${unit.repeat(2_000)}\n---\n`)
    expect(read?.problems.length).toBeGreaterThan(0)
  },
)

test('keys that programs know are words like any other', () => {
  const keys = readFrontMatter('---\n__proto__: 1\nconstructor: {__proto__: 2}\n---\n')?.keys
  expect(keys?.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
  expect(({} as Record<string, unknown>)['2']).toBeUndefined()
})

test('reading never throws, and every place lies within the front matter', () => {
  const piece = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
    '|',
    '>',
    '&',
    '*',
    '!',
    '\t',
    '\r\n',
    'é',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `---\n${pieces.join('')}\n---\nbody`
      const read = readFrontMatter(text)
      const { start = 0, end = 0 } = read ?? {}
      for (const key of read?.keys ?? []) {
        expect(key.start).toBeGreaterThanOrEqual(start)
        expect(key.valueAt.end).toBeLessThanOrEqual(end)
        expect(key.valueAt.start).toBeGreaterThanOrEqual(key.start)
      }
    }),
  )
})
