import { describe, expect, test } from 'vitest'
import { disorders, durations } from '../../src/domain/durations.ts'
import type { TimeName } from '../../src/domain/fact.ts'
import { type Incident, type Times, UNDECLARED } from '../../src/domain/incident.ts'
import { type Instant, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'

const START = instant('2026-11-20T14:00:00Z')
type Minutes = Readonly<Partial<Record<TimeName, number>>>

const at = (minutes: number): Instant => plus(START, minutes * MINUTE_MS)
const mark = (minutes: number) => ({ at: at(minutes), by: 'mona', provenance: 'observed' }) as const
const timesOf = (minutes: Minutes): Times =>
  Object.fromEntries(Object.entries(minutes).map(([name, minute]) => [name, mark(minute)]))

const measured = (times: Minutes, change: Partial<Incident> = {}) =>
  Object.fromEntries(
    durations({ ...UNDECLARED, times: timesOf(times), ...change }).map(({ name, from, ms }) => [
      name,
      `from ${from}: ${ms === null ? 'unknown' : ms / MINUTE_MS}`,
    ]),
  )

describe('what passed between the times', () => {
  test.each<readonly [string, Minutes, object]>([
    ['is not known of anything without a time', {}, {}],
    [
      'begins when it was declared where nothing earlier is known',
      { declared: 0 },
      {
        acknowledge: 'from declared: unknown',
        mitigate: 'from declared: unknown',
        resolve: 'from declared: unknown',
      },
    ],
    [
      'is measured from the start where it was felt, and from the detection where it was answered',
      { started: 0, detected: 5, declared: 7, acknowledged: 9, mitigated: 30, resolved: 45 },
      {
        detect: 'from started: 5',
        acknowledge: 'from detected: 4',
        mitigate: 'from detected: 25',
        resolve: 'from started: 45',
      },
    ],
    [
      'is measured from the detection where no start is known',
      { detected: 5, declared: 7, resolved: 45 },
      {
        acknowledge: 'from detected: unknown',
        mitigate: 'from detected: unknown',
        resolve: 'from detected: 40',
      },
    ],
    [
      'may be nothing at all, and is never less',
      { started: 10, detected: 10, acknowledged: 9, resolved: 9 },
      {
        detect: 'from started: 0',
        acknowledge: 'from detected: unknown',
        mitigate: 'from detected: unknown',
        resolve: 'from started: unknown',
      },
    ],
  ])('%s', (_, times, expected) => {
    expect(measured(times)).toEqual(expected)
  })

  test('has the title that people read', () => {
    const times = timesOf({ started: 0, detected: 5 })
    expect(durations({ ...UNDECLARED, times }).map(({ title, fromAt }) => [title, fromAt])).toEqual(
      [
        ['Time to detect', at(0)],
        ['Time to acknowledge', at(5)],
        ['Time to mitigate', at(5)],
        ['Time to resolve', at(0)],
      ],
    )
  })
})

describe('an incident that came back', () => {
  const spell = (openedAt: number, resolved: number | null) => ({
    ...{ openedAt: at(openedAt), mitigated: null },
    resolved: resolved === null ? null : mark(resolved),
  })

  test.each<readonly [string, Partial<Incident>, Minutes, string]>([
    [
      'was open in each of its spells, and not between them',
      { earlier: [spell(0, 10)], openedAt: at(60) },
      { started: -5, resolved: 80 },
      'from started: 35',
    ],
    [
      'twice',
      { earlier: [spell(0, 10), spell(60, 80)], openedAt: at(100) },
      { declared: 0, resolved: 101 },
      'from declared: 31',
    ],
    [
      'and is open still',
      { earlier: [spell(0, 10)], openedAt: at(60) },
      { declared: 0 },
      'from declared: unknown',
    ],
    [
      'and of which one end is not known',
      { earlier: [spell(0, null)], openedAt: at(60) },
      { declared: 0, resolved: 80 },
      'from declared: unknown',
    ],
  ])('%s', (_, change, times, resolve) => {
    expect(measured(times, change)['resolve']).toBe(resolve)
  })
})

describe('two times that cannot both be right', () => {
  const pairs = (minutes: Minutes) =>
    disorders(timesOf(minutes)).map(({ first, second }) => `${first} ${second}`)

  test.each<readonly [Minutes, readonly string[]]>([
    [{ started: 0, detected: 1, declared: 2, acknowledged: 3, mitigated: 4, resolved: 5 }, []],
    [{ started: 1, detected: 1, declared: 1, acknowledged: 1, mitigated: 1, resolved: 1 }, []],
    [
      { started: 9, detected: 1, declared: 2, acknowledged: 3, mitigated: 4, resolved: 5 },
      ['detected', 'declared', 'acknowledged', 'mitigated', 'resolved'].map(
        (name) => `started ${name}`,
      ),
    ],
    [
      { detected: 9, declared: 2, acknowledged: 3, mitigated: 4, resolved: 5 },
      ['declared', 'acknowledged', 'mitigated', 'resolved'].map((name) => `detected ${name}`),
    ],
    [{ mitigated: 6, resolved: 5 }, ['mitigated resolved']],
    [{ declared: 9, acknowledged: 8, mitigated: 4, resolved: 5 }, []],
    [{ started: 9 }, []],
  ])('of %j: %j', (minutes, expected) => {
    expect(pairs(minutes)).toEqual(expected)
  })

  test('are told with the moments that they name', () => {
    const [found] = disorders(timesOf({ mitigated: 6, resolved: 5 }))
    expect(found).toMatchObject({ firstAt: { at: at(6) }, secondAt: { at: at(5) } })
  })
})
