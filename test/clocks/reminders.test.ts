import { expect, test } from 'vitest'
import { ALL, SOME } from './extent.ts'
import { handOverFaults } from './hand-overs.ts'
import { itemFaults } from './items.ts'
import { reminderFaults } from './reminders.ts'
import { wallClocks } from './zones.ts'

const clocks = wallClocks()

test('in every zone each reminder of an incident comes once, at the first look that may say it', () => {
  expect(clocks.flatMap((clock) => reminderFaults(clock, SOME))).toEqual([])
})

test('in every zone each reminder of an action item comes once, at the first look that may say it', () => {
  expect(clocks.flatMap((clock) => itemFaults(clock, SOME))).toEqual([])
})

test('in every zone each turn of a rotation begins once, all years through', () => {
  expect(clocks.flatMap((clock) => handOverFaults(clock, SOME))).toEqual([])
})

test('Lord Howe and Nuuk are gone through whole', () => {
  const some = clocks.filter(({ zones }) =>
    zones.some((zone) => zone === 'Australia/Lord_Howe' || zone === 'America/Godthab'),
  )
  expect(some).toHaveLength(2)
  const extent = { ...ALL, others: 20 }
  expect(some.flatMap((clock) => reminderFaults(clock, extent))).toEqual([])
  expect(some.flatMap((clock) => itemFaults(clock, extent))).toEqual([])
})
