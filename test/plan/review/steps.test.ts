import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DesiredCheck } from '../../../src/plan/review/check.ts'
import type { ReviewEffect } from '../../../src/plan/review/effect.ts'
import { isLast } from '../../../src/plan/review/effect.ts'
import type { SeenCheck } from '../../../src/plan/review/request.ts'
import { checkSteps } from '../../../src/plan/review/steps.ts'

const check = (count: number): DesiredCheck => ({
  name: 'Sitrep / postmortem',
  conclusion: 'failure',
  title: 'x',
  summary: 'x',
  annotations: Array.from({ length: count }, (_, at) => ({
    path: 'a.md',
    line: at + 1,
    endLine: at + 1,
    column: null,
    level: 'failure',
    title: 'x',
    message: 'x',
  })),
})
const seen = (more: Partial<SeenCheck> = {}): SeenCheck => ({
  id: 7,
  name: 'Sitrep / postmortem',
  digest: 'same',
  complete: true,
  annotations: 0,
  ...more,
})
const steps = (one: DesiredCheck, all: readonly SeenCheck[], redo = 0) =>
  checkSteps('head', one, 'same', all, redo)
const short = (all: readonly ReviewEffect[]) =>
  all.map((one) => ('from' in one ? [one.type, one.from, one.to] : [one.type]))

test.each([
  [0, [['check.create', 0, 0]]],
  [50, [['check.create', 0, 50]]],
  [
    51,
    [
      ['check.create', 0, 50],
      ['check.extend', 50, 51],
    ],
  ],
  [
    120,
    [
      ['check.create', 0, 50],
      ['check.extend', 50, 100],
      ['check.extend', 100, 120],
    ],
  ],
])('%j annotations are written in these parts: %j', (count, parts) => {
  expect(short(steps(check(count), []))).toEqual(parts)
})

test.each<readonly [string, readonly SeenCheck[], number, readonly unknown[]]>([
  ['what stands already is left', [seen()], 0, []],
  [
    'what says something else gets a run of its own',
    [seen({ digest: 'other' })],
    0,
    [['check.create', 0, 50]],
  ],
  [
    'a run of another name stands for nothing',
    [seen({ name: 'Sitrep / config' })],
    0,
    [['check.create', 0, 50]],
  ],
  ['the newest counts', [seen({ id: 9, digest: 'other' }), seen()], 0, [['check.create', 0, 50]]],
  ['an older one of the past does not', [seen({ id: 3, digest: 'other' }), seen()], 0, []],
  ['one that was asked for again is made again', [seen()], 7, [['check.create', 0, 50]]],
  ['one that was made since is not', [seen({ id: 8 })], 7, []],
  [
    'an unfinished one is gone on with',
    [seen({ complete: false, annotations: 30 })],
    0,
    [['check.extend', 30, 50]],
  ],
  [
    'one that lacks its conclusion alone gets that',
    [seen({ complete: false, annotations: 50 })],
    0,
    [['check.extend', 50, 50]],
  ],
])('%s', (_, all, redo, parts) => {
  expect(short(steps(check(50), all, redo))).toEqual(parts)
})

test('wherever it is cut short, the next look writes each annotation once and the conclusion last', () => {
  fc.assert(
    fc.property(fc.nat(260), fc.array(fc.nat(4), { maxLength: 8 }), (count, cuts) => {
      const wanted = check(count)
      const run = { made: false, lines: [] as number[], complete: false }
      for (const most of [...cuts, 99]) {
        const all = run.made
          ? [seen({ annotations: run.lines.length, complete: run.complete })]
          : []
        for (const step of steps(wanted, all).slice(0, most)) {
          if (step.type === 'review.create') throw new Error('no review was asked for')
          run.made = true
          run.lines.push(
            ...step.check.annotations.slice(step.from, step.to).map(({ line }) => line),
          )
          expect(run.complete).toBe(false)
          run.complete = isLast(step)
        }
      }
      expect(run.lines).toEqual(wanted.annotations.map(({ line }) => line))
      expect(run.complete).toBe(true)
      expect(steps(wanted, [seen({ annotations: count })])).toEqual([])
    }),
  )
})
