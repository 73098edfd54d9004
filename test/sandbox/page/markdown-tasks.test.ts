import { expect, test } from 'vitest'
import { markdown } from '../../../src/sandbox/page/markdown.ts'
import { toggled } from '../../../src/sandbox/page/markdown-tasks.ts'

const LINKS = { person: () => null, team: () => null, issue: () => null }
const LIST = 'Do:\n\n- [ ] one "q" <b>\n- [x] two\n  1. [ ] deep\n- plain [ ] no\n\n> - [X] quoted'

test('a reader sees boxes that cannot be changed', () => {
  const text = markdown(LIST, LINKS, false).markup
  expect(text.match(/<input type="checkbox"/g)).toHaveLength(4)
  expect(text.match(/ checked="checked"/g)).toHaveLength(2)
  expect(text.match(/ disabled="disabled"/g)).toHaveLength(4)
})

test('whoever may edit gets a button for each box, named by its item and with its line', () => {
  const text = markdown(LIST, LINKS, true).markup
  expect(
    [...text.matchAll(/value="(\d+)" role="checkbox" aria-checked="(\w+)"/g)].map(
      ([, line, on]) => [line, on],
    ),
  ).toEqual([
    ['2', 'false'],
    ['3', 'true'],
    ['4', 'false'],
    ['7', 'true'],
  ])
  expect(text).toContain('aria-label="one &quot;q&quot; &lt;b&gt;"')
  expect(text).not.toContain('<input')
})

test.each([
  [2, '- [x] one "q" <b>'],
  [3, '- [ ] two'],
  [4, '  1. [x] deep'],
  [7, '> - [ ] quoted'],
])('turning the box on line %i over changes that line alone', (line, expected) => {
  const before = LIST.split('\n')
  expect(toggled(LIST, line)?.split('\n')).toEqual(before.with(line, expected))
})

test.each([0, 5, 99, -1, Number.NaN])('line %d has no box to turn', (line) => {
  expect(toggled(LIST, line)).toBeNull()
})
