import { describe, expect, test } from 'vitest'
import type { Desired } from '../../src/plan/desire.ts'
import { diff } from '../../src/plan/diff.ts'
import type { Effect } from '../../src/plan/effect.ts'
import type { Entry } from '../../src/plan/entry.ts'
import type { CardPage, FormerPage, Snapshot } from '../../src/plan/snapshot.ts'
import { SEEN } from '../support/view.ts'
import { CARD, ENTRY, issue, known, NOTHING, SEV1, SEV2, wish } from './desired.ts'

const FORMER: FormerPage = { ...CARD, id: 90, login: 'github-actions[bot]', node: 'IC_90' }
const PAGE = { page: 1, text: CARD.text, entries: CARD.entries }
const define = (label: Desired['own'][number], offered: boolean) => ({
  type: 'label.define',
  ...label,
  offered,
})

type Case = readonly [title: string, desired: Partial<Desired>, seen: Snapshot, effects: object[]]

describe('labels', () => {
  test.each<Case>([
    ['that are left alone', { removable: ['sev1'], own: [SEV1] }, issue({ labels: ['sev1'] }), []],
    ['that agree, in whatever case', { labels: ['Sev1'] }, issue({ labels: ['sEV1'] }), []],
    [
      'that are missing, all in one request and in their order',
      { labels: ['incident', 'sev1', 'status: open'] },
      issue({ labels: ['sev1'] }),
      [{ type: 'label.add', names: ['incident', 'status: open'] }],
    ],
    [
      'of ours that are wanted no more, one by one, as they are written on the issue',
      { labels: ['incident'], removable: ['sev1', 'sev2', 'incident'] },
      issue({ labels: ['SEV2', 'Incident', 'Sev1', 'customer'] }),
      [
        { type: 'label.remove', name: 'SEV2' },
        { type: 'label.remove', name: 'Sev1' },
      ],
    ],
    [
      'of which one gives way to another: never for a moment without either',
      { labels: ['sev1'], removable: ['sev1', 'sev2'] },
      issue({ labels: ['sev2'] }),
      [
        { type: 'label.add', names: ['sev1'] },
        { type: 'label.remove', name: 'sev2' },
      ],
    ],
  ])('%s', (_, desired, seen, effects) => {
    expect(diff(wish(desired), seen)).toEqual(effects)
  })

  test.each<Case>([
    [
      'gets its colour before it is used, and those that nobody uses yet come last',
      { labels: ['SEV1'], own: [SEV1, SEV2], pages: [PAGE] },
      SEEN,
      [
        define(SEV1, false),
        { type: 'label.add', names: ['SEV1'] },
        { type: 'card.create', content: PAGE },
        define(SEV2, true),
      ],
    ],
    [
      'is not defined where the repository has it, in whatever case',
      { labels: ['sev1'], own: [SEV1, SEV2] },
      known(['Sev1', 'SEV2']),
      [{ type: 'label.add', names: ['sev1'] }],
    ],
    ['is not offered where labels are left alone', { own: [SEV1] }, SEEN, []],
    ['is not offered again once there is a card', { labels: [], own: [SEV1] }, carded(CARD), []],
    [
      'is not offered again once another account of ours had a card',
      { labels: [], own: [SEV1] },
      { ...SEEN, former: [FORMER] },
      [],
    ],
    [
      'is defined later, too, when it is first used',
      { labels: ['sev1'], own: [SEV1, SEV2] },
      carded(CARD),
      [define(SEV1, false), { type: 'label.add', names: ['sev1'] }],
    ],
  ])('a label of ours %s', (_, desired, seen, effects) => {
    expect(diff(wish(desired), seen)).toEqual(effects)
  })
})

function carded(...cards: readonly CardPage[]): Snapshot {
  return { ...SEEN, cards }
}

test.each<Case>([
  ['nobody for nobody', {}, issue({ assignees: ['ana'] }), []],
  ['whoever is assigned already', { assigned: ['Ana'] }, issue({ assignees: ['aNA'] }), []],
  ['whoever was never assigned', { unassigned: ['ana'] }, issue({ assignees: ['bob'] }), []],
  [
    'all who are missing at once, and then all who hold nothing any more',
    { assigned: ['ana', 'bob', 'eve'], unassigned: ['Kim', 'lee', 'mo'] },
    issue({ assignees: ['bob', 'kim', 'mo'] }),
    [
      { type: 'assignee.add', logins: ['ana', 'eve'] },
      { type: 'assignee.remove', logins: ['Kim', 'mo'] },
    ],
  ],
])('assigns %s', (_, desired, seen, effects) => {
  expect(diff(wish(desired), seen)).toEqual(effects)
})

