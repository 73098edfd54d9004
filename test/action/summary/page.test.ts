import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from '../../../action/summary/page.ts'

const MIB = 1024 * 1024

test('parts stand below each other', () => {
  expect(pageOf(['a', 'b', 'c'])).toBe('a\n\nb\n\nc')
  expect(pageOf([])).toBe('')
})

test('a page never outgrows what GitHub takes, and says where it was cut', () => {
  const long = Array.from({ length: 60_000 }, (_, at) => `| row ${at} | ü |`).join('\n')
  const page = pageOf(['head', long, 'tail'])
  expect(Buffer.byteLength(page)).toBeLessThan(MIB)
  expect(page).toContain('The rest is left out')
  expect(page).not.toContain('tail')
  // Between two lines, never within one.
  expect(page.split('\n').filter((line) => line.startsWith('| row'))).toEqual(
    long.split('\n').slice(0, page.split('\n').filter((line) => line.startsWith('| row')).length),
  )
})

test('whatever the parts are, they fit', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 50 })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.nat(60_000), (parts, times) => {
      const page = pageOf([...parts, `${parts.join('')}\n`.repeat(Math.min(times, 20_000))])
      expect(Buffer.byteLength(page)).toBeLessThan(MIB)
    }),
    { numRuns: 25 },
  )
})
