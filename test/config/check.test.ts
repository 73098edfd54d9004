import { expect, test } from 'vitest'
import { configCheck, configCheckJson } from '../../src/config/check.ts'

test('a file without mistakes is said to be one', () => {
  expect(configCheck('timezone: Europe/Lisbon', 'sitrep.yml')).toBe('sitrep.yml: no mistakes')
  expect(configCheckJson('', 'sitrep.yml')).toBe('[]')
})

test('every mistake is a line that an editor can jump to', () => {
  expect(configCheck('close: reviewed\n\nseverites: []\nlabel: drill\n', 'sitrep.yml')).toBe(
    [
      'sitrep.yml:3:1 unknown key "severites"; did you mean "severities"? It is left out.',
      'sitrep.yml:4:8 the label "drill" already has another meaning. The key label is out of service: its default holds.',
    ].join('\n'),
  )
})

test('the same comes as JSON for programs', () => {
  expect(JSON.parse(configCheckJson('severites: []', 'sitrep.yml'))).toEqual([
    {
      source: 'sitrep.yml',
      line: 1,
      column: 1,
      key: 'severites',
      message: 'unknown key "severites"; did you mean "severities"? It is left out.',
      nearest: 'severities',
      fatal: false,
    },
  ])
})

test('a key with control characters cannot write on the terminal', () => {
  const shown = configCheck('"\\e[31mred\\a": 1', 'sitrep.yml')
  expect(shown).toContain('unknown key')
  expect([...shown].every((character) => character >= ' ')).toBe(true)
})
