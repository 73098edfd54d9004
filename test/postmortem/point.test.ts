import { expect, test } from 'vitest'
import { quoted } from '../../src/postmortem/point.ts'

test.each([
  ['one line', 'a\n  b\tc', '"a b c"'],
  ['code, which is not repeated', 'run \ufffc now', '"run … now"'],
  ['what nobody sees', 'a\u202eb\u200bc\u0000', '"abc"'],
  ['sixty characters', 'x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['more than that', 'x'.repeat(61), `"${'x'.repeat(59)}…"`],
  ['a secret', 'TODO: password=hunter2hunter2', '"TODO: password=[redacted: password]"'],
  ['one at the cut', `${'x'.repeat(50)} ghp_${'a'.repeat(40)}`, `"${'x'.repeat(50)} [redacte…"`],
  ['a mebibyte', 'x'.repeat(1024 * 1024), `"${'x'.repeat(59)}…"`],
])('text of a document is quoted as %s', (_, text, words) => {
  expect(quoted(text)).toBe(words)
})

test('what is cut is never half a character', () => {
  for (let before = 50; before < 60; before++) {
    expect(quoted(`${'x'.repeat(before)}${'🔥'.repeat(20)}`).isWellFormed()).toBe(true)
  }
})
