import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { placedOf } from '../../../src/postmortem/items/placed-in.ts'

const ids = (...rows: readonly (readonly [id: string, words: string])[]): readonly string[] => {
  const table = rows.map(([id, words]) => `| ${id} | ${words} |\n`).join('')
  const text = `## Action items\n\n| ID | Action |\n|-|-|\n${table}`
  return placedOf(readDocument(text), { known: null, zone: 'UTC', names: new Set() }).items.map(
    ({ item }) => item.id,
  )
}

test('an id with a letter in it is kept where no other item has it', () => {
  expect(ids(['AI-1', 'Ship it'], ['ai_2', 'Test it'])).toEqual(['ai-1', 'ai-2'])
  const [first, second] = ids(['A1', 'Ship it'], ['A1', 'Test it'])
  expect([first, second]).not.toContain('a1')
})

test('a number of a row is nobody’s id: the words stay the same when a row is put in above', () => {
  const [, before] = ids(['1', 'Ship it'], ['2', 'Test it'])
  const [, , after] = ids(['1', 'Look'], ['2', 'Ship it'], ['3', 'Test it'])
  expect(after).toBe(before)
})

test.each([
  ['Ship it', 'ship   it.'],
  ['Ship it', '**Ship** it'],
  ['Ship it', 'Ship it (@ana)'],
  ['Café zu', 'CAFÉ zu'],
])('%j and %j are the same words', (one, other) => {
  expect(ids(['', one])).toEqual(ids(['', other]))
})

test('of the same words the second has a number behind it, and neither is a third’s own id', () => {
  const [first, second] = ids(['', 'Ship it'], ['', 'Ship it'])
  expect(second).toBe(`${first}-2`)
  const [, again, own] = ids(['', 'Ship it'], ['', 'Ship it'], [`${first}-2`, 'Test it'])
  expect(own).toBe(`${first}-2`)
  expect(again).toBe(`${first}-3`)
})

test('every item of a document has an id of its own', () => {
  const cell = fc.constantFrom('', 'A1', 'a1', 'x-2', '3', '#4', 'Ünï')
  const words = fc.constantFrom('Ship it', 'Test it', 'Look at it', '日本 語')
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, words), { minLength: 1, maxLength: 12 }), (rows) => {
      const found = ids(...rows)
      expect(new Set(found).size).toBe(rows.length)
      for (const id of found) expect(id).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/)
    }),
  )
})
