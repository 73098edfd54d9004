import { expect, test } from 'vitest'
import type { FactBody } from '../../../src/domain/fact.ts'
import { type Instant, instant } from '../../../src/domain/instant.ts'
import { isBygone } from '../../../src/plan/postmortem/bygone.ts'
import type { LogEvent, Snapshot } from '../../../src/plan/snapshot.ts'
import { entered, type Happened, happened, severity } from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'
import { SEEN } from '../../support/view.ts'

const DAY = 24 * 60
const asked: FactBody = { type: 'postmortem-asked' }
/** Due on 2026-11-22 at 16:00. */
const OVER: readonly Happened[] = [
  [0, severity('sev1')],
  [120, entered('resolved')],
]

/** Our hand shows first at that moment. */
function since(at: string): Snapshot {
  const us = { login: 'sitrep[bot]', kind: 'bot', us: true } as const
  const event: LogEvent = { type: 'labeled', label: 'sev1', id: 'x', at: instant(at), actor: us }
  return { ...SEEN, events: [event] }
}
const bygone = (facts: readonly Happened[], seen: Snapshot, now: string) =>
  isBygone(happened(facts), POLICY, seen, instant(now) as Instant)

const LATER = '2027-03-01T00:00:00Z'

test.each<[string, readonly Happened[], Snapshot, string, boolean]>([
  ['seen for the first time after its deadline', OVER, SEEN, LATER, true],
  ['seen for the first time before its deadline', OVER, SEEN, '2026-11-22T15:59:59Z', false],
  ['first seen after its deadline, long ago', OVER, since('2026-12-01T00:00:00Z'), LATER, true],
  ['late, and seen from its beginning', OVER, since('2026-11-20T14:01:00Z'), LATER, false],
  ['asked for when we had come', [...OVER, [100 * DAY, asked]], SEEN, LATER, false],
  ['asked for soon after the deadline', [...OVER, [3 * DAY, asked]], SEEN, LATER, false],
  [
    'asked for before its deadline, which has passed since',
    [...OVER, [DAY, asked]],
    SEEN,
    LATER,
    true,
  ],
  ['open still', [[0, severity('sev1')]], SEEN, LATER, false],
  [
    'of a severity that owes none',
    [
      [0, severity('sev3')],
      [120, entered('resolved')],
    ],
    SEEN,
    LATER,
    false,
  ],
])('%s', (_, facts, seen, now, expected) => {
  expect(bygone(facts, seen, now)).toBe(expected)
})
