import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrontMatter } from '../../src/markdown/front-matter.ts'
import { yamlText } from '../../src/markdown/yaml-text.ts'
import { hostileText } from './oracle.ts'

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n`)

test('every text comes out as that text, wherever it stands', () => {
  fc.assert(
    fc.property(hostileText, fc.array(hostileText, { maxLength: 3 }), (text, list) => {
      const front = read(yamlText({ text, list, map: { inner: text }, after: 'x' }))
      expect(front?.problems).toEqual([])
      const values = Object.fromEntries(front?.keys.map(({ name, value }) => [name, value]) ?? [])
      expect({ ...values, map: { ...(values['map'] as object) } }).toEqual({
        text,
        list,
        map: { inner: text },
        after: 'x',
      })
    }),
    { numRuns: 2000 },
  )
})

test.each([
  '---',
  '...',
  'null',
  '~',
  'yes',
  '2026-11-20',
  '0x10',
  '# x',
  'a: b',
  '- a',
  '*a',
  '&a',
  '!!str',
  '"',
  "'",
  '{{ x }}',
])('%j stays a text', (text) => {
  expect(read(yamlText({ text }))?.keys[0]?.value).toBe(text)
})

test('what is not known is left open', () => {
  expect(yamlText({ cause: null, drill: true, incident: 42, services: [] })).toBe(
    'cause:\ndrill: true\nincident: 42\nservices: []',
  )
})
