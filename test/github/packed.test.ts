import { expect, test } from 'vitest'
import * as z from 'zod'
import { packed, readPacked } from '../../src/github/packed.ts'

const asIs = (text: string) => text
const failing = (error: unknown) => () => {
  throw error
}

test('what is packed is read again, up to so many bytes', () => {
  expect(readPacked(packed('Größe'), 7, asIs)).toBe('Größe')
  expect(readPacked(packed('Größe'), 6, asIs)).toBeNull()
})

test.each(['', '!', 'AAAA', 'Stryker'])(
  '%j is nothing that was packed, whatever is made of it',
  (line) => {
    const read = readPacked(line, 1_000, (text) => z.literal('x').parse(text))
    expect(read).toBeNull()
  },
)

test.each([
  ['is no JSON', () => JSON.parse('{')],
  ['has another shape', () => z.string().parse(1)],
])('what %s is none', (_, read) => {
  expect(readPacked(packed('x'), 10, read)).toBeNull()
})

test.each([
  ['in us', new TypeError('x is undefined')],
  ['on the disk', Object.assign(new Error('no such file'), { code: 'ENOENT' })],
])('a mistake %s is none of what was read', (_, error) => {
  expect(() => readPacked(packed('x'), 10, failing(error))).toThrow(error)
})
