import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../../src/domain/fact.ts'
import { DAY_MS, type Instant, instant, iso, MINUTE_MS, plus } from '../../../src/domain/instant.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { reminding } from '../../../src/plan/due/reminding.ts'
import {
  acknowledged,
  commander,
  type Happened,
  happened,
  looked,
  severity,
  updated,
} from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'

const friday = (time: string) => instant(`2026-11-20T${time}:00Z`)
const NOTHING: readonly string[] = []
const silent = new Set<string>()
const sev1: Happened = [0, severity('sev1')]
const led: Happened = [1, commander('ana')]
const snoozed = (until: string | null): FactBody => ({
  type: 'snoozed',
  until: until === null ? null : instant(until),
})
const say = (facts: readonly Happened[], now: Instant, said: ReadonlySet<string> = silent) =>
  reminding(happened(facts), now, POLICY, said).say.map(({ key }) => key)
const wake = (facts: readonly Happened[], now: Instant, said: ReadonlySet<string> = silent) => {
  const { wakeAt } = reminding(happened(facts), now, POLICY, said)
  return wakeAt === null ? null : iso(wakeAt)
}

describe('of each kind one stage is said', () => {
  test('and nothing a millisecond early', () => {
    expect(say([sev1], plus(friday('14:05'), -1))).toEqual(NOTHING)
    expect(say([sev1], friday('14:05'))).toEqual(['acknowledge.1.0'])
  })

  test('the newest that has come, and what was missed before it never', () => {
    const late = friday('14:12')
    expect(say([sev1], late)).toEqual(['acknowledge.1.1'])
    expect(say([sev1], late, new Set(['acknowledge.1.1']))).toEqual(NOTHING)
    expect(say([sev1], late, new Set(['acknowledge.1.0']))).toEqual(['acknowledge.1.1'])
  })

  test('nothing that came before something that was said', () => {
    // Said while it was SEV1; as a SEV2 its earlier stages lie ahead again.
    const facts: readonly Happened[] = [sev1, [7, severity('sev2')]]
    const told = new Set(['acknowledge.1.1', 'commander.1.1'])
    expect(say(facts, friday('14:15'), told)).toEqual(NOTHING)
    expect(say(facts, friday('15:00'), told)).toEqual(['acknowledge.1.2'])
  })

  test('an outage of a day says each kind once, in one go', () => {
    const now = plus(friday('14:00'), DAY_MS)
    expect(say([sev1], now)).toEqual(['acknowledge.1.2', 'update.spell-1.2', 'commander.1.1'])
  })

  test('what came due more than a week ago is history', () => {
    // Named a minute after the declaration, the commander had acknowledged it by that.
    const last = friday('16:01')
    expect(say([sev1, led], plus(last, 7 * DAY_MS))).toEqual(['update.spell-1.2'])
    expect(say([sev1, led], plus(last, 7 * DAY_MS + 1))).toEqual(NOTHING)
    expect(wake([sev1, led], plus(last, 7 * DAY_MS + 1))).toBeNull()
  })
})

describe('the next moment to look', () => {
  test('is the next stage, and none where all is said or nothing runs', () => {
    expect(wake([sev1], friday('14:00'))).toBe('2026-11-20T14:05:00Z')
    expect(wake([sev1], friday('14:05'))).toBe('2026-11-20T14:10:00Z')
    expect(wake([sev1], friday('16:00'))).toBeNull()
    expect(wake([[0, severity('sev3')], led], friday('14:00'))).toBeNull()
  })

  test('is not a stage before one that was said', () => {
    const told = new Set(['acknowledge.1.2', 'commander.1.1', 'update.spell-1.2'])
    expect(wake([sev1], friday('14:00'), told)).toBeNull()
  })

  test('whoever looks only then says all that a look every second would say', () => {
    const facts: readonly Happened[] = [sev1, [3, updated(40)]]
    const seconds = Array.from({ length: 5 * 3600 }, (_, n) => plus(friday('14:00'), n * 1000))
    const often = looked(happened(facts), seconds).filter((keys) => keys.length > 0)
    const woken: Instant[] = [friday('14:00')]
    for (;;) {
      const { wakeAt } = reminding(happened(facts), woken.at(-1) ?? friday('14:00'), POLICY, silent)
      if (wakeAt === null) break
      woken.push(wakeAt)
    }
    expect(looked(happened(facts), woken).filter((keys) => keys.length > 0)).toEqual(often)
    expect(often.length).toBeGreaterThan(5)
  })
})

