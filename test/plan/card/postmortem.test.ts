import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../../src/domain/fact.ts'
import { instant } from '../../../src/domain/instant.ts'
import { card } from '../../../src/plan/card/card.ts'
import { postmortem } from '../../../src/plan/card/postmortem.ts'
import type { View } from '../../../src/plan/card/view.ts'
import { entered, type Happened, happened, severity } from '../../support/clocked.ts'
import { viewOf, withPull } from '../../support/view.ts'

const asked: FactBody = { type: 'postmortem-asked' }
const skipped = (reason: string): FactBody => ({ type: 'postmortem-skipped', reason })
const published: FactBody = {
  type: 'postmortem-published',
  path: 'postmortems/2026-11-20-7-checkout fails.md',
  commit: 'f'.repeat(40),
  pull: 12,
}
const drill: FactBody = { type: 'drill-set', drill: true }
const SEV1: Happened = [0, severity('sev1')]
const SEV3: Happened = [0, severity('sev3')]
const RESOLVED: Happened = [120, entered('resolved')]
const CLOSED = { open: false, closedAt: instant('2026-11-20T17:00:00Z') }

const shown = (facts: readonly Happened[], change: Partial<View> = {}): string | null =>
  postmortem(viewOf(happened(facts), change))

test('a draft that is due', () => {
  expect(shown([SEV1, RESOLVED], { postmortem: withPull() })).toBe(
    [
      '#### Postmortem',
      '',
      '| State | 📝 Draft: [pull request 12](https://github.test/acme/shop/pull/12) |',
      '| :- | :- |',
      '| **Due** | 2026-11-22 16:00 UTC |',
      '| **Meeting** | 2026-11-24 10:00 UTC, proposed; `/meeting <when>` sets another time |',
      '',
      '[Pull request 12](https://github.test/acme/shop/pull/12) is a draft: fill in what its check points at, then mark it as ready for review.',
    ].join('\n'),
  )
})

describe('the state', () => {
  test.each<[string, readonly Happened[], Partial<View>, readonly string[]]>([
    [
      'owed, before its pull request is there',
      [SEV1, RESOLVED],
      {},
      ['| State | Owed |', 'is opened as soon as'],
    ],
    [
      'owed, asked for while the incident runs',
      [SEV3, [5, asked]],
      {},
      ['| State | Owed |', 'once the incident is resolved'],
    ],
    [
      'in review',
      [SEV1, RESOLVED],
      { postmortem: withPull({ draft: false }) },
      ['👀 In review: [pull request 12]', 'merging it publishes'],
    ],
    [
      'closed by somebody',
      [SEV1, RESOLVED],
      { postmortem: withPull(CLOSED) },
      ['its pull request was closed: [pull request 12]', '`/postmortem` asks for a new one'],
    ],
    [
      'closed, and asked for since',
      [SEV1, RESOLVED, [200, asked]],
      { postmortem: withPull(CLOSED) },
      ['| State | Owed |', 'is opened as soon as'],
    ],
    [
      'merged, before the document is seen',
      [SEV1, RESOLVED],
      { postmortem: withPull({ ...CLOSED, mergedAt: CLOSED.closedAt }) },
      ['| State | Merged: [pull request 12]', 'no document of it'],
    ],
    [
      'skipped',
      [SEV1, RESOLVED, [130, skipped('same as last week')]],
      {},
      [
        '| State | Skipped by [ana](https://github.test/ana), 2026-11-20 16:10 UTC: same as last week |',
        '`/postmortem` asks for one after all',
      ],
    ],
    [
      'skipped, with a pull request that people work on',
      [SEV1, RESOLVED, [130, skipped('known')]],
      { postmortem: withPull() },
      ['Skipped by', 'is still open and left to whoever works on it'],
    ],
    [
      'published',
      [SEV1, [120, entered('reviewed')], [121, published]],
      {},
      [
        `📗 Published: [2026-11-20-7-checkout fails.md](https://github.test/acme/shop/blob/${'f'.repeat(40)}/postmortems/2026-11-20-7-checkout%20fails.md), by [pull request 12](https://github.test/acme/shop/pull/12)`,
      ],
    ],
    [
      'not owed',
      [SEV3, RESOLVED],
      {},
      ['| State | Not owed |', 'The severity demands none', '`/postmortem` asks for one.'],
    ],
    [
      'not owed by a drill, which may not ask either',
      [SEV1, [1, drill], RESOLVED],
      {},
      ['| State | Not owed |', 'A drill owes none.'],
    ],
    [
      'late before we came',
      [SEV1, RESOLVED],
      { bygone: true },
      ['| State | Not asked for |', 'when Sitrep first saw'],
    ],
    [
      'withdrawn again',
      [SEV1, RESOLVED, [121, published], [122, { type: 'postmortem-withdrawn', path: 'a' }]],
      {},
      ['| State | Owed |'],
    ],
  ])('is %s', (_, facts, change, words) => {
    const text = shown(facts, change)
    for (const part of words) expect(text).toContain(part)
  })

  test.each<[string, readonly Happened[], Partial<View>]>([
    ['a drill', [SEV1, [1, drill], RESOLVED], {}],
    ['a published one', [SEV1, RESOLVED, [121, published]], {}],
    ['a skipped one', [SEV1, RESOLVED, [121, skipped('known')]], {}],
    ['a SEV3', [SEV3, RESOLVED], {}],
    ['one that was late before we came', [SEV1, RESOLVED], { bygone: true }],
    ['one that still runs', [SEV1, [5, asked]], {}],
  ])('of %s has no deadline', (_, facts, change) => {
    expect(shown(facts, change)).not.toContain('**Due**')
  })

  test.each<[string, readonly Happened[]]>([
    ['while the incident runs', [SEV1]],
    ['on a SEV3 that runs', [SEV3]],
    ['on a duplicate', [SEV1, [5, entered('duplicate')]]],
    ['on a false alarm', [SEV1, [5, entered('cancelled')]]],
    ['once the label was taken off', [SEV1, RESOLVED, [121, { type: 'released' }]]],
  ])('is not shown %s', (_, facts) => {
    expect(shown(facts)).toBeNull()
  })

  test('is not shown on a report', () => {
    expect(postmortem(viewOf(happened([], undefined, 'report')))).toBeNull()
  })
})

