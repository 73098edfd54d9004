import { expect, test } from 'vitest'
import { FAIR, type Schedule, scheduled } from './schedule.ts'
import { shrunk, smallerThan } from './shrink.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const MANY = 2_000

test.each(SEEDS)('of the schedule of seed %i only what makes it fail is left', async (seed) => {
  const schedule = { ...scheduled(seed), replicas: 2 } as const
  const guilty = schedule.acts[1]
  const fails = async ({ acts, weather }: Schedule) =>
    acts.some(({ does }) => does === guilty?.does) && weather.slow > FAIR.slow
  const least = await shrunk({ ...schedule, weather: { ...FAIR, slow: 0.1 } }, fails, MANY)
  expect(least).toMatchObject({
    kills: [],
    pauses: [],
    skewsMs: [],
    rollout: null,
    outage: null,
    replicas: 1,
  })
  expect(least.acts.map(({ does }) => does)).toEqual([guilty?.does])
  expect(least.weather).toEqual({ ...FAIR, slow: 0.1 })
})

test('no more worlds are played for it than it may', async () => {
  let played = 0
  const fails = async () => {
    played += 1
    return false
  }
  await shrunk(scheduled(1), fails, 7)
  expect(played).toBe(7)
})

test.each(SEEDS)('nothing smaller than seed %i is the same schedule again', (seed) => {
  const schedule = scheduled(seed)
  for (const smaller of smallerThan(schedule)) expect(smaller).not.toEqual(schedule)
})
