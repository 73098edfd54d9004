import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTION_KINDS, PRIORITIES } from '../../../src/domain/action.ts'
import { type Change, DETECTIONS, TIMES } from '../../../src/domain/fact.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { CATEGORIES, ended } from '../../../src/domain/status.ts'
import { type ActionCase, type Case, EXCLUSIONS } from '../../../src/metrics/material.ts'
import { ACTION_ROWS } from '../../../src/plan/report/action-row.ts'
import { CASE_ROWS } from '../../../src/plan/report/case-row.ts'
import type { RowForm } from '../../../src/plan/report/row.ts'

const NOW = 1_800_000_000_000
const time = fc
  .integer({ min: 1_500_000_000, max: 1_799_000_000 })
  .map((s) => (s * 1000) as Instant)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const text = fc.string({ unit: 'binary', maxLength: 60 })
const texts = fc.array(text, { maxLength: 3 })
const number = fc.integer({ min: 1, max: 1_000_000 })
const duration = fc.integer({ min: 0, max: 10 ** 10 })

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('commit' as const),
    sha: fc.constantFrom('a', '7', 'f').map((one) => one.repeat(40)),
  }),
  fc.record({ kind: fc.constant('pull' as const), repository: maybe(text), number }),
)

const caseIn: fc.Arbitrary<Case> = fc.constantFrom(...CATEGORIES).chain((category) =>
  fc.record({
    ...{ number, title: text, severity: maybe(text), category: fc.constant(category) },
    excluded: maybe(fc.constantFrom(...EXCLUSIONS)),
    ...{ services: texts, cause: maybe(text) },
    detection: maybe(fc.constantFrom(...DETECTIONS)),
    times: fc.record({
      ...{ started: maybe(time), detected: maybe(time), declared: time },
      ...{ acknowledged: maybe(time), mitigated: maybe(time), resolved: maybe(time) },
    }),
    openedAt: maybe(time),
    earlier: fc.array(
      fc.record({ openedAt: time, mitigatedAt: maybe(time), resolvedAt: maybe(time) }),
      { maxLength: 2 },
    ),
    inStatus: fc.dictionary(fc.constantFrom(...CATEGORIES), duration, { noNullPrototype: true }),
    ...{ alert: fc.boolean(), runbook: fc.boolean(), responders: texts },
    causedBy: fc.array(change, { maxLength: 2 }),
    share: maybe(fc.double({ min: 0, max: 1, noNaN: true }).map((one) => one + 0)),
    postmortem: fc.record({
      ...{ owed: fc.boolean(), dueAt: maybe(time), publishedAt: maybe(time) },
      skipped: fc.boolean(),
    }),
    disorders: fc.array(fc.tuple(fc.constantFrom(...TIMES), fc.constantFrom(...TIMES)), {
      maxLength: 2,
    }),
  }),
)

const actionIn: fc.Arbitrary<ActionCase> = fc.record({
  ...{ number, title: text, incident: maybe(number), createdAt: time, due: maybe(time) },
  ...{ owners: texts, team: maybe(text), services: texts },
  priority: maybe(fc.constantFrom(...PRIORITIES)),
  kind: maybe(fc.constantFrom(...ACTION_KINDS)),
  end: maybe(
    fc.record({
      kind: fc.constantFrom(
        ...(['verified', 'merged', 'unverified', 'declined', 'duplicate'] as const),
      ),
      at: time,
    }),
  ),
})

const kept = <T>(form: RowForm<T>, value: T & { readonly number: number }, now = NOW) =>
  form.decode(form.encode({ number: value.number, value }, now), now)

test('an incident comes back as it was kept', () => {
  fc.assert(
    fc.property(caseIn, (one) => {
      expect(kept(CASE_ROWS, one)).toEqual({ number: one.number, value: one })
    }),
  )
})

test('an action item comes back as it was kept', () => {
  fc.assert(
    fc.property(actionIn, (one) => {
      expect(kept(ACTION_ROWS, one)).toEqual({ number: one.number, value: one })
    }),
  )
})

