import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hanging, wrap } from '../../src/cli/wrap.ts'

test.each([
  ['fits as it is', 20, ['fits as it is']],
  ['goes on below where it is too long', 12, ['goes on', 'below where', 'it is too', 'long']],
  [
    'a considerably-longer-word stays whole',
    8,
    ['a', 'considerably-longer-word', 'stays', 'whole'],
  ],
  ['', 8, ['']],
])('"%s" within %i', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines)
})

test('no word is lost, and no line of several words is too wide', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (said, width) => {
      const lines = wrap(said.join(' '), width)
      expect(lines.join(' ')).toBe(said.join(' '))
      expect(lines.filter((line) => line.includes(' ') && line.length > width)).toEqual([])
    }),
  )
})

test('further lines stand below the first', () => {
  expect(hanging('  --at  ', 'Look as if it were then, please', 30)).toBe(
    '  --at  Look as if it were\n        then, please',
  )
})

test('a wide left side leaves room all the same', () => {
  expect(hanging('x'.repeat(90), 'some words that go on', 80)).toBe(
    `${'x'.repeat(90)}some words that go\n${' '.repeat(90)}on`,
  )
})