test('a deadline that has passed says so from its very moment on', () => {
  const at = (now: string) => shown([SEV1, RESOLVED], { now: instant(now) })
  expect(at('2026-11-22T15:59:59Z')).toContain('| 2026-11-22 16:00 UTC |')
  expect(at('2026-11-22T16:00:00Z')).toContain('| 2026-11-22 16:00 UTC, **late** |')
})

test('a meeting that somebody has set is shown in the team’s zone and not as a proposal', () => {
  const view = viewOf(
    happened([
      SEV1,
      RESOLVED,
      [130, { type: 'meeting-set', when: instant('2026-11-25T13:00:00Z') }],
    ]),
  )
  const text = postmortem({ ...view, policy: { ...view.policy, zone: 'Europe/Berlin' } })
  expect(text).toContain('| **Meeting** | 2026-11-25 14:00 GMT+1 |')
  expect(text).not.toContain('proposed')
})

test('what people write stays text: no mention, no markup, no broken table', () => {
  const text = shown([SEV1, RESOLVED, [130, skipped('see @ana | **#77** <b>`x`')]]) ?? ''
  expect(text).not.toContain('@ana')
  expect(text).not.toContain('#77')
  expect(text).not.toContain('<b>')
  expect(
    text
      .split('\n')
      .find((line) => line.startsWith('| State'))
      ?.match(/(?<!\\)\|/g),
  ).toHaveLength(3)
})

test('a strange path or address makes no link out of the repository', () => {
  const odd: FactBody = {
    ...published,
    path: 'postmortems/a)[x](https://evil.test).md',
    pull: null,
  }
  const text = shown([SEV1, RESOLVED, [121, odd]]) ?? ''
  expect(text).not.toContain('](https://evil')
  const pull = withPull({ url: 'javascript:alert(1)' })
  expect(shown([SEV1, RESOLVED], { postmortem: pull })).toContain('Draft: pull request 12 |')
})

test('the section stands on the card before the checklists', () => {
  const [page] = card(viewOf(happened([SEV1, RESOLVED]), { postmortem: withPull() }))
  const text = page?.text ?? ''
  expect(text.indexOf('#### Postmortem')).toBeGreaterThan(0)
  expect(text.indexOf('#### Postmortem')).toBeLessThan(text.indexOf('#### Checklists'))
})
