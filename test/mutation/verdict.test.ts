import { expect, test } from 'vitest'
import type { Mutant, Report } from './stryker.ts'
import { survivors, table } from './table.ts'
import type { Target } from './target.ts'
import { verdictOf } from './verdict.ts'

const TARGET: Target = {
  name: 'gate',
  files: ['src/a.ts'],
  tests: ['test/a.test.ts'],
  least: 75,
  runs: 10,
  without: [],
  excuses: [],
}
const SOURCE = ['const one = a === b', 'const two = f(', '  x,', ')', ''].join('\n')

const mutant = (
  status: string,
  replacement: string,
  [line, from, last, to]: readonly [number, number, number, number] = [1, 13, 1, 20],
): Mutant => ({
  mutatorName: 'EqualityOperator',
  replacement,
  status,
  location: { start: { line, column: from }, end: { line: last, column: to } },
})

const report = (...mutants: readonly Mutant[]): Report => ({
  files: { 'src/a.ts': { source: SOURCE, mutants: [...mutants] } },
})
const killed = mutant('Killed', 'x')

test('what is noticed is killed or never ends, and what breaks the run itself counts for nothing', () => {
  const mutants = [killed, killed, mutant('Timeout', 'x'), mutant('Survived', 'a !== b')]
  const broken = ['Ignored', 'RuntimeError', 'CompileError'].map((status) => mutant(status, 'x'))
  expect(verdictOf(TARGET, report(...mutants, ...broken))).toMatchObject({
    ...{ mutants: 4, killed: 2, timeout: 1, survived: 1, excused: 0, score: 75, reached: true },
  })
})

test('a score is never rounded up to what is wanted', () => {
  const many = Array.from({ length: 7_499 }, () => killed)
  const few = Array.from({ length: 2_501 }, () => mutant('Survived', 'x'))
  expect(verdictOf(TARGET, report(...many, ...few))).toMatchObject({ score: 74.9, reached: false })
})

test('where nothing was changed nothing is reached', () => {
  expect(verdictOf(TARGET, report())).toMatchObject({ score: 0, reached: false })
})

test('a survivor is told with its place and the change, and whether any test runs through it', () => {
  const verdict = verdictOf(
    TARGET,
    report(mutant('Survived', 'a !== b'), mutant('NoCoverage', 'undefined', [2, 13, 4, 2])),
  )
  expect(survivors(verdict)).toBe(
    [
      'gate: 2 unnoticed',
      '  src/a.ts:1',
      '    - a === b',
      '    + a !== b',
      '  src/a.ts:2 (no test runs through it)',
      '    - f( x, )',
      '    + undefined',
    ].join('\n'),
  )
})

test('an excused one is shown with its reason and counts neither way, and a spare excuse is named', () => {
  const why = 'both are the same there'
  const excuses = [
    { file: 'src/a.ts', code: 'a === b', becomes: 'a !==', why },
    { file: 'src/a.ts', code: 'f( x', becomes: null, why },
    { file: 'src/b.ts', code: 'not run this time', becomes: null, why },
  ]
  const verdict = verdictOf(
    { ...TARGET, excuses },
    report(killed, mutant('Survived', 'a !== b'), mutant('Survived', 'true')),
  )
  expect(verdict).toMatchObject({ mutants: 3, killed: 1, survived: 1, excused: 1, score: 50 })
  const told = survivors(verdict)
  expect(told).toContain(`    + a !== b\n    excused: ${why}`)
  expect(told).toContain('an excuse that nothing needs: src/a.ts: f( x')
  expect(told).not.toContain('not run this time')
})

test('the table sets each score beside what is wanted', () => {
  const verdict = verdictOf(TARGET, report(killed, mutant('Survived', 'x')))
  const [heads, row] = table([verdict]).split('\n')
  expect(heads?.split(/ {2,}/)).toEqual([
    ...['target', 'mutants', 'killed', 'survived', 'excused', 'timeout', 'score', 'wanted'],
  ])
  expect(row?.split(/ {2,}/)).toEqual([
    ...['gate', '2', '1', '1', '0', '0', '50.0 %', '75 %', 'not reached'],
  ])
})
