import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judged, remarks } from '../../../src/postmortem/language/remarks.ts'

const words = (sentence: string) =>
  remarks(sentence).map(({ code, start, end }) => [code, sentence.slice(start, end)])

test.each([
  ['The page came, but Ops carelessly restarted both nodes.', [['blame', 'carelessly']]],
  [
    'On Monday the reviewer should have noticed it.',
    [['hindsight', 'the reviewer should have noticed']],
  ],
  ['Root cause: human error.', [['human-error', 'human error']]],
  ['Root cause: Sven.', [['person-as-cause', 'Root cause: Sven']]],
  [
    'Nadia forgot the flag; the reviewer should have noticed.',
    [
      ['blame', 'Nadia forgot'],
      ['hindsight', 'the reviewer should have noticed'],
    ],
  ],
])('points at the words that say it: %s', (sentence, expected) => {
  expect(words(sentence)).toEqual(expected)
})

test.each([
  ['a mention', '@dmoreau forgot the index.'],
  ['a first name', 'Chloé forgot the index.'],
  ['a full name', 'Marta Kowalczyk forgot the index.'],
  ['a name with an initial', 'Marta K. forgot the index.'],
  ['a name that no list has', 'Quvonchbek forgot the index.'],
  ['an office', 'The release manager forgot the index.'],
  ['somebody on a team', 'An engineer on the checkout team forgot the index.'],
  ['somebody with a history', 'The developer who wrote the job forgot the index.'],
  ['a team', 'The data platform team forgot the index.'],
  ['a team in one word', 'DevOps forgot the index.'],
  ['a pronoun', 'She forgot the index.'],
  ['nobody in particular', 'Somebody forgot the index.'],
  ['oneself', 'I forgot the index.'],
])('%s can be blamed', (_who, sentence) => {
  expect(judged(sentence)).toEqual(['blame'])
})

test.each([
  ['a program', 'The job forgot the index.'],
  ['a program named after somebody', 'Jenkins forgot about the index.'],
  ['a bot', '@opsbot forgot the index.'],
  ['a place for people', 'The developer portal forgot the index.'],
  ['a rota', 'The on-call rota forgot a week.'],
  ['all of us', 'We forgot the index.'],
  ['our team', 'Our team forgot the index.'],
])('%s cannot be blamed', (_what, sentence) => {
  expect(judged(sentence)).toEqual([])
})

test('somebody known from the incident is known by login and by first name', () => {
  const people = [
    { login: 'zq-91', name: 'Zyxomma Brandt', role: null },
    { login: 'Will', name: 'Will Park', role: null },
  ]
  expect(judged('zq-91 deleted the wrong table.', people)).toEqual(['blame'])
  expect(judged('Zyxomma deleted the wrong table.', people)).toEqual(['blame'])
  expect(judged('Zyxomma deleted the wrong table.')).toEqual([])
  expect(judged('Will Park deleted the wrong table.', people)).toEqual(['blame'])
})

test.each([
  ['Nadia didn’t read the runbook.'],
  ["Nadia didn't read the runbook."],
  ['Nadia did not read the runbook.'],
  ['NADIA: Nadia DID NOT READ the runbook.'],
  ['nadia was told, and Nadia never read the runbook.'],
  ['Nadia   did\nnot read the\nrunbook.'],
])('is heard in any spelling: %j', (sentence) => {
  expect(judged(sentence)).toEqual(['blame'])
})

test.each([
  ['“Nadia forgot the flag” was the first message.'],
  ['"Nadia forgot the flag" was the first message.'],
  ["'Nadia forgot the flag' was the first message."],
  ['«Nadia forgot the flag» was the first message.'],
  ['„Nadia forgot the flag“ was the first message.'],
  ['Did Nadia forget the flag?'],
  ['If somebody forgot the flag, the tool would ask.'],
  ['It was not her fault.'],
  ['Nobody was careless.'],
  ['Kudos to Nadia, who noticed the wrong flag.'],
])('is silent where nothing is said against anybody: %s', (sentence) => {
  expect(judged(sentence)).toEqual([])
})

test('a mark of quotation without its other half quotes nothing', () => {
  expect(judged('The 19" rack fell, since Nadia forgot the bolts.')).toContain('blame')
})

test('any text at all is read, with places inside it and each code once', () => {
  const word = fc.constantFrom(
    'the',
    'engineer',
    '@a-b',
    'Nadia',
    'should',
    'have',
    "didn't",
    '"',
    "'",
    '’s',
    '…',
    ',',
    ':',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(word).map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(text, (sentence) => {
      const found = remarks(sentence)
      expect(new Set(found.map(({ code }) => code)).size).toBe(found.length)
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(sentence.length)
      }
    }),
  )
})

test.each([
  'the engineer and ',
  'he ',
  'had the ',
  "' a",
  'should have been ',
  'very ',
  '"',
  'a-',
  '@a',
])('a hundred thousand characters of %j are read', (piece) => {
  expect(() => remarks(piece.repeat(100_000 / piece.length))).not.toThrow()
})
