import { expect, test } from 'vitest'
import { checked, configCheck, configCheckJson } from '../../src/config/check.ts'
import { instant } from '../../src/domain/instant.ts'

const found = (text: string) =>
  checked([{ source: 'sitrep.yml', text }], instant('2026-11-21T12:00:00Z'))
const shown = (text: string) => configCheck(found(text), 'sitrep.yml')

test('a file without mistakes is said to be one', () => {
  expect(shown('timezone: Europe/Lisbon')).toBe('sitrep.yml: no mistakes')
  expect(configCheckJson(found(''))).toBe('[]')
})

test('every mistake is a line that an editor can jump to', () => {
  expect(shown('close: reviewed\n\nseverites: []\nlabel: drill\n')).toBe(
    [
      'sitrep.yml:3:1 unknown key "severites"; did you mean "severities"? It is left out.',
      'sitrep.yml:4:8 the label "drill" already has another meaning. The key label is out of service: its default holds.',
    ].join('\n'),
  )
})

test('the same comes as JSON for programs', () => {
  expect(JSON.parse(configCheckJson(found('severites: []')))).toEqual([
    {
      source: 'sitrep.yml',
      line: 1,
      column: 1,
      key: 'severites',
      message: 'unknown key "severites"; did you mean "severities"? It is left out.',
      nearest: 'severities',
      fatal: false,
      level: 'problem',
    },
  ])
})

test('a key with control characters cannot write on the terminal', () => {
  const words = shown('"\\e[31mred\\a": 1')
  expect(words).toContain('unknown key')
  expect([...words].every((character) => character >= ' ')).toBe(true)
})

test('advice is told behind the word that nothing is wrong', () => {
  const text = 'responders:\n  default: weekly, [ana, ben]\n'
  expect(shown(text)).toBe(
    'sitrep.yml: no mistakes\nsitrep.yml:2:12 notice: 2 people are in this rotation: from 6 on, nights and weekends can be borne for long.',
  )
})
