import { expect, test } from 'vitest'
import { ACTS } from './acts/registry.ts'
import { scheduled, undisturbed } from './schedule.ts'
import { THEMES } from './themes.ts'

const SCHEDULES = Array.from({ length: 1_500 }, (_, seed) => scheduled(seed + 1))

test('a schedule is plain data, and the same for the same seed', () => {
  for (const schedule of SCHEDULES.slice(0, 50)) {
    expect(JSON.parse(JSON.stringify(schedule))).toEqual(schedule)
    expect(scheduled(schedule.seed)).toEqual(schedule)
  }
})

test('there is no act that nobody does, and no theme that is never played', () => {
  const done = new Set(SCHEDULES.flatMap(({ acts }) => acts.map(({ does }) => does.kind)))
  expect([...done].toSorted()).toEqual(Object.keys(ACTS).toSorted())
  const played = new Set(SCHEDULES.map(({ theme }) => theme))
  expect([...played].toSorted()).toEqual(Object.keys(THEMES).toSorted())
})

test('all that can go wrong goes wrong in some of them, and is away in others', () => {
  const names = Object.keys(
    SCHEDULES[0]?.weather ?? {},
  ) as (keyof (typeof SCHEDULES)[0]['weather'])[]
  for (const name of names.filter((one) => one !== 'lateMs')) {
    const strong = SCHEDULES.filter(({ weather }) => weather[name] > 0)
    expect([name, strong.length > 100, strong.length < 1_400]).toEqual([name, true, true])
  }
  for (const trouble of ['kills', 'pauses', 'skewsMs', 'bots', 'places'] as const)
    expect(SCHEDULES.some((schedule) => schedule[trouble].length > 0)).toBe(true)
  expect(SCHEDULES.some(({ rollout }) => rollout?.backMs != null)).toBe(true)
})

test('where nothing goes wrong people do the same', () => {
  for (const schedule of SCHEDULES.slice(0, 50)) {
    const { acts, config, places, bots, weather, kills, rollout } = undisturbed(schedule)
    expect({ acts, config, places, bots }).toEqual({
      acts: schedule.acts,
      config: schedule.config,
      places: schedule.places,
      bots: schedule.bots,
    })
    const { slow, ...rest } = weather
    expect([...new Set(Object.values(rest)), kills, rollout]).toEqual([0, [], null])
    expect(slow).toBeGreaterThan(0)
  }
})

test('most are short, so that many can be played', () => {
  const lengths = SCHEDULES.map(({ acts }) => acts.length).toSorted((a, b) => a - b)
  expect(lengths.at(-1)).toBeLessThanOrEqual(20)
  expect(lengths.at(0)).toBeGreaterThan(1)
})
