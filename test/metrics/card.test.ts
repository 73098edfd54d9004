import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durations } from '../../src/domain/durations.ts'
import { TIMES } from '../../src/domain/fact.ts'
import { type Spell, type TimeMark, UNDECLARED } from '../../src/domain/incident.ts'
import { timeToAcknowledge } from '../../src/metrics/catalogue/time-to-acknowledge.ts'
import { timeToDetect } from '../../src/metrics/catalogue/time-to-detect.ts'
import { timeToMitigate } from '../../src/metrics/catalogue/time-to-mitigate.ts'
import { timeToResolve } from '../../src/metrics/catalogue/time-to-resolve.ts'
import { lengthOf } from '../../src/metrics/duration.ts'
import { type Minutes, momentOf, oneCase } from './cases.ts'

const OF = {
  detect: timeToDetect,
  acknowledge: timeToAcknowledge,
  mitigate: timeToMitigate,
  resolve: timeToResolve,
}

const minute = fc.integer({ min: 0, max: 300 })
const maybe = fc.option(minute, { nil: null })
const times = fc.record(Object.fromEntries(TIMES.map((time) => [time, minute])), {
  requiredKeys: [],
}) as fc.Arbitrary<Minutes>
const spell = fc.record({ opened: minute, mitigated: maybe, resolved: maybe })

const mark = (minutes: number | null): TimeMark | null =>
  minutes === null ? null : { at: momentOf(minutes), by: 'ana', provenance: 'observed' }

test('figures and card give an incident the same times, opened again or not, mistaken or not', () => {
  fc.assert(
    fc.property(times, fc.array(spell, { maxLength: 3 }), minute, (minutes, spells, opened) => {
      const known = TIMES.flatMap((time) => {
        const found = mark(minutes[time] ?? null)
        return found === null ? [] : [[time, found] as const]
      })
      const earlier: readonly Spell[] = spells.map((one) => ({
        openedAt: momentOf(one.opened),
        mitigated: mark(one.mitigated),
        resolved: mark(one.resolved),
      }))
      const openedAt = momentOf(opened)
      const card = durations({ ...UNDECLARED, times: Object.fromEntries(known), earlier, openedAt })
      const counted = oneCase(1, minutes, {
        openedAt: earlier.length === 0 ? null : openedAt,
        earlier: earlier.map(({ openedAt: from, mitigated, resolved }) => ({
          openedAt: from,
          mitigatedAt: mitigated?.at ?? null,
          resolvedAt: resolved?.at ?? null,
        })),
      })
      for (const [name, { points }] of Object.entries(OF)) {
        if (points === null) throw new Error(`${name} has ends`)
        const told = card.find((one) => one.name === name)?.ms ?? null
        expect([name, lengthOf(counted, points)]).toEqual([name, told])
      }
    }),
    { numRuns: 1000 },
  )
})
