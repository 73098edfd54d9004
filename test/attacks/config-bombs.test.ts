import { describe, expect, test } from 'vitest'
import { readTree } from '../../src/config/document.ts'
import { readConfig } from '../../src/config/read.ts'

const K64 = 65_536
const DEFAULTS = readConfig([])
const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const filled = (unit: string, length = K64) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

const unreadable = (text: string): string => {
  const tree = readTree(text)
  return 'unreadable' in tree ? tree.unreadable : 'read'
}

describe('what would take long to read is refused before it is', () => {
  test.each([
    ['closing maps', filled('}\n')],
    ['closing lists', filled(']')],
    ['lines joined in quotes', `a: "${filled('\\\n', K64 - 5)}"`],
    ['escapes that are none', `a: "${filled('\\x', K64 - 5)}"`],
    ['escapes', `a: "${filled('\\n', K64 - 5)}"`],
    ['aliases', `a: &a [x]\nb: [${filled('*a,', K64 - 20)}]`],
    ['anchors', filled('&a ')],
    ['tags', filled('!a ')],
    ['items without a value', filled('-\n')],
    ['blank lines', filled('\n')],
    ['texts in quotes twice', filled('"a" "b"\n')],
    ['a list of many', `a: [${filled('x,', K64 - 5)}]`],
    ['carriage returns', filled('\r\n')],
  ])('%s', (_what, text) => {
    expect(unreadable(text)).toBe('the file holds more than 30000 words and signs')
  })

  test.each([
    ['open lists', filled('[')],
    ['open maps', filled('{')],
    ['open maps by name', filled('{a: ')],
    ['items in items', filled('- ')],
    ['keys in keys', filled('? ')],
    ['both in turns', filled('- ? [{')],
  ])('%s', (_what, text) => {
    expect(unreadable(text)).toBe('the file is nested deeper than 100 levels')
  })

  test('the place where it grew too much is told, and every default holds', () => {
    const { problems, policy } = read(`label: incident\nforeign: ${'['.repeat(200)}`)
    expect(policy).toEqual(DEFAULTS.policy)
    expect(problems).toMatchObject([{ line: 2, column: 110, fatal: true }])
    expect(problems[0]?.message).toBe(
      'the file is nested deeper than 100 levels. No key of this file is used. All defaults hold.',
    )
  })
})

test.each([
  ['many people', (at: number) => `  person-${at}: [ Person ${at}, Persons ${at} ]\n`, 'people:\n'],
  ['many services', (at: number) => `  service-${at}: { people: [ ana ] }\n`, 'services:\n'],
])('a large file of %s as a team may have it is read in full', (_what, line, head) => {
  const text = head + Array.from({ length: 1_200 }, (_, at) => line(at)).join('')
  expect(text.length).toBeLessThan(K64)
  expect(read(text).problems).toEqual([])
})

test('signs in texts and comments count for nothing but themselves', () => {
  const signs = '[{-?}]\\'.repeat(60)
  for (const text of [
    `# ${signs}\nlabel: incident\n`,
    `label: '${'[{'.repeat(60)}'\n`,
    `label: |\n  ${'[\n  '.repeat(150)}\n`,
    `foreign: [${Array.from({ length: 150 }, (_, at) => `w${at}`).join(', ')}]`,
    `bots:\n${'- a\n'.repeat(40)}`,
  ])
    expect(unreadable(text)).toBe('read')
})

describe('what the file says beyond plain data changes nothing and is told', () => {
  test.each([
    ['a key that is everybody’s prototype', '__proto__: { polluted: true }\n'],
    ['the same inside', 'services: { a: { __proto__: { polluted: true } } }\n'],
    ['a constructor', 'constructor: { prototype: { polluted: true } }\n'],
    ['a merge', 'base: &b { label: x }\n<<: *b\n'],
    ['a merge inside', 'services: { a: &a { owners: [ana] }, b: { <<: *a } }\n'],
    ['a tag of JavaScript', 'label: !!js/function "function () { return 1 }"\n'],
    ['a tag of bytes', 'label: !!binary aGk=\n'],
    ['a set', 'foreign: !!set { a, b }\n'],
    ['a time', 'label: !!timestamp 2026-11-20\n'],
    ['a ring', 'services: &a { b: *a }\n'],
    ['a ring of lists', 'foreign: &a [*a, *a]\n'],
    ['twice the same key', 'label: one\nlabel: two\n'],
    ['a list as a key', '? [a, b]\n: c\n'],
    ['a number beyond all', `gap: ${'9'.repeat(400)}\n`],
    ['a power beyond all', 'alerts: { perHour: 1e999 }\n'],
    ['no number', 'alerts: { perHour: .nan }\n'],
    ['less than nothing', 'alerts: { perHour: -1 }\n'],
    ['a date as a number', 'calendar: { holidays: [20261120] }\n'],
    ['a day that never is', 'calendar: { holidays: [2026-02-30] }\n'],
    ['a number as a zone', 'timezone: 0\n'],
    ['a key of a whole page', `${'k'.repeat(60_000)}: 1\n`],
    ['several documents', 'label: one\n---\nlabel: two\n'],
    ['a directive', '%TAG ! tag:example.org,2000:\n---\nlabel: !a b\n'],
  ])('%s', (_what, text) => {
    const { problems, policy, config } = read(text)
    expect(problems.length).toBeGreaterThan(0)
    for (const { message, line, column } of problems) {
      expect(message.length).toBeLessThan(600)
      expect([line, column].every((one) => one >= 1)).toBe(true)
    }
    expect(JSON.stringify([policy, config])).not.toMatch(/polluted|NaN|null,null/)
    expect(({} as Readonly<Record<string, unknown>>)['polluted']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

test('a thousand laughs come to a hundred', () => {
  const laughs = Array.from(
    { length: 40 },
    (_, at) => `  a${at}: &a${at} [${(at === 0 ? 'x, ' : `*a${at - 1}, `).repeat(40)}]\n`,
  )
  const { problems } = read(`services:\n${laughs.join('')}`)
  expect(problems.length).toBeLessThanOrEqual(51)
  expect(problems.some(({ message }) => message.includes('at most 100 aliases'))).toBe(true)
})

test('what stands behind an alias is the last of its name in front of it, also in a key', () => {
  const tree = readTree('a: &x one\nb: *x\nc: &x two\nd: *x\n? &y key\n: 1\ne: *y\nf: *x\n')
  if ('unreadable' in tree) throw new Error(tree.unreadable)
  expect(Object.fromEntries(tree.values)).toMatchObject({ b: 'one', d: 'two', e: 'key', f: 'two' })
})
