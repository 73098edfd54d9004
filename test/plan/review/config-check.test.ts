import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { configCheck, type OfferedConfig } from '../../../src/plan/review/config-check.ts'
import type { SeenRequest } from '../../../src/plan/review/request.ts'

const REQUEST = {
  home: 'https://github.test/acme/shop',
  head: 'abc123',
  draft: false,
} as SeenRequest
const PATH = '.github/sitrep.yml'
const check = (offered: OfferedConfig, below = '', request = REQUEST) =>
  configCheck(request, {
    path: PATH,
    offered,
    at: instant('2026-11-21T00:00:00Z'),
    below: below === '' ? [] : [{ source: 'acme/.github/.github/sitrep.yml', text: below }],
  })
const text = (words: string): OfferedConfig => ({ kind: 'text', text: words })

test.each<readonly [string, OfferedConfig, string, string]>([
  ['a right file', text('timezone: Europe/Berlin\n'), 'success', 'No mistakes'],
  ['an empty file', text(''), 'success', 'No mistakes'],
  ['a file that is taken away', { kind: 'removed' }, 'success', 'The file is removed'],
  ['a file that is no text', { kind: 'unreadable' }, 'failure', 'The file could not be read'],
  ['one mistake', text('severites: []\n'), 'failure', '1 mistake'],
  ['no YAML', text('a: [\n'), 'failure', '1 mistake'],
])('%s comes to its conclusion', (_, offered, conclusion, title) => {
  expect(check(offered)).toMatchObject({ name: 'Sitrep / config', conclusion, title })
})

test('each mistake stands at its line and column with the nearest right word', () => {
  const { annotations, summary } = check(text('label: incident\nseverites: []\n'))
  expect(annotations).toMatchObject([
    { path: PATH, line: 2, endLine: 2, column: 1, level: 'failure' },
  ])
  expect(annotations[0]?.message).toContain('did you mean "severities"?')
  expect(summary).toContain(
    '[2:1](https://github.test/acme/shop/blob/abc123/.github/sitrep.yml#L2)',
  )
})

test('mistakes of the organisation’s file are not told here', () => {
  expect(check(text('label: incident\n'), 'severites: []\n').conclusion).toBe('success')
})

test('a draft fails nothing', () => {
  const draft = check(text('severites: []\n'), '', { ...REQUEST, draft: true })
  expect(draft).toMatchObject({ conclusion: 'neutral', title: '1 mistake' })
})
