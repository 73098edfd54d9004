import { expect, test } from 'vitest'
import { levelAssessed, levelNamed, type SeverityLevel } from '../../src/domain/severity.ts'

const level = (name: string, title: string, aliases: readonly string[]): SeverityLevel => ({
  ...{ name, title, aliases, description: '', color: 'ededed' },
  ...{ acknowledge: { unit: 'ms', amount: 1 }, update: null },
})
const LEVELS = [
  level('sev1', 'SEV1 critical', ['1', 'critical', 'P0']),
  level('sev2', 'SEV2 major', ['2', 'critical']),
]

test.each([
  ['sev1', 'sev1'],
  ['SEV-2', 'sev2'],
  ['sev2 major', 'sev2'],
  ['p0', 'sev1'],
  ['2', 'sev2'],
  // Where two levels go by a word, the worse one is meant.
  ['critical', 'sev1'],
  ['sev', null],
  ['sev3', null],
  ['', null],
  ['!?', null],
])('%j names the level %s', (word, name) => {
  expect(levelNamed(word, LEVELS)?.name ?? null).toBe(name)
})

test('a word without letters and digits names no level, even where an alias has none either', () => {
  expect(levelNamed('!', [level('sev1', 'SEV1', ['?'])])).toBeNull()
})

test.each([
  ['Service down', 'all', 'sev1'],
  ['service-down', 'Some', 'sev2'],
  ['Slow', 'all', 'sev3'],
  ['slow', 'some', null],
  ['Wrong', 'all', null],
  [undefined, 'all', null],
  ['Slow', undefined, null],
  [undefined, undefined, null],
])('an impact of %j and a spread of %j is judged %j', (impact, spread, judged) => {
  const matrix = {
    'Service down': { All: 'sev1', Some: 'sev2' },
    Slow: { All: 'sev3' },
    undefined: { All: 'sev4', undefined: 'sev4' },
  }
  expect(levelAssessed(impact, spread, matrix)).toBe(judged)
})
