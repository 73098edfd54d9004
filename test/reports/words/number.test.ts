import { expect, test } from 'vitest'
import {
  count,
  listed,
  numberWords,
  percentWords,
  shareWords,
  smallWords,
} from '../../../src/reports/words/number.ts'

test.each([
  [0, '0 %'],
  [0.004, '0.4 %'],
  [0.067, '6.7 %'],
  [5 / 6, '83 %'],
  [0.5, '50 %'],
  [0.996, '99.6 %'],
  [1, '100 %'],
  [9.13, '913 %'],
])('the share %s is %s', (share, words) => {
  expect(percentWords(share)).toBe(words)
})

test('a share never rounds to all or to nothing where it is neither', () => {
  expect(percentWords(0.9996)).not.toBe('100 %')
  expect(percentWords(0.0001)).not.toBe('0 %')
})

test('a share tells what it is a share of', () => {
  expect(shareWords(10, 12)).toBe('83 % (10 of 12)')
  expect(shareWords(1_204, 1_204)).toBe('100 % (1,204 of 1,204)')
})

test.each([
  [0, 'no incident'],
  [1, '1 incident'],
  [6, '6 incidents'],
  [1_204, '1,204 incidents'],
])('%s is counted as %s', (number, words) => {
  expect(count(number, 'incident')).toBe(words)
})

test.each([
  [3.24, '3.2'],
  [12.6, '13'],
  [0.04, '0.04'],
  [0, '0'],
])('%s is told as %s', (number, words) => {
  expect(numberWords(number)).toBe(words)
})

test.each([
  [1, 'one'],
  [10, 'ten'],
  [11, '11'],
])('a sentence says %s as %s', (number, words) => {
  expect(smallWords(number)).toBe(words)
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j are listed as %s', (words, line) => {
  expect(listed(words)).toBe(line)
})
