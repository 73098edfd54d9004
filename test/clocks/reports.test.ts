import { expect, test } from 'vitest'
import { SOME } from './extent.ts'
import { reportFaults } from './reports.ts'
import { wallClocks } from './zones.ts'

const clocks = wallClocks()

test('every zone that the platform knows is among those that are gone through', () => {
  const zones = clocks.flatMap((one) => one.zones)
  expect(zones.toSorted()).toEqual(Intl.supportedValuesOf('timeZone').toSorted())
  expect(zones.length).toBeGreaterThan(400)
  const by = new Set(clocks.flatMap(({ moves }) => moves.map((move) => move.by / 60_000)))
  expect([...by].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([-60, -30, 30, 60]))
})

test('in every zone each report comes at the first look after it is due, once, whatever the clocks do', () => {
  expect(clocks.flatMap((clock) => reportFaults(clock, SOME))).toEqual([])
})
