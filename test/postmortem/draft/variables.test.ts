import { describe, expect, test } from 'vitest'
import { scene } from '../../../src/postmortem/draft/scene.ts'
import { unwrapped, type Value } from '../../../src/postmortem/draft/value.ts'
import { VARIABLES } from '../../../src/postmortem/draft/variables.ts'
import { hostile } from './hostile.ts'
import { bare, reopened, rich } from './incidents.ts'

const STORIES = [rich, bare, reopened, hostile]

describe.each(VARIABLES)('$name', ({ name, words, fields, value }) => {
  test('has a name that Liquid can read, and words', () => {
    expect(name).toMatch(/^[a-z][a-z_]*$/)
    expect(words).toMatch(/[.:]/)
  })

  test('is never undefined, and its entries have the fields that are documented', () => {
    for (const story of STORIES) {
      const given: Value = value(scene(story))
      expect(given).not.toBeUndefined()
      if (Object.keys(fields).length === 0) continue
      for (const entry of given as readonly object[]) {
        expect(Object.keys(entry).toSorted()).toEqual(Object.keys(fields).toSorted())
        expect(Object.values(entry)).not.toContain(undefined)
      }
    }
  })
})

test('every list with fields is filled by one of the stories', () => {
  const lists = VARIABLES.filter(({ fields }) => Object.keys(fields).length > 0)
  const empty = lists.filter(({ value }) =>
    STORIES.every((story) => (value(scene(story)) as readonly unknown[]).length === 0),
  )
  expect(empty.map(({ name }) => name)).toEqual([])
})

test('names are there once', () => {
  const names = VARIABLES.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('Markdown is known from text wherever it stands', () => {
  const { data, safe } = unwrapped({
    a: { markdown: '**x**' },
    b: [{ c: { markdown: '[y](z)' }, d: '*' }],
    e: null,
  })
  expect(data).toEqual({ a: '**x**', b: [{ c: '[y](z)', d: '*' }], e: null })
  expect([...safe]).toEqual(['**x**', '[y](z)'])
})
