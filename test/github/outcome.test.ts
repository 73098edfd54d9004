import { describe, expect, test } from 'vitest'
import { DAY_MS, type Instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Converged } from '../../src/engine/converge.ts'
import type { Applied } from '../../src/engine/world.ts'
import { Failure, type FailureKind } from '../../src/github/failure.ts'
import { nextTry, type Outcome, outcomeOf, outcomeOfError } from '../../src/github/outcome.ts'

const NOW = 1_000_000 as Instant
const LOOKED: Converged = {
  seen: null,
  replayed: null,
  effects: [],
  applied: [],
  policy: null,
  problems: [],
  rank: 1,
  parked: null,
  wakeAt: null,
  concerns: [],
  itemPlan: null,
  notes: [],
  item: null,
}
const effect = { type: 'issue.reopen' } as const
const failed = (reason: string, retryable: boolean, until?: Instant): Applied => ({
  effect,
  result: 'failed',
  reason,
  retryable,
  ...(until === undefined ? {} : { until }),
})
const worded = (outcome: Outcome): string =>
  [outcome.kind, 'reason' in outcome ? outcome.reason : ''].join(' ').trim()

describe('a look', () => {
  test.each<[string, Partial<Converged>, string]>([
    ['that found nothing to do', {}, 'done'],
    ['that wrote what it meant to', { applied: [{ effect, result: 'done' }] }, 'done'],
    ['at what is not there yet', { parked: 'gone' }, 'again gone'],
    ['without an answer about a role', { parked: 'authority-unknown' }, 'again authority-unknown'],
    ['at an archived repository', { parked: 'archived' }, 'parked archived'],
    ['at a locked issue', { parked: 'locked' }, 'parked locked'],
    ['whose lease was lost', { applied: [{ effect, result: 'stopped' }] }, 'lost'],
    ['whose write was overtaken', { applied: [failed('conflict', true)] }, 'again unfinished'],
    [
      'whose write is unsettled',
      { applied: [failed('unsettled', true, plus(NOW, 9))] },
      'again unsettled',
    ],
    [
      'that met a limit',
      { applied: [failed('rate-limit', true, plus(NOW, 9))] },
      'again rate-limit',
    ],
    ['that GitHub refused', { applied: [failed('GitHub answered 403', false)] }, 'parked refused'],
    [
      'with somebody who cannot be assigned',
      { applied: [failed('not assignable', false)] },
      'done',
    ],
    ['at an issue that was locked meanwhile', { applied: [failed('locked', false)] }, 'done'],
    [
      'that may open no pull request, which its card says',
      { applied: [{ ...failed('GitHub answered 403', false), refusal: 'pulls-box' } as Applied] },
      'done',
    ],
    [
      'that GitHub refused beside what is borne',
      { applied: [failed('locked', false), failed('GitHub answered 403', false)] },
      'parked refused',
    ],
    [
      'whose one write was refused and whose other was overtaken',
      { applied: [failed('GitHub answered 403', false), failed('conflict', true)] },
      'again unfinished',
    ],
    [
      'whose lease was lost in the midst of trouble',
      { applied: [failed('conflict', true), { effect, result: 'stopped' }] },
      'lost',
    ],
    [
      'at what is not there, whatever else',
      { parked: 'gone', applied: [failed('GitHub answered 403', false)] },
      'again gone',
    ],
    [
      'at a locked issue that GitHub refused',
      { parked: 'locked', applied: [failed('GitHub answered 403', false)] },
      'parked refused',
    ],
  ])('%s', (_, done, outcome) => {
    expect(worded(outcomeOf({ ...LOOKED, ...done }, NOW))).toBe(outcome)
  })

  test.each<[string, Applied, object]>([
    [
      'a few times',
      failed('conflict', true),
      { reason: 'unfinished', waitMs: null, bound: 'tries' },
    ],
    [
      'for a day, from the time that GitHub names',
      failed('rate-limit', true, plus(NOW, 9)),
      { reason: 'rate-limit', waitMs: 9, bound: 'day' },
    ],
  ])('is tried again %s', (_, applied, outcome) => {
    expect(outcomeOf({ ...LOOKED, applied: [applied] }, NOW)).toEqual({ kind: 'again', ...outcome })
  })
})