test('a line is ASCII, and the same whenever it is written', () => {
  fc.assert(
    fc.property(caseIn, duration, (one, later) => {
      const line = CASE_ROWS.encode({ number: one.number, value: one }, NOW)
      expect(line).toMatch(/^[\x20-\x7e]*$/)
      const read = CASE_ROWS.decode(line, NOW + later)?.value
      if (read == null) throw new Error('not read')
      expect(CASE_ROWS.encode({ number: one.number, value: read }, NOW + later)).toBe(line)
    }),
  )
})

test('what is open grows older between two readings, and nothing else does', () => {
  fc.assert(
    fc.property(caseIn, (one) => {
      const line = CASE_ROWS.encode({ number: one.number, value: one }, NOW)
      const before = one.inStatus[one.category]
      const after = CASE_ROWS.decode(line, NOW + 5000)?.value?.inStatus
      const grown = before === undefined || ended(one.category) ? before : before + 5000
      expect(after).toEqual({
        ...one.inStatus,
        ...(grown === undefined ? {} : { [one.category]: grown }),
      })
    }),
  )
})

test.each([CASE_ROWS, ACTION_ROWS] as const)('one that is none of ours is a line too', (form) => {
  expect(form.decode(form.encode({ number: 7, value: null }, NOW), NOW)).toEqual({
    ...{ number: 7, value: null },
  })
})

describe('a line that is none of ours is not believed', () => {
  const good = JSON.parse(
    CASE_ROWS.encode(
      { number: 7, value: fc.sample(caseIn, { numRuns: 1, seed: 7 })[0] ?? null },
      NOW,
    ),
  ) as unknown[]

  test('and the line that the others are made from is', () => {
    expect(CASE_ROWS.decode(JSON.stringify(good), NOW)).not.toBeNull()
  })

  test.each([
    [0, 'seven'],
    [0, -1],
    [1, 5],
    [2, 99],
    [2, 0],
    [3, 'long ago'],
    [3, 9e15],
    [4, [9e15, null, null, null, null, null]],
    [12, -9e15],
    [15, [[9e15, null, null]]],
    [16, 2],
    [4, [1, 2]],
    [4, [null, null, 'x', null, null, null]],
    [5, 4],
    [6, ['a', 4]],
    [6, 'a'],
    [8, 44],
    [9, -1],
    [9, 5],
    [10, [{}]],
    [11, [2]],
    [11, [99, 5]],
    [12, 'soon'],
    [15, [7]],
    [16, 'half'],
    [17, [[]]],
    [18, [[1, 99]]],
  ])('cell %i as %j', (place, cell) => {
    const cells = Array.from({ length: Math.max(good.length, place + 1) }, (_, at) =>
      at === place ? cell : (good[at] ?? null),
    )
    const bare = cells.map((one, at) =>
      one === null && [15, 17, 18, 6, 10, 11].includes(at) ? [] : one,
    )
    expect(CASE_ROWS.decode(JSON.stringify(bare), NOW)).toBeNull()
  })

  test.each([
    [2, 9e15],
    [4, -9e15],
    [11, 9e15],
  ])('of an action item, cell %i as %d', (place, cell) => {
    const [value] = fc.sample(actionIn, { numRuns: 1, seed: 7 })
    if (value === undefined) throw new Error('no sample')
    const end = { kind: 'verified', at: NOW as Instant } as const
    const line = ACTION_ROWS.encode({ number: 7, value: { ...value, end } }, NOW)
    const cells = JSON.parse(line) as unknown[]
    expect(ACTION_ROWS.decode(line, NOW)).not.toBeNull()
    expect(ACTION_ROWS.decode(JSON.stringify(cells.with(place, cell)), NOW)).toBeNull()
  })

  test.each(['', '{}', '[', 'null', '7', '[]', '["7"]', '[7,"x"]'])('%j', (line) => {
    expect(CASE_ROWS.decode(line, NOW)).toBeNull()
    expect(ACTION_ROWS.decode(line, NOW)).toBeNull()
  })

  test('whatever stands there, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (line) => {
        CASE_ROWS.decode(line, NOW)
        ACTION_ROWS.decode(line, NOW)
      }),
    )
  })
})
