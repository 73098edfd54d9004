import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasInvisible, seenLine, withoutInvisible } from '../../src/markdown/invisible.ts'

test.each([
  ['a control', 'a\u0007b', 'ab'],
  ['a soft hyphen', 'a\u00adb', 'ab'],
  ['a zero width', 'a\u200bb', 'ab'],
  ['a joiner between letters', 'a\u200db', 'ab'],
  ['a direction', 'a\u202eb', 'ab'],
  ['a loose selector', 'a\ufe0fb', 'ab'],
  ['a filler', 'a\u3164b', 'ab'],
  ['an annotation', 'a\ufff9b', 'ab'],
  ['what is not assigned, and never seen', 'a\ufff1b', 'ab'],
  ['a tag', 'a\u{e0041}b', 'ab'],
  ['a no-break space', 'a\u00a0b', 'a b'],
  ['a wide space', 'a\u3000b', 'a b'],
  ['a line separator', 'a\u2028b', 'a b'],
  ['a paragraph separator', 'a\u2029b', 'a b'],
  ['a next line', 'a\u0085b', 'a b'],
  ['a vertical tab', 'a\u000bb', 'a b'],
  ['a form feed', 'a\fb', 'a b'],
  ['a line end', 'a\nb', 'a b'],
  ['a return', 'a\rb', 'a b'],
  ['a joiner behind an emoji', '👩\u200dx', '👩x'],
  ['a zero width behind several joined', '👩‍💻\u200b', '👩‍💻'],
])('%s hides something, and is taken out', (_, text, plain) => {
  expect(hasInvisible(text)).toBe(true)
  expect(withoutInvisible(text)).toBe(plain)
})

test.each([
  ['letters', 'Größe 表 ع'],
  ['an emoji', '🚀'],
  ['an emoji in its colour', '✔️'],
  ['a hand of a colour', '👍🏽'],
  ['several joined', '👩‍💻 and 👩‍👩‍👧‍👦'],
  ['several joined, each in its colour', '👩🏽‍🤝‍👩🏻'],
  ['one in its colour joined to another', '🏳️‍🌈'],
  ['emoji in text', 'a 👍🏽 b ✔️ c'],
  ['nothing', ''],
])('%s hides nothing, and stays', (_, text) => {
  expect(hasInvisible(text)).toBe(false)
  expect(withoutInvisible(text)).toBe(text)
})

test('a selector behind a tab colours no emoji before it', () => {
  expect(hasInvisible('✔\t\ufe0f')).toBe(true)
  expect(hasInvisible('✔\ufe0f\t')).toBe(false)
})

test('a tab is seen, and is a space to whoever shows one line', () => {
  expect(hasInvisible('a\tb')).toBe(false)
  expect(withoutInvisible('a\tb')).toBe('a b')
})

test('whatever is left hides nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = withoutInvisible(text)
      expect(hasInvisible(plain)).toBe(false)
      expect(withoutInvisible(plain)).toBe(plain)
    }),
  )
})

test('a line is shown composed, and without halves of characters', () => {
  expect(seenLine('Gro\u0308\u00dfe')).toBe('Größe')
  expect(seenLine('a\ud83db\ufffdc')).toBe('abc')
})
