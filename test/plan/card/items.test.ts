import { describe, expect, test } from 'vitest'
import { type Action, type ActionEnd, NO_ACTION } from '../../../src/domain/action.ts'
import { endOfDay } from '../../../src/domain/day.ts'
import type { FactBody } from '../../../src/domain/fact.ts'
import { instant } from '../../../src/domain/instant.ts'
import type { ShownItem } from '../../../src/plan/actions/material.ts'
import { actions } from '../../../src/plan/card/actions.ts'
import { card } from '../../../src/plan/card/card.ts'
import { items, nextItemEdge } from '../../../src/plan/card/items.ts'
import type { View } from '../../../src/plan/card/view.ts'
import { entered, happened, severity } from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'
import { viewOf } from '../../support/view.ts'

const COMMIT = 'f'.repeat(40)
const published: FactBody = {
  type: 'postmortem-published',
  path: 'postmortems/a.md',
  commit: COMMIT,
  pull: 12,
}
type Settled = Extract<FactBody, { type: 'items-settled' }>
const settled = (change: Partial<Settled> = {}): Settled => ({
  type: 'items-settled',
  commit: COMMIT,
  issues: [21],
  removed: [],
  ...change,
})
const SAID = {
  at: instant('2026-11-21T10:00:00Z'),
  by: 'ben',
  ref: { kind: 'event', id: 'x' },
} as const
const PULL = { repository: null, number: 57 }

const item = (number: number, action: Partial<Action> = {}, title = 'Alert on it'): ShownItem => ({
  issue: {
    ...{ number, id: 1000 + number, title, body: '', key: `7.item-${number}`, due: null },
    url: `https://github.test/acme/shop/issues/${number}`,
    open: action.end === undefined || action.end === null,
    createdAt: instant('2026-11-20T16:00:00Z'),
    closedAt: null,
    ...{ labels: [], assignees: [], events: [], entries: [], replies: [] },
    ...{ parent: 7, blockedBy: [], dueField: null },
  },
  action: { ...NO_ACTION, ours: true, title, owners: ['ben'], ...action },
})

const ended = (end: Partial<ActionEnd>): Partial<Action> => ({
  end: { ...SAID, ...end } as ActionEnd,
})
const due = (day: string): Partial<Action> => ({ due: endOfDay(day, POLICY.zone) })

function viewed(all: readonly ShownItem[], fact: Settled | null, change: Partial<View> = {}): View {
  const facts = [
    [0, severity('sev1')],
    [120, entered('resolved')],
    [130, published],
  ] as const
  const incident = happened(fact === null ? [...facts] : [...facts, [131, fact]])
  return viewOf(incident, { items: { all, pending: false }, ...change })
}

const shown = (...args: Parameters<typeof viewed>): string => items(viewed(...args)) ?? ''
const state = (action: Partial<Action>, change: Partial<View> = {}): string =>
  /\| ([^|]+) \|$/m.exec(
    shown([item(21, action)], settled(), change)
      .split('\n')
      .at(-1) ?? '',
  )?.[1] ?? ''

test('what is linked and carries no label is named while it is open, since it takes no command', () => {
  const words = 'lacks the label `action-item`, with which it takes commands'
  const linked = item(21, { ours: false })
  expect(shown([linked], settled())).toContain(
    `- [Issue 21](https://github.test/acme/shop/issues/21) ${words}`,
  )
  expect(shown([item(21)], settled())).not.toContain(words)
  const over = item(21, { ours: false, ...ended({ kind: 'unverified' }) })
  expect(shown([over], settled())).not.toContain(words)
})