describe('in working hours', () => {
  const sev3: readonly Happened[] = [[0, severity('sev3')], led]
  const waiting: readonly Happened[] = [[0, severity('sev3')]]

  test('what can wait is said on Monday morning, and once', () => {
    const night = plus(friday('14:00'), 5 * 3600_000)
    expect(say(waiting, night)).toEqual(NOTHING)
    expect(wake(waiting, night)).toBe('2026-11-23T09:00:00Z')
    const monday = instant('2026-11-23T09:00:00Z')
    expect(say(waiting, monday)).toEqual(['acknowledge.1.0', 'commander.1.0'])
    expect(say(sev3, monday)).toEqual(NOTHING)
  })

  test('a look that comes late into the night keeps to them as well', () => {
    const early = happened([[0, severity('sev3')]], '2026-11-20T09:00:00Z')
    const evening = instant('2026-11-20T22:00:00Z')
    const { say: now, wakeAt } = reminding(early, evening, POLICY, silent)
    expect(now).toEqual([])
    expect(wakeAt).toBe(instant('2026-11-23T09:00:00Z'))
  })

  test('holidays and zone are those of the team', () => {
    const calendar = { ...POLICY.calendar, zone: 'America/New_York', holidays: ['2026-11-23'] }
    const policy: Policy = { ...POLICY, zone: 'America/New_York', calendar }
    const { wakeAt } = reminding(happened(waiting), friday('22:30'), policy, silent)
    expect(wakeAt).toBe(instant('2026-11-24T14:00:00Z'))
  })

  test('whom config keeps awake is told at night, and nobody else', () => {
    const reminders = { ...POLICY.reminders, awake: ['sev3'] }
    const night = instant('2026-11-21T03:00:00Z')
    const at = (name: string) =>
      reminding(happened([[0, severity(name)]]), night, { ...POLICY, reminders }, silent).say
    expect(at('sev3')).not.toEqual([])
    expect(at('sev1')).toEqual([])
  })
})

describe('a pause', () => {
  const facts: readonly Happened[] = [sev1, led, [20, updated(30)]]
  const until = (end: string | null, minute = 25): Happened => [minute, snoozed(end)]

  test('moves what comes due while it holds to its end, and what follows as far behind it', () => {
    const held = [...facts, until('2026-11-20T15:45:00Z')]
    expect(say(held, friday('15:44'))).toEqual(NOTHING)
    expect(wake(held, friday('14:26'))).toBe('2026-11-20T15:45:00Z')
    const [key] = say(held, friday('15:45'))
    expect(key).toMatch(/^update\.\d+\.0$/)
    expect(wake(held, friday('15:45'))).toBe('2026-11-20T16:15:00Z')
  })

  test('also holds what was due before it and had not been said', () => {
    const held = [...facts, until('2026-11-20T17:00:00Z', 35)]
    expect(say(held, friday('14:40'))).toEqual(NOTHING)
    expect(wake(held, friday('14:40'))).toBe('2026-11-20T17:00:00Z')
    expect(say(held, friday('17:00'))).toHaveLength(1)
  })

  test('ends when somebody says so', () => {
    const held = [...facts, until('2026-11-20T18:00:00Z'), until(null, 50)]
    expect(say(held, friday('14:49'))).toEqual(NOTHING)
    expect(say(held, friday('14:50'))).toHaveLength(1)
  })

  test('that is replaced ends where the new one ends, be it sooner or later', () => {
    const longer = [...facts, until('2026-11-20T14:40:00Z'), until('2026-11-20T15:10:00Z', 35)]
    expect(say(longer, friday('14:50'))).toEqual(NOTHING)
    expect(say(longer, friday('15:10'))).toHaveLength(1)
    const sooner = [...facts, until('2026-11-20T18:00:00Z'), until('2026-11-20T14:45:00Z', 35)]
    expect(say(sooner, friday('14:44'))).toEqual(NOTHING)
    expect(say(sooner, friday('14:45'))).toHaveLength(1)
  })

  test('that ends at night lets those who sleep sleep on', () => {
    const held: readonly Happened[] = [
      [0, severity('sev3')],
      [200, snoozed('2026-11-20T20:00:00Z')],
    ]
    expect(say(held, friday('20:00'))).toEqual(NOTHING)
    expect(wake(held, friday('20:00'))).toBe('2026-11-23T09:00:00Z')
  })

  test('does not move what comes after it', () => {
    const held = [...facts, until('2026-11-20T14:29:00Z')]
    expect(wake(held, friday('14:26'))).toBe('2026-11-20T14:30:00Z')
  })
})

test('what was missing and is there now is reminded of no more', () => {
  const facts: readonly Happened[] = [sev1, [12, acknowledged], led, [13, updated(43)]]
  const minutes = Array.from({ length: 30 }, (_, n) => plus(friday('14:12'), n * MINUTE_MS))
  expect(looked(happened(facts), minutes).flat()).toEqual([])
})
