import { describe, expect, test } from 'vitest'
import { type Note, notesOn, noteWords } from '../../src/engine/note.ts'
import { SEEN } from '../support/view.ts'

const LAYER = { source: 'acme/.github/.github/sitrep.yml', text: 'label: incident' }
const OWN = { source: '.github/sitrep.yml', text: '' }

describe('config of the organisation that may be there', () => {
  const [owner = ''] = SEEN.repository.name.split('/')
  const source = `${owner}/.github/.github/sitrep.yml`

  test('is told of where a workflow does not see it', () => {
    expect(notesOn({ ...SEEN, shared: true, config: [OWN] })).toEqual([
      { kind: 'config-unseen', source },
    ])
  })

  test.each([
    ['it is seen', { shared: true, config: [{ ...LAYER, source }, OWN] }],
    [
      'everybody can see the repository',
      { shared: true, config: [OWN], repository: { ...SEEN.repository, isPublic: true } },
    ],
    ['an App looks', { shared: false, config: [OWN] }],
    [
      'the repository is that one',
      { shared: true, config: [], repository: { ...SEEN.repository, name: `${owner}/.github` } },
    ],
  ])('and not where %s', (_, change) => {
    expect(notesOn({ ...SEEN, ...change })).toEqual([])
  })
})

test('a card that nothing proves is told of', () => {
  const seen = { ...SEEN, unproved: [{ id: 7, login: 'pager[bot]' }] }
  expect(notesOn(seen)).toEqual([{ kind: 'card-unproved', login: 'pager[bot]', comment: 7 }])
})

const NOTES: readonly Note[] = [
  { kind: 'claimed', until: 1_800_000_000_000 as never },
  { kind: 'claim-refused', permission: 'contents: write' },
  { kind: 'pull-refused', compare: 'https://github.com/acme/shop/compare/main...x' },
  { kind: 'config-unseen', source: 'acme/.github/.github/sitrep.yml' },
  { kind: 'stands-down', who: 'sitrep[bot]' },
  { kind: 'stands-down', who: null },
  { kind: 'card-unproved', login: 'sitrep[bot]', comment: 7 },
]

test.each(NOTES)('$kind is told in whole sentences, and closes nothing', (note) => {
  const words = noteWords(note)
  expect(words).toMatch(/^[A-Za-z]/)
  expect(words).toMatch(/\.$/)
  expect(words).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #\d/i)
})