describe('a row tells', () => {
  test.each<[string, Partial<Action>, string]>([
    ['that it is open', {}, 'open'],
    ['that its date is near', due('2026-11-21'), '🟡 due soon'],
    ['that its date has passed', due('2026-11-19'), '🔴 overdue'],
    [
      'what proves it',
      ended({ kind: 'verified', pull: PULL }),
      '✅ verified by [pull request 57](https://github.test/acme/shop/pull/57)',
    ],
    [
      'that a merge is proof enough',
      ended({ kind: 'merged', pull: PULL }),
      '✅ verified by [pull request 57](https://github.test/acme/shop/pull/57)',
    ],
    [
      'what another repository has merged',
      ended({ kind: 'verified', pull: { repository: 'acme/infra', number: 3 } }),
      '✅ verified by [acme/infra pull request 3](https://github.test/acme/infra/pull/3)',
    ],
    ['that nothing proves it', ended({ kind: 'unverified' }), 'done, unverified'],
    [
      'why it was declined',
      ended({ kind: 'declined', reason: 'The pool is gone.' }),
      'declined: The pool is gone.',
    ],
    [
      'that nobody said why',
      ended({ kind: 'declined', reason: null }),
      'declined, nobody has said why',
    ],
    ['that it goes on elsewhere', ended({ kind: 'duplicate' }), 'goes on in another issue'],
  ])('%s', (_what, action, words) => {
    expect(state(action)).toBe(words)
  })

  test('that a merge waits for its deployment where that is the proof', () => {
    const policy = { ...POLICY, actions: { ...POLICY.actions, evidence: 'deployed' as const } }
    expect(state(ended({ kind: 'merged', pull: PULL }), { policy })).toBe(
      '🚚 merged with [pull request 57](https://github.test/acme/shop/pull/57), waiting for its deployment',
    )
  })

  test('that reminders are held back, and until when', () => {
    const snoozes = [
      {
        from: SAID.at,
        until: instant('2026-12-10T09:00:00Z'),
        reason: 'The cluster is not there.',
      },
    ]
    const now = instant('2026-11-22T09:00:00Z')
    expect(state({ snoozes, ...due('2026-11-20') }, { now })).toBe('paused until 2026-12-10')
  })
})

test('the head counts what is proven, and what became of the rest', () => {
  const all = [
    item(21, ended({ kind: 'verified', pull: PULL })),
    item(22, ended({ kind: 'unverified' })),
    item(23, ended({ kind: 'declined', reason: null })),
    item(24, due('2026-11-19')),
    item(25),
  ]
  expect(shown(all, settled({ issues: [21, 22, 23, 24, 25] }))).toContain(
    '**1 of 5 verified, 1 unverified, 1 declined, 1 open, 1 overdue**',
  )
})

test('it says the same an hour later', () => {
  const all = [item(21, due('2026-12-04')), item(22)]
  const fact = settled({ issues: [21, 22] })
  const later = { now: instant('2026-11-20T19:00:00Z') }
  expect(shown(all, fact, later)).toBe(shown(all, fact))
})

test('it is looked at again when a date comes near or has passed, and never for what is over', () => {
  const near = nextItemEdge(viewed([item(21, due('2026-12-04'))], settled()))
  expect(near).not.toBeNull()
  expect(near ?? 0).toBeLessThan(instant('2026-12-04T00:00:00Z'))
  const over = item(21, { ...due('2026-12-04'), ...ended({ kind: 'unverified' }) })
  expect(nextItemEdge(viewed([over], settled()))).toBeNull()
  expect(nextItemEdge(viewed([item(21)], settled()))).toBeNull()
})

