import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Death, type Mortal, mortal } from '../support/mortal.ts'
import { timelessEnd } from '../support/timeless-end.ts'
import { declare, LIFE } from '../support/whole-life.ts'

const LIVES = 5
const KILLS = 10
/** As long as an unanswered sending stays unknown, and a second. */
const SETTLED_MS = 61_000
const SEED = Date.now() % 2 ** 31

const death: fc.Arbitrary<Death> = fc.oneof(
  fc.record({
    at: fc.constant('request' as const),
    nth: fc.integer({ min: 1, max: 9 }),
    done: fc.boolean(),
  }),
  fc.record({ at: fc.constant('moment' as const), ms: fc.integer({ min: 0, max: 90 }) }),
)

/** Acts that we answer with a comment: the card, a refusal, a near miss. */
const COMMENTED = [0, 5, 7] as const

/**
 * Which deaths come at which act; several may come at one, so that what starts again is killed too. One of them comes
 * at a comment, which GitHub has made in every second life, and never heard of in the others.
 */
function plan(seed: number): ReadonlyMap<number, readonly Death[]> {
  const any = fc.tuple(fc.integer({ min: 0, max: LIFE.length }), death)
  const sent = { at: 'comment', done: seed % 2 === 0 } as const
  const commented = fc.tuple(fc.constantFrom(...COMMENTED), fc.constant<Death>(sent))
  const all = [
    ...fc.sample(commented, { seed, numRuns: 1 }),
    ...fc.sample(any, { seed, numRuns: KILLS - 1 }),
  ]
  const byAct = Map.groupBy(all, ([act]) => act)
  return new Map([...byAct].map(([act, some]) => [act, some.map(([, each]) => each)]))
}

/** One whole life, declared and worked off to its end, with the deaths of its acts. */
async function lived(it: Mortal, deaths: ReadonlyMap<number, readonly Death[]>) {
  const { as } = it.box
  let number = 0
  const acts = [
    async () => {
      number = await declare(as)
    },
    ...LIFE.map((act) => () => act(as, number)),
  ]
  for (const [index, act] of acts.entries()) {
    // Nothing tells the order of a comment and of a click within one second of GitHub's times.
    it.box.sandbox.clock.advance(1_000)
    await dying(it, act, deaths.get(index) ?? [])
    if (!(await it.settled())) await it.rise(SETTLED_MS)
  }
  // What nobody heard while we were dead is found a while later.
  await it.rise(SETTLED_MS)
  expect(await it.settled()).toBe(true)
  return timelessEnd(it.box, number)
}

async function dying(
  it: Mortal,
  act: () => Promise<unknown>,
  [first, ...more]: readonly Death[],
): Promise<void> {
  if (first === undefined) return void (await act())
  let struck = it.arm(first)
  await act()
  for (const next of [...more, null]) {
    await struck()
    it.box.sandbox.faults.clear()
    await it.kill()
    if (next !== null) struck = it.arm(next)
    await it.rise()
  }
}

async function undisturbed() {
  const it = await mortal()
  try {
    return await lived(it, new Map())
  } finally {
    await it.close()
  }
}

const whole = undisturbed()

test('undisturbed, it makes one card and two replies, and journals each thing once', async () => {
  const { cards, ours, made, reactions } = await whole
  expect(cards).toEqual([{ trust: 'good', entries: cards[0]?.keys, keys: cards[0]?.keys }])
  expect([ours.length, made]).toEqual([3, 3])
  expect(reactions.every((all) => all.length <= 1)).toBe(true)
})

test.concurrent.each(Array.from({ length: LIVES }, (_, index) => SEED + index))(
  `an incident whose App is killed ${KILLS} times ends as if nothing had happened (seed %i)`,
  { timeout: 240_000 },
  async (seed) => {
    const it = await mortal()
    try {
      expect(await lived(it, plan(seed)), `seed ${seed}`).toEqual(await whole)
      const { remains } = it
      expect(remains.length).toBeGreaterThan(KILLS)
      expect(remains.filter(({ integrity }) => integrity !== 'ok')).toEqual([])
      expect(remains.some(({ waiting }) => waiting > 0)).toBe(true)
      expect(remains.some(({ unknown }) => unknown > 0)).toBe(true)
    } finally {
      await it.close()
    }
  },
)
