import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loginsToAsk, namesToAsk, ownersOf, type Who } from '../../../src/plan/actions/owners.ts'
import { NOBODY, owner } from './items.ts'

const WHO: Who = {
  people: new Map([
    ['jd', 'jane-doe'],
    ['jane', 'jane-doe'],
    ['sre', 'acme/sre'],
  ]),
  roles: { commander: 'mona', scribe: 'hubot' },
  named: new Map([
    ['ben alva', ['Ben']],
    ['alex', ['alex-a', 'alex-b']],
    ['mona', ['octocat']],
  ]),
  assignable: new Set(['jane-doe', 'mona', 'ana', 'ben']),
}

const of = (...texts: readonly string[]) => ownersOf({ owners: texts.map(owner) }, WHO)
const NONE = { assignees: [], mentioned: [], teams: [], unknown: [] }

describe('an owner becomes', () => {
  test.each([
    ['@Ana', { assignees: ['Ana'] }],
    ['@stranger', { mentioned: ['stranger'] }],
    ['@acme/sre', { teams: ['acme/sre'] }],
    ['JD', { assignees: ['jane-doe'] }],
    ['Jane', { assignees: ['jane-doe'] }],
    ['SRE', { teams: ['acme/sre'] }],
    ['Incident commander', { assignees: ['mona'] }],
    ['IC', { assignees: ['mona'] }],
    ['the scribe', { unknown: ['the scribe'] }],
    ['Scribe', { mentioned: ['hubot'] }],
    ['Ben  Alva', { assignees: ['Ben'] }],
    ['ben', { assignees: ['ben'] }],
    ['Mona', { assignees: ['octocat'] }],
  ])('%s: %o', (text, expected) => {
    expect(of(text)).toEqual({ ...NONE, ...expected })
  })

  test.each([
    ['of whom there are two', 'Alex'],
    ['whom nobody knows', 'Grace Hopper'],
    ['of a role that nobody held', 'Communications lead'],
    ['who is not spelled as a login and shows another name', 'Ben'],
    ['that is a team and no role', 'Ops'],
  ])('a name %s stays as it is written: %s', (_, text) => {
    expect(of(text)).toEqual({ ...NONE, unknown: [text] })
  })

  test.each([['TBD'], ['nobody'], ['-'], ['Unassigned'], ['?']])('%s is nobody', (text) => {
    expect(of(text)).toEqual(NONE)
  })
})

test('config says who is meant before a sign does', () => {
  const who = { ...WHO, people: new Map([['jd', 'jane-doe']]) }
  expect(ownersOf({ owners: [owner('@jd')] }, who).assignees).toEqual(['jane-doe'])
})

test('whoever is named twice is assigned once, whatever the case', () => {
  expect(of('@ana', 'ana', '@Ana', 'JD', 'Jane')).toEqual({
    ...NONE,
    assignees: ['ana', 'jane-doe'],
  })
})

test('GitHub takes ten, and the others are mentioned', () => {
  const many = Array.from({ length: 12 }, (_, at) => `dev${at}`)
  const who = { ...NOBODY, assignable: new Set(many) }
  const owners = ownersOf({ owners: many.map((login) => owner(`@${login}`)) }, who)
  expect(owners.assignees).toHaveLength(10)
  expect(owners.mentioned).toEqual(['dev10', 'dev11'])
})

describe('before that GitHub is asked', () => {
  const items = [
    { owners: ['@Ana', 'JD', 'IC', 'TBD', '@acme/sre', 'SRE'].map(owner) },
    { owners: ['Grace Hopper', 'grace hopper', 'ben', 'Scribe', '@ana'].map(owner) },
  ]
  const { people, roles } = WHO

  test('whose name that is, where nothing else says it', () => {
    expect(namesToAsk(items, { people }, { roles })).toEqual(['Grace Hopper', 'ben'])
  })

  test('whom it would assign', () => {
    expect(loginsToAsk(items, { people }, { roles })).toEqual([
      'ana',
      'jane-doe',
      'mona',
      'ben',
      'hubot',
    ])
  })

  test('nothing where nobody is named', () => {
    const none = [{ owners: [] }, { owners: [owner('TBD')] }]
    expect(namesToAsk(none, { people }, { roles })).toEqual([])
    expect(loginsToAsk(none, { people }, { roles })).toEqual([])
  })
})

test('nobody who is named is lost: each is assigned, mentioned, a team or told', () => {
  const text = fc.constantFrom('@ana', '@stranger', 'JD', 'Alex', 'Grace', '@acme/sre', 'IC', 'ben')
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 8 }), (texts) => {
      const { assignees, mentioned, teams, unknown } = of(...texts)
      expect([...assignees, ...mentioned, ...teams, ...unknown]).toHaveLength(texts.length)
      for (const login of assignees) {
        expect([...WHO.assignable, 'ben']).toContain(login.toLowerCase())
      }
    }),
  )
})
