import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const of = (text: string) => Object.fromEntries(read(text).policy.people)

test('without a word nobody is known by another name', () => {
  expect(readConfig([]).policy.people.size).toBe(0)
})

test.each([
  ['names and initials', 'people: { ana: [Ana Lima, AL] }', { 'ana lima': 'ana', al: 'ana' }],
  ['a login with its sign', 'people: { "@Ana": [AL] }', { al: 'Ana' }],
  [
    'any alphabet',
    'people: { jo: [Жанна, "O\'Neil", Łukasz B.] }',
    { жанна: 'jo', "o'neil": 'jo', 'łukasz b.': 'jo' },
  ],
  ['spaces as they come', 'people: { ana: ["Ana   Maria  Lima"] }', { 'ana maria lima': 'ana' }],
  ['a number', 'people: { b4: [4] }', { 4: 'b4' }],
  ['a name that says the login', 'people: { ana: [Ana, ANA] }', { ana: 'ana' }],
  ['nobody’s other name', 'people: { ana: [] }', { ana: 'ana' }],
])('%s are taken', (_, text, expected) => {
  expect(read(text).problems).toEqual([])
  expect(of(text)).toMatchObject(expected)
})

test('a name of two people is told where it stands the second time, and is nobody’s', () => {
  const text = 'people:\n  ana: [Ana Lima, AL]\n  al-b: [Al Brown,\n    al]\n'
  const { problems } = read(text)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ line: 4, column: 5, nearest: null, fatal: false })
  expect(problems[0]?.message).toBe(
    '"al" already means another person. Since "ana" is called so too, it means nobody.',
  )
  expect(of(text)).toEqual({ ana: 'ana', 'al-b': 'al-b', 'ana lima': 'ana', 'al brown': 'al-b' })
})

test('three of one name are told twice, and it is nobody’s', () => {
  const text = 'people: { a1: [Al], b1: [AL], c1: [al] }'
  expect(read(text).problems).toHaveLength(2)
  expect(of(text)['al']).toBeUndefined()
})

test('nobody takes the login of another', () => {
  const text = 'people:\n  ben: [Ana]\n  ana: [AL]\n'
  const { problems } = read(text)
  expect(problems).toMatchObject([{ line: 2, column: 9 }])
  expect(problems[0]?.message).toContain('It means "ana".')
  expect(of(text)).toEqual({ ben: 'ben', ana: 'ana', al: 'ana' })
})

test.each([
  ['one name without its list', 'people: { ana: Ana Lima }', 16, 'takes a list, not text'],
  ['no login', 'people: { "Ana Lima": [AL] }', 11, 'a login is'],
  ['a name with a sign', 'people: { ana: ["@ana"] }', 17, 'a name of a person'],
  ['two names in one', 'people: { ana: ["Lima, Ana"] }', 17, 'without commas'],
  ['a name of nothing', 'people: { ana: [" "] }', 17, 'a name of a person'],
  ['a name that hides', 'people: { ana: ["A\\u200bL"] }', 17, 'a name of a person'],
  ['a long name', `people: { ana: [${'x'.repeat(81)}] }`, 17, 'at most 80 characters'],
  ['a list of people', 'people: [ana]', 9, 'takes a map of keys, not a list'],
])('%s is told where it stands', (_, text, column, words) => {
  const { problems } = read(text)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ line: 1, column })
  expect(problems[0]?.message).toContain(words)
})

test('whatever the map says, every name leads to a login whose list holds it, and to one alone', () => {
  const name = fc.constantFrom('Ana', 'ANA', 'al', 'AL', 'Ben', 'ben k', 'zoe')
  const login = fc.constantFrom('ana', 'ben', 'Ben', 'al', 'zoe', 'x1')
  fc.assert(
    fc.property(fc.dictionary(login, fc.array(name, { maxLength: 3 })), (people) => {
      const found = read(JSON.stringify({ people })).policy.people
      for (const [called, who] of found) {
        const lists = Object.entries(people).filter(
          ([key]) => key.toLowerCase() === who.toLowerCase(),
        )
        const names = lists.flatMap(([key, own]) => [key, ...own]).map((one) => one.toLowerCase())
        expect(names).toContain(called)
      }
    }),
  )
})
