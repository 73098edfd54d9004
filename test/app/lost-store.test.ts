import { beforeAll, describe, expect, test } from 'vitest'
import { type Course, type End, lived } from '../support/disturbed.ts'
import type { Served } from '../support/served.ts'
import { LIFE } from '../support/whole-life.ts'

let undisturbed: End
beforeAll(async () => {
  undisturbed = await lived()
})

const ACTS = Array.from({ length: LIFE.length + 1 }, (_, act) => act)

/** The App ends with all that it had stored before one act, and comes back with nothing after so many. */
const away = (from: number, acts: number): Course => ({
  before: async (it, act) => {
    if (act === from) await it.stop()
  },
  after: async (it, act) => {
    if (act === from + acts - 1) await back(it)
    await it.settled()
  },
  end: async (it) => {
    await it.app.sweep()
  },
})

async function back(it: Served): Promise<void> {
  await it.again()
  await it.settled()
}

describe('a store that is lost', () => {
  test.each(ACTS)('while act %i happens changes nothing in the end', async (act) => {
    expect(await lived(away(act, 1))).toEqual(undisturbed)
  })

  test.each([0, 3, 6, 9])(
    'while three acts from %i on happen changes nothing in the end',
    async (act) => {
      expect(await lived(away(act, 3))).toEqual(undisturbed)
    },
  )

  test.each([2, 6, 10])(
    'with what waited in it, after act %i, changes nothing in the end',
    async (act) => {
      const after = async (it: Served, at: number) => {
        await it.box.sandbox.settled()
        if (at !== act) return it.settled()
        // Whatever was under way ends with the next write.
        await it.stop()
        await back(it)
      }
      const end = ({ app }: Served) => app.sweep()
      expect(await lived({ after, end })).toEqual(undisturbed)
    },
  )
})
