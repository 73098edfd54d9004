import { describe, expect, test } from 'vitest'
import { bodies } from './bodies.ts'
import { type Figure, isFault, isReached, line, rise } from './figure.ts'
import { intake } from './intake.ts'
import { recoveries } from './recovery.ts'
import { sweeps } from './sweeps.ts'

/** What is broken, and not only slower than on a machine that does nothing else. */
const faults = (figures: readonly Figure[]) => figures.filter(isFault).map(line)

describe('a small sample of the load', () => {
  test('loses nothing of a steady stream and of a burst', { timeout: 120_000 }, async () => {
    const { figures, curve } = await intake(2, 300)
    expect(faults(figures)).toEqual([])
    expect(curve).toHaveLength(1)
  })

  test('takes no body without a signature', async () => {
    expect(faults(await bodies(12))).toEqual([])
  })

  test('sweeps with as few requests as there are pages', async () => {
    expect(faults(await sweeps(60))).toEqual([])
  })

  test('makes good what was missed in hours, in days, and with the store', {
    timeout: 180_000,
  }, async () => {
    const figures = await recoveries({ acted: 4, alerts: 3, open: 10, answersMs: 0 })
    expect(faults(figures)).toEqual([])
    const clocks = figures.find(({ what }) => what.endsWith('clocks before'))
    expect(clocks?.measured).toBeGreaterThan(5)
  })
})

const measured = (more: Partial<Figure>): Figure => ({
  ...{ what: 'it', measured: 5, target: 4, unit: '' },
  ...more,
})

test.each<[string, Partial<Figure>, boolean, boolean]>([
  ['more than it may be', { fault: true }, false, true],
  ['more than it should be, which is only slow', {}, false, false],
  ['less than it has to be', { least: true, target: 6, fault: true }, false, true],
  ['as much as it may be', { target: 5, fault: true }, true, false],
  ['nothing that can be told', { measured: Number.NaN, fault: true }, false, true],
  ['without a target', { target: null, fault: true }, true, false],
])('%s', (_, more, reached, fault) => {
  expect([isReached(measured(more)), isFault(measured(more))]).toEqual([reached, fault])
})

test('growth is that of the line through all points, and not of the last of them', () => {
  const flat = [10, 12, 10, 12, 10, 12].map((value, at) => ({ at, value }))
  expect(Math.abs(rise(flat))).toBeLessThan(1.5)
  expect(rise([0, 1, 2, 3].map((at) => ({ at, value: 7 + 2 * at })))).toBeCloseTo(6)
  expect(rise([{ at: 0, value: 3 }])).toBe(0)
})
