import { ALL, SOME } from './extent.ts'
import { handOverFaults } from './hand-overs.ts'
import { itemFaults } from './items.ts'
import { reminderFaults } from './reminders.ts'
import { reportFaults } from './reports.ts'
import { wallClocks } from './zones.ts'

/**
 * `npm run clocks`: every zone, every move of its clocks from 2025 to 2035, every turn of a rotation, and other moments at
 * random; some minutes. The tests go through some of them.
 */
const KINDS = [
  ['reminders of incidents', reminderFaults],
  ['reminders of action items', itemFaults],
  ['hand-overs', handOverFaults],
  ['reports', reportFaults],
] as const

const clocks = wallClocks()
const zones = clocks.reduce((sum, one) => sum + one.zones.length, 0)
console.log(`${zones} zones, ${clocks.length} different clocks`)
const extent = process.argv.includes('--some') ? SOME : ALL
for (const [kind, faultsOf] of KINDS) {
  const faults = clocks.flatMap((clock) => faultsOf(clock, extent))
  console.log(`${kind}: ${faults.length === 0 ? 'each once' : `${faults.length} wrong`}`)
  for (const fault of faults.slice(0, 50)) console.log(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
