import { expect, test } from 'vitest'
import type { Incident } from '../../../src/domain/incident.ts'
import { DAY_MS, type Instant, instant, iso, MINUTE_MS, plus } from '../../../src/domain/instant.ts'
import { due } from '../../../src/plan/due/due.ts'
import { reminding } from '../../../src/plan/due/reminding.ts'
import { commander, type Happened, happened, severity, updated } from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'

/** Thursday at midnight: a day with a night, working hours and an evening. */
const START = instant('2026-11-19T00:00:00Z')
const COUNT = 500

/** Numbers that look random and are the same in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 20261119; ; state = (state * 48271) % 2147483647) yield state
}

/** Open incidents of every severity, some led, some acknowledged, some with a promise, declared within the day. */
function incidents(): readonly Incident[] {
  const random = numbers()
  const below = (most: number) => random.next().value % most
  return Array.from({ length: COUNT }, () => {
    const declared = iso(plus(START, below(16 * 60) * MINUTE_MS))
    const name = ['sev1', 'sev2', 'sev3', 'sev4', null][below(5)] ?? null
    const facts: readonly (readonly Happened[])[] = [
      name === null ? [] : [[0, severity(name)]],
      below(2) === 0 ? [] : [[below(90), { type: 'acknowledged' }]],
      below(2) === 0 ? [] : [[below(60), commander('ana')]],
      below(3) === 0 ? [[5 + below(60), updated(70 + below(90), declared)]] : [],
    ]
    const inOrder = facts.flat().toSorted(([a], [b]) => a - b)
    return happened(inOrder, declared)
  })
}

interface Said {
  readonly incident: number
  readonly key: string
  readonly now: Instant
}

/** A look at every incident at each of these moments; each remembers what it said. */
function run(all: readonly Incident[], looks: readonly Instant[]): readonly (readonly Said[])[] {
  const memory = all.map(() => new Set<string>())
  return looks.map((now) =>
    all.flatMap((one, incident) => {
      const said = memory[incident] ?? new Set()
      const { say } = reminding(one, now, POLICY, said)
      for (const { key } of say) said.add(key)
      return say.map(({ key }) => ({ incident, key, now }))
    }),
  )
}

const everyMinute = (from: Instant, to: Instant): readonly Instant[] =>
  Array.from({ length: (to - from) / MINUTE_MS + 1 }, (_, n) => plus(from, n * MINUTE_MS))

const END = plus(START, DAY_MS)

/** The moments of the day at which each reminder may be said at the earliest. */
const duesOf = (incident: Incident) => due(incident, END, POLICY).passed

test('a day with 500 open incidents: every reminder once, none early', () => {
  const all = incidents()
  const said = run(all, everyMinute(START, END)).flat()
  expect(new Set(said.map(({ incident, key }) => `${incident} ${key}`)).size).toBe(said.length)
  const early = said.filter(({ incident, key, now }) => {
    const one = all[incident]
    const planned = one === undefined ? undefined : duesOf(one).find((other) => other.key === key)
    return planned === undefined || planned.at > now || now - planned.at > MINUTE_MS
  })
  expect(early).toEqual([])
  // Stages that come due at one moment are one reminder: the newest of them.
  const moments = all.flatMap((one, incident) =>
    duesOf(one).map(({ kind, at }) => `${incident} ${kind} ${at}`),
  )
  expect(said.length).toBe(new Set(moments).size)
  expect(said.length).toBeGreaterThan(COUNT)
})

test('of an outage of that day one message each is left, and the day after is silent about it', () => {
  const all = incidents()
  const noon = plus(START, 36 * 60 * MINUTE_MS)
  const [missed = [], ...after] = run(all, [noon, ...everyMinute(noon, plus(noon, 60 * MINUTE_MS))])
  const reminded = new Set(missed.map(({ incident }) => incident))
  const kinds = missed.map(({ incident, key }) => `${incident} ${key.split('.')[0]}`)
  expect(new Set(kinds).size).toBe(kinds.length)
  const owed = all.filter((one) => due(one, noon, POLICY).passed.length > 0)
  expect(reminded.size).toBe(owed.length)
  const old = after.flat().filter(({ incident, key }) => {
    const one = all[incident]
    return one !== undefined && due(one, noon, POLICY).passed.some((other) => other.key === key)
  })
  expect(old).toEqual([])
})