test.each([
  [null, true, []],
  [null, false, []],
  ['open', true, []],
  ['open', false, [{ type: 'issue.reopen' }]],
  ['completed', true, [{ type: 'issue.close', reason: 'completed' }]],
  ['not_planned', true, [{ type: 'issue.close', reason: 'not_planned' }]],
  ['duplicate', true, [{ type: 'issue.close', reason: 'duplicate' }]],
  ['completed', false, []],
  ['duplicate', false, []],
] as const)('an issue that should be %s, and is open: %s', (state, open, effects) => {
  expect(diff(wish({ state }), issue({ open }))).toEqual(effects)
})

describe('the card', () => {
  const update = { type: 'card.update', id: 100, content: PAGE }
  const other: Entry = { ...ENTRY, key: 'c2.0' }

  test.each<readonly [string, Partial<CardPage>, object[]]>([
    ['is left alone where it agrees', {}, []],
    ['is left alone where it was edited back', { intact: false }, []],
    ['is written anew where its text is another', { text: 'Closed' }, [update]],
    ['is written anew where its journal is another', { entries: [other] }, [update]],
    ['is written anew where its journal is longer', { entries: [ENTRY, other] }, [update]],
    ['is signed anew where another key has signed it', { trust: 'stale' }, [update]],
    ['is put back where somebody has tampered with it', { trust: 'tampered' }, [update]],
    ['is another page', { page: 2 }, [{ type: 'card.create', content: PAGE }]],
  ])('%s', (_, change, effects) => {
    expect(diff(wish({ pages: [PAGE] }), carded({ ...CARD, ...change }))).toEqual(effects)
  })

  test('of which there are two is one again: the older stays', () => {
    const twin = { ...CARD, id: 101 }
    const gone = [{ type: 'card.delete', id: 101 }]
    expect(diff(wish({ pages: [PAGE] }), carded(twin, CARD))).toEqual(gone)
    expect(diff(wish({ pages: [PAGE] }), carded(CARD, twin))).toEqual(gone)
  })

  test('is first written and then rid of its twin', () => {
    const seen = carded({ ...CARD, text: 'old' }, { ...CARD, id: 101 })
    expect(diff(wish({ pages: [PAGE] }), seen)).toEqual([update, { type: 'card.delete', id: 101 }])
  })

  test('is touched nowhere while this is no incident of ours', () => {
    const seen = { ...carded(CARD, { ...CARD, id: 101, text: 'x' }), former: [FORMER] }
    expect(diff(NOTHING, seen)).toEqual([])
  })
})

const REPLY = { key: '5:0', body: 'No.' }
const REACTION = { comment: 5, content: 'rocket', after: null } as const

test('on a locked issue nobody is answered, and all else goes on', () => {
  const desired = wish({ replies: [REPLY], reactions: [REACTION], pages: [PAGE] })
  expect(diff(desired, issue({ locked: true }))).toEqual([{ type: 'card.create', content: PAGE }])
})

test('state comes first, then the record, then words and receipts, and last what nobody waits for', () => {
  const tried: Effect = { type: 'reviewer.request', pull: 2, login: 'eve' }
  const made: Effect = { type: 'branch.create', branch: 'x', sha: 'y' }
  const desired = wish({
    labels: ['sev1'],
    own: [SEV1],
    assigned: ['ana'],
    state: 'completed',
    pages: [{ ...PAGE, text: 'Closed' }],
    replies: [REPLY],
    reactions: [REACTION],
    postmortem: { tried: [tried], made: [made] },
  })
  const seen = { ...carded(CARD), former: [FORMER], spareReplies: [77] }
  expect(diff(desired, seen).map(({ type }) => type)).toEqual([
    'label.define',
    'label.add',
    'assignee.add',
    'issue.close',
    'reviewer.request',
    'card.update',
    'card.refer',
    'card.fold',
    'reply.create',
    'reaction.add',
    'reply.delete',
    'branch.create',
  ])
})
