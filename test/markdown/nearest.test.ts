import { expect, test } from 'vitest'
import { nearest } from '../../src/markdown/nearest.ts'

const COMMANDS = ['ack', 'sev', 'severity', 'mitigate', 'resolve', 'timeline', 'ic']

test.each([
  ['mitgate', 'mitigate'],
  ['mitigaet', 'mitigate'],
  ['resolved', 'resolve'],
  ['reslove', 'resolve'],
  ['SEVERITY', 'severity'],
  ['akc', 'ack'],
  ['sevs', 'sev'],
  ['tmelin', 'timeline'],
])('%s most likely means %s', (word, expected) => {
  expect(nearest(word, COMMANDS)).toBe(expected)
})

test.each([['approve'], ['kca'], ['retest'], ['lgtm'], ['assign'], [''], ['a'.repeat(41)]])(
  '%s means none of ours',
  (word) => {
    expect(nearest(word, COMMANDS)).toBeNull()
  },
)

test('of equally near ones the first is meant, and an exact one before all', () => {
  expect(nearest('cat', ['bat', 'hat'])).toBe('bat')
  expect(nearest('cat', ['bat', 'cat'])).toBe('cat')
})
