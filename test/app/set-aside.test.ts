import { expect, test } from 'vitest'
import { setAside } from '../../src/app/set-aside.ts'
import type { Instant } from '../../src/domain/instant.ts'
import type { Applied } from '../../src/engine/world.ts'
import type { Effect } from '../../src/plan/effect.ts'

const at = (time: number) => time as Instant
const NEST: Effect = { type: 'item.nest', item: 57, id: 1_057 }
const LABEL: Effect = { type: 'label.add', names: ['sev1'] }
const DONE: Applied = { effect: NEST, result: 'done' }
const waits = (effect: Effect, change: object = {}): Applied => ({
  ...{ effect, result: 'failed', reason: 'rate-limit', retryable: true, until: at(3_600) },
  ...change,
})
const looked = (applied: readonly Applied[], wakeAt: Instant | null) => ({
  rank: 1,
  applied,
  wakeAt,
})

test.each([
  [null, 3_600],
  [at(4_000), 3_600],
  [at(3_000), 3_000],
])('items that wait for their turn are gone on with then, or at %s before', (wakeAt, next) => {
  expect(setAside(looked([DONE, waits(NEST)], wakeAt))).toEqual(looked([DONE], at(next)))
})

test.each([
  ['nothing failed', [DONE]],
  ['nothing was written', []],
  ['something else waits', [waits(LABEL)]],
  ['nobody says how long', [waits(NEST, { until: undefined })]],
  ['it is not known whether it was opened', [waits(NEST, { reason: 'unsettled' })]],
  ['GitHub refuses it', [waits(NEST, { reason: 'no', retryable: false })]],
])('a look in which %s is as it came out', (_what, applied) => {
  const done = looked(applied, null)
  expect(setAside(done)).toBe(done)
})
