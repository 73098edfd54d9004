import { beforeAll, describe, expect, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import { type End, lived } from '../support/disturbed.ts'
import type { Served } from '../support/served.ts'

let undisturbed: End

beforeAll(async () => {
  undisturbed = await lived()
})

/** Real moments at which a minute passes for GitHub: the later ones are for a machine that is slow to write at all. */
const PASSING_MS = [300, 600, 20_000, 60_000] as const

/** Until everything is worked off; meanwhile time passes for GitHub, so that what is unsettled can be settled. */
async function passing(it: Served): Promise<void> {
  const timers = PASSING_MS.map((ms) =>
    setTimeout(() => it.box.sandbox.clock.advance(MINUTE_MS), ms),
  )
  await it.settled()
  for (const timer of timers) clearTimeout(timer)
}

describe('reads that are behind what was written change nothing:', () => {
  test.each([
    ['lists and queries', { lists: 20_000, labels: 30_000, graphql: 20_000 }],
    ['an issue by its number as well', { lists: 20_000, graphql: 20_000, byNumber: 10_000 }],
  ])('%s', async (_what, lag) => {
    const begin = ({ box }: Served) => box.sandbox.lags.set(lag)
    const end = async (it: Served) => {
      await it.app.sweep()
      await passing(it)
      it.box.sandbox.lags.clear()
    }
    expect(await lived({ after: passing, begin, end })).toEqual(undisturbed)
  })
})
