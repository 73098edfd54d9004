import { expect, test } from 'vitest'
import { issueNamed, issuesNamed } from '../../../src/plan/actions/references.ts'
import { HOME, item } from './items.ts'

test.each([
  ['#51', 51],
  ['gh-51', 51],
  ['acme/shop#51', 51],
  ['acme/other#51', null],
  ['https://github.com/acme/shop/issues/51?a=b', 51],
  ['https://github.com/acme/shop/issues/new', null],
  ['https://github.com/acme/shopping/issues/51', null],
  ['https://github.com/acme/shop/pull/51', null],
  ['ABC-51', null],
  ['#0', null],
  ['see #51', null],
  ['', null],
])('%j names the issue %j of this repository', (reference, number) => {
  expect(issueNamed(reference, HOME)).toBe(number)
})

test('what items are carried on by and wait for is looked at, each once', () => {
  const items = [
    item('Alert', { tracked: ['#51', 'ABC-1'], blockedBy: ['ai-2', '#9'] }),
    item('Test', { tracked: [`${HOME}/issues/51`], blockedBy: ['#10'] }),
  ]
  expect(issuesNamed(items, HOME)).toEqual([51, 9, 10])
})
