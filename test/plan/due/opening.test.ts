import { expect, test } from 'vitest'
import { iso } from '../../../src/domain/instant.ts'
import { opening } from '../../../src/plan/due/opening.ts'
import { entered, type Happened, happened, moments, severity } from '../../support/clocked.ts'

const at = (time: string) => `2026-11-20T${time}:00Z`
const opened = (facts: readonly Happened[], as: 'incident' | 'report' = 'incident') => {
  const found = opening(happened(facts, undefined, as))
  return found && [iso(found.at), found.by]
}

test.each([
  ['one that was declared', [], [at('14:00'), 'mona']],
  [
    'one that came into its status by a click',
    [[0, entered('investigating'), 'ben']],
    [at('14:00'), 'mona'],
  ],
  ['one that was moved on', [[9, entered('identified'), 'ben']], [at('14:00'), 'mona']],
  [
    'one that was opened again',
    [
      [5, entered('resolved'), 'ana'],
      [90, entered('investigating'), 'ben'],
      [95, entered('identified'), 'caro'],
    ],
    [at('15:30'), 'ben'],
  ],
] as const)('%s', (_, facts, expected) => {
  expect(opened(facts)).toEqual(expected)
})

test.each([
  ['a report that nobody took up names nobody', [], [at('14:00'), null]],
  ['who takes it up opens it', [[60, entered('investigating'), 'caro']], [at('15:00'), 'caro']],
  [
    'who acts on it later does not',
    [
      [60, entered('investigating'), 'caro'],
      [70, entered('identified'), 'ben'],
    ],
    [at('15:00'), 'caro'],
  ],
] as const)('%s', (_, facts, expected) => {
  expect(opened(facts, 'report')).toEqual(expected)
})

test('the clocks of a report run from the moment at which it was taken up', () => {
  const facts = [
    [60, entered('investigating'), 'caro'],
    [60, severity('sev1'), 'caro'],
  ] as const
  const report = happened(facts, undefined, 'report')
  expect(moments(report, 'acknowledge')).toEqual([at('15:05'), at('15:10'), at('15:20')])
  expect(moments(report, 'commander')[0]).toBe(at('15:15'))
  expect(moments(report, 'update')[0]).toBe(at('15:30'))
  expect(moments(happened(facts.slice(0, 1), undefined, 'report'), 'severity')[0]).toBe(at('15:15'))
})
