import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, plus } from '../../src/domain/instant.ts'
import type { Entry } from '../../src/plan/entry.ts'
import {
  cameWithOpening,
  isByHand,
  isCarded,
  journalOf,
  pagesOf,
  speaks,
} from '../../src/plan/journal.ts'
import type { Actor, CardPage, FormerPage, LogEvent, Trust } from '../../src/plan/snapshot.ts'
import { POLICY } from '../support/policy.ts'
import { SEEN } from '../support/view.ts'

const AT = instant('2026-11-20T14:00:00Z')
const entry = (key: string, text = key): Entry => ({
  ...{ key, at: AT, by: 'ana', outcome: 'accepted', text },
})

function card(id: number, page: number, keys: readonly string[] = [], trust: Trust = 'good') {
  const entries = keys.map((key) => entry(key, `${key} of ${id}`))
  const untouched = { intact: true, createdAt: AT, editedBy: null, editedAt: null }
  return { id, page, text: 'x', entries, trust, ...untouched } satisfies CardPage
}
const former = (...args: Parameters<typeof card>): FormerPage => ({
  ...card(...args),
  login: 'github-actions[bot]',
})

const told = (entries: readonly Entry[]) => entries.map(({ text }) => text)

describe('the pages of a card', () => {
  const ids = (...cards: readonly CardPage[]) => pagesOf({ cards }).map(({ id }) => id)

  test('come in the order of their numbers', () => {
    expect(ids(card(5, 3), card(7, 1), card(6, 2))).toEqual([7, 6, 5])
  })

  test('are one for each number: the older holds, in whatever order GitHub lists them', () => {
    expect(ids(card(9, 1), card(5, 1), card(7, 1))).toEqual([5])
    expect(ids(card(5, 1), card(9, 1))).toEqual([5])
  })
})

describe('the journal', () => {
  test('goes through the pages by number, and then through those of another account of ours', () => {
    const cards = [card(5, 2, ['c']), card(6, 1, ['a', 'b'])]
    const before = [former(2, 2, ['e']), former(3, 1, ['d'])]
    expect(told(journalOf({ cards, former: before }))).toEqual([
      'a of 6',
      'b of 6',
      'c of 5',
      'd of 3',
      'e of 2',
    ])
  })

  test('reads two pages of one number one after another, the older first', () => {
    const cards = [card(9, 1, ['a', 'b']), card(5, 1, ['a'])]
    expect(told(journalOf({ cards }))).toEqual(['a of 5', 'b of 9'])
  })

  test('tells what was decided once, as it was decided first', () => {
    const cards = [card(5, 1, ['a']), card(6, 2, ['a', 'b', 'a'])]
    expect(told(journalOf({ cards, former: [former(1, 1, ['b', 'c'])] }))).toEqual([
      'a of 5',
      'b of 6',
      'c of 1',
    ])
  })

  test('believes nothing of a page that somebody has tampered with, and all of one that is stale', () => {
    const cards = [card(5, 1, ['a'], 'tampered'), card(6, 2, ['a', 'b'], 'stale')]
    expect(told(journalOf({ cards, former: [former(1, 1, ['c'], 'tampered')] }))).toEqual([
      'a of 6',
      'b of 6',
    ])
  })

  test('is the same in whatever order GitHub lists the comments', () => {
    const cards = [card(9, 1, ['a', 'b']), card(5, 1, ['b']), card(6, 2, ['c']), card(4, 3, ['d'])]
    const whole = told(journalOf({ cards }))
    const shuffled = fc.shuffledSubarray(cards, { minLength: cards.length })
    fc.assert(
      fc.property(shuffled, (listed) => {
        expect(told(journalOf({ cards: listed }))).toEqual(whole)
      }),
    )
  })
})

test.each([
  ['nowhere', [], [], false],
  ['by us', [card(1, 1)], [], true],
  ['by another account of ours', [], [former(1, 1)], true],
])('a card %s', (_where, cards, before, carded) => {
  expect(isCarded({ cards, former: before })).toBe(carded)
})

describe('a word counts', () => {
  const actor = (login: string, kind: Actor['kind'], us = false): Actor => ({ login, kind, us })
  const policy = { ...POLICY, bots: ['deployer[bot]', 'sitrep[bot]'] }

  test.each([
    ['of a person', actor('ana', 'person'), true],
    ['of a bot that config names', actor('deployer[bot]', 'bot'), true],
    ['of no other bot', actor('dependabot[bot]', 'bot'), false],
    ['never where it is ours', actor('sitrep[bot]', 'bot', true), false],
    ['never where it is ours, as a person', actor('ana', 'person', true), false],
  ] as const)('%s', (_whose, who, counts) => {
    expect(speaks(who, policy)).toBe(counts)
  })
})

test.each([
  ['by its author', null, true],
  ['by its author, where that was not asked', undefined, true],
  ['by an App that config lists', 'Deployer', true],
  ['by an App that it does not list', 'helper', false],
  ['by an App whose name is none', '', false],
])('what was written %s counts as their own: %s', (_how, via, counts) => {
  expect(isByHand(via, { ...POLICY, bots: ['deployer[bot]'] })).toBe(counts)
})

describe('a label that came with the opening', () => {
  const labeled: LogEvent = {
    type: 'labeled',
    label: 'sev1',
    id: 'LE_1',
    at: SEEN.issue.createdAt,
    actor: SEEN.issue.author,
  }
  const later = (ms: number) => ({ ...labeled, at: plus(labeled.at, ms) })

  test.each<readonly [string, LogEvent, boolean]>([
    ['at the same moment', labeled, true],
    ['three seconds later', later(3_000), true],
    ['later than that, which is a person', later(3_001), false],
    ['by another', { ...labeled, actor: { login: 'bob', kind: 'person', us: false } }, false],
    ['taken off', { ...labeled, type: 'unlabeled' }, false],
  ])('%s', (_when, event, came) => {
    expect(cameWithOpening(SEEN, event)).toBe(came)
  })
})
