import { expect, test } from 'vitest'
import { realKills } from './real.ts'

const KILLS = 10

test(`a real process that is killed ${KILLS} times on its way loses nothing, and ends as if nothing had happened`, {
  timeout: 400_000,
}, async () => {
  const seed = Date.now() % 2 ** 31
  const { lost, unsound, differing, ...rest } = await realKills(KILLS, seed, () => {})
  expect({ seed, lost, unsound, differing }).toEqual({ seed, lost: [], unsound: [], differing: [] })
  expect(rest.kills).toBe(KILLS)
  expect(rest.leftWork).toBeGreaterThan(0)
})
