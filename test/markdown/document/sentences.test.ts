import { expect, test } from 'vitest'
import { proseOf } from '../../../src/markdown/document/prose.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { sentences } from '../../../src/markdown/document/sentences.ts'

const read = (markdown: string) =>
  proseOf(readDocument(markdown)).flatMap(({ text }) => sentences(text))

const parts = (markdown: string) => read(markdown).map(({ plain }) => plain)

test.each([
  ['full stops', 'It broke. We saw it. Done', ['It broke.', 'We saw it.', 'Done']],
  [
    'questions and calls',
    'Why? Nobody knew! Then it hit.',
    ['Why?', 'Nobody knew!', 'Then it hit.'],
  ],
  [
    'quotes that close',
    '"It broke." She left (at once.) Then he.',
    ['"It broke."', 'She left (at once.)', 'Then he.'],
  ],
  ['several stops', 'Wait... Really?! Yes.', ['Wait...', 'Really?!', 'Yes.']],
  ['a small letter', 'it broke. we saw it.', ['it broke.', 'we saw it.']],
  ['code', 'We ran `a`. `b` failed.', ['We ran \ufffc.', '\ufffc failed.']],
  ['lines', 'It\nbroke. We\nsaw it.', ['It broke.', 'We saw it.']],
  [
    'an abbreviation at the end',
    'Disks, nodes etc. We saw it.',
    ['Disks, nodes etc.', 'We saw it.'],
  ],
  ['an hour at the end', 'It broke at 5 p.m. We saw it.', ['It broke at 5 p.m.', 'We saw it.']],
  ['a number at the end', 'It took 5. We saw it.', ['It took 5.', 'We saw it.']],
  ['a one-letter word', 'So did I. We saw it.', ['So did I.', 'We saw it.']],
])('a text is cut at %s', (_what, markdown, expected) => {
  expect(parts(markdown)).toEqual(expected)
})

test.each([
  'It failed, e.g. the api, i.e. everything.',
  'The api vs. the web, cf. the log, approx. 5 of them.',
  'It took 2.5 hours until 14.05 and cost 1.000 euros.',
  'We rolled back to v2.3.1 at 14:05 on node.js from app.config.yml.',
  'On Tuesday 5. January we deployed.',
  'See J. Doe and A. B. Smith for it.',
  'Disks, nodes etc. were full.',
  'It broke at 5 p.m. in the evening.',
  'It hung... and then went on.',
  'Traffic went to a.example.com and b.example.com then.',
  'Ask Dr. Who about no. 5 and fig. 3.',
])('one sentence stays one: %s', (markdown) => {
  expect(parts(markdown)).toEqual([markdown])
})

test.each(['...', '-', '', '!!!', '- [ ] .'])(
  'where there are no words there is no sentence: %j',
  (markdown) => {
    expect(parts(markdown)).toEqual([])
  },
)

test('a sentence has the place of its words, without the blanks around them', () => {
  const markdown = 'One **two**. Three\n`four` five.  \nSix'
  const found = read(markdown)
  expect(found.map(({ start, end }) => markdown.slice(start, end))).toEqual([
    'One **two**.',
    'Three\n`four` five.',
    'Six',
  ])
  expect(found.map(({ line, endLine }) => [line, endLine])).toEqual([
    [1, 1],
    [1, 2],
    [3, 3],
  ])
  expect(found.map(({ from, to }) => [from, to])).toEqual([
    [0, 8],
    [9, 22],
    [23, 26],
  ])
})