test.each<[FailureKind, string]>([
  ['server', 'again server'],
  ['unanswered', 'again unanswered'],
  ['credentials', 'again credentials'],
  ['rate-limit', 'again rate-limit'],
  ['missing', 'again missing'],
  ['conflict', 'again conflict'],
  ['stopping', 'lost'],
  ['permission', 'parked permission'],
  ['gone', 'parked gone'],
  ['archived', 'parked archived'],
  ['invalid', 'parked invalid'],
  ['busy', 'again busy'],
  ['locked', 'parked locked'],
  ['protected', 'parked protected'],
])('a failure of kind %s: %s', (kind, outcome) => {
  expect(worded(outcomeOfError(new Failure(kind, '', { status: null })))).toBe(outcome)
})

test.each<[FailureKind, number | null, object]>([
  ['rate-limit', 37, { waitMs: 37_000, bound: 'day' }],
  ['server', null, { waitMs: null, bound: 'day' }],
  ['conflict', null, { waitMs: null, bound: 'tries' }],
  ['missing', 37, { waitMs: null, bound: 'tries' }],
])('a failure of kind %s that names %j seconds is tried again as long as %j', (kind, named, is) => {
  const failure = new Failure(kind, '', { status: null, waitSeconds: named })
  expect(outcomeOfError(failure)).toEqual({ kind: 'again', reason: kind, ...is })
})

test('our own mistake is tried again a few times and then given up', () => {
  const outcome = outcomeOfError(new TypeError('x is undefined'))
  expect(outcome).toMatchObject({ kind: 'again', reason: 'bug', bound: 'tries' })
})

describe('trying again', () => {
  const again = (over: object) =>
    ({ kind: 'again', reason: 'gone', waitMs: null, bound: 'tries', ...over }) as const
  const at = (tries: number, age = 0) => ({ tries, receivedAt: plus(NOW, -age) })
  const waits = (outcome: ReturnType<typeof again>, tries: number, age = 0) => {
    const due = nextTry(outcome, at(tries, age), NOW)
    return due === null ? null : (due - NOW) / 1000
  }

  test('waits longer each time and ends', () => {
    expect([1, 2, 3, 4, 5].map((tries) => waits(again({}), tries))).toEqual([1, 4, 16, 64, null])
  })

  test('ends sooner for what is gone, where it was announced long enough ago to be there by now', () => {
    const gone = again({ reason: 'gone' })
    expect([1, 2, 3, 4, 5].map((tries) => waits(gone, tries))).toEqual([1, 4, 16, 64, null])
    expect(waits(gone, 1, 6 * MINUTE_MS)).toBe(1)
    expect(waits(gone, 1, 6 * MINUTE_MS + 1)).toBeNull()
    expect(waits(again({ reason: 'missing' }), 1, 6 * MINUTE_MS + 1)).toBe(1)
  })

  test('goes on for a day where GitHub is away, five minutes apart', () => {
    const away = again({ bound: 'day', reason: 'server' })
    expect([1, 5, 6, 200].map((tries) => waits(away, tries))).toEqual([1, 256, 300, 300])
    expect(waits(away, 200, DAY_MS)).toBe(300)
    expect(waits(away, 200, DAY_MS + 1)).toBeNull()
    expect(waits(again({ reason: 'missing' }), 1, DAY_MS + 1)).toBe(1)
  })

  test('waits as long as GitHub says, to the second', () => {
    expect(waits(again({ bound: 'day', reason: 'rate-limit', waitMs: 754_000 }), 1)).toBe(754)
  })

  test('looks early whether something unsettled has settled, and never later than it must have', () => {
    const unsettled = again({ bound: 'day', reason: 'unsettled', waitMs: 10_000 })
    expect([1, 2, 3].map((tries) => waits(unsettled, tries))).toEqual([1, 4, 10])
    const nameless = again({ bound: 'day', reason: 'unsettled' })
    expect([1, 2, 6].map((tries) => waits(nameless, tries))).toEqual([1, 4, 300])
  })

  test('asks at once where the time has passed already', () => {
    expect(waits(again({ bound: 'day', reason: 'unsettled', waitMs: -5 }), 1)).toBe(0)
  })
})