describe('people’s words', () => {
  const EVIL = '@ana | <b>x</b> [y](https://evil.test) resolves #1 `a` /close'
  test.each<[string, string]>([
    ['a title', shown([item(21, {}, EVIL)], settled())],
    ['a reason', shown([item(21, ended({ kind: 'declined', reason: EVIL }))], settled())],
    [
      'a name',
      shown([item(21, { owners: [] })], settled({ unowned: [{ issue: 21, names: [EVIL] }] })),
    ],
    ['a date', shown([item(21)], settled({ undated: [{ issue: 21, text: EVIL }] }))],
    [
      'what is elsewhere',
      shown([], settled({ issues: [], elsewhere: [{ title: EVIL, at: EVIL }] })),
    ],
    ['what was removed', shown([item(21, {}, EVIL)], settled({ issues: [], removed: [21] }))],
  ])('in %s are shown as text', (_where, text) => {
    expect(text).toContain('evil.test')
    expect(text).not.toMatch(/@ana|<b>|\]\(https:\/\/evil|#1\b/)
  })
})

describe('what people have to do is told', () => {
  test('until somebody says whose an item is', () => {
    const fact = settled({ unowned: [{ issue: 21, names: ['Jim'] }] })
    expect(shown([item(21, { owners: [] })], fact)).toContain('is not assigned to Jim')
    const history = [{ ...SAID, type: 'owner-set', login: 'ben' }] as const
    expect(shown([item(21, { history })], fact)).not.toContain('Jim')
    expect(shown([item(21, { owners: ['jim'] })], fact)).not.toContain('not assigned')
    expect(shown([item(21, ended({ kind: 'unverified' }))], fact)).not.toContain('Jim')
  })

  test('until somebody says until when', () => {
    const fact = settled({ undated: [{ issue: 21, text: 'May' }] })
    expect(shown([item(21)], fact)).toContain('“May” names no day for sure')
    expect(shown([item(21, due('2026-12-04'))], fact)).not.toContain('May')
  })

  test('in one line for all of one kind, with what to type said once', () => {
    const numbers = Array.from({ length: 12 }, (_, at) => 21 + at)
    const fact = settled({
      issues: numbers,
      unowned: numbers.map((issue) => ({ issue, names: [`Jim ${issue}`] })),
      undated: [21, 22].map((issue) => ({ issue, text: `May ${issue}` })),
    })
    const text = shown(
      numbers.map((number) => item(number, { owners: [] })),
      fact,
    )
    const at = 'https://github.test/acme/shop/issues'
    expect(text).toContain(
      `- [Issue 21](${at}/21) is not assigned to Jim 21, [issue 22](${at}/22) is`,
    )
    expect(text).toContain('to Jim 30, and 2 more: GitHub assigns nobody of that name here.')
    expect(text.match(/`\/owner @login`/g)).toHaveLength(1)
    expect(text.match(/`\/due 2026-12-01`/g)).toHaveLength(1)
  })

  test.each<[string, Partial<Settled>, string]>([
    [
      'a pull request with the links',
      { pull: 31 },
      '[Pull request 31](https://github.test/acme/shop/pull/31) brings the links',
    ],
    [
      'a pull request that was closed',
      { unlinked: 'declined' },
      'the pull request with the links was closed',
    ],
    [
      'a branch that takes nothing',
      { unlinked: 'refused' },
      'neither commit them nor open a pull request',
    ],
    ['items that were over', { over: 2 }, '2 items were over'],
    ['one item beyond the limit', { left: 1 }, 'One item has no issue'],
    ['an issue that is gone', { issues: [21, 22] }, 'One of its issues cannot be seen any more'],
  ])('of %s', (_what, change, words) => {
    expect(shown([item(21)], settled(change))).toContain(words)
  })
})

test('while issues are being made it says so, and what was noted before gives way', () => {
  const noted: FactBody = {
    type: 'action-noted',
    text: 'Note it',
    owners: [],
    due: null,
    priority: null,
  }
  const before = viewOf(
    happened([
      [0, severity('sev1')],
      [1, noted],
    ]),
  )
  expect(actions(before)).toContain('Note it')
  expect(items(before)).toBeNull()
  const pending = { ...viewed([], null), items: { all: [], pending: true } }
  expect(items(pending)).toContain('is being made issues of')
  expect(actions({ ...before, items: pending.items })).toBeNull()
})

test('a hundred items with the longest titles leave room for the rest of the card', () => {
  const title = '<@'.repeat(125)
  const numbers = Array.from({ length: 100 }, (_, at) => 21 + at)
  const all = numbers.map((number) => item(number, {}, title))
  const [page] = card(viewed(all, settled({ issues: numbers })))
  expect(page?.text.length).toBeLessThan(30_000)
  expect(page?.text).toContain('0 of 100 verified')
  expect(page?.text).toMatch(/\d+ more are listed as sub-issues above/)
})
