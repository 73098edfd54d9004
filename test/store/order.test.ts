import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import type { Lease, Store } from '../../src/store/store.ts'
import { at, delivery, MEDIA, NOBODY, newStore } from './support.ts'

const SECOND = 1_000
const LANES = ['a', 'b', 'c', 'd'] as const

/** What becomes of the next try, or of the next second. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('accept' as const), lane: fc.constantFrom(...LANES) }),
  fc.record({
    kind: fc.constant('work' as const),
    fate: fc.constantFrom('done', 'done', 'later', 'park', 'die'),
    take: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Work = Extract<Step, { kind: 'work' }>

/** A store whose workers fail, sleep and die, and what they got done. */
function story(store: Store) {
  const accepted: string[] = []
  const ended: string[] = []
  let now = at(0)
  const fail = (lease: Lease, id: string, fate: Work['fate']) => {
    if (fate === 'later') store.later(lease, id, (now + 7 * SECOND) as Instant, now)
    if (fate === 'park') {
      store.park(lease, id, 'poison', now)
      ended.push(id)
    }
  }
  const work = ({ fate, take }: Work) => {
    const lease = store.claim(now, NOBODY)
    if (lease === null) return false
    const batch = store.waiting(lease, take).map(({ id }) => id)
    const last = batch.at(-1) ?? ''
    const good = fate === 'done' ? batch : batch.slice(0, -1)
    store.done(lease, good, now)
    ended.push(...good)
    fail(lease, last, fate)
    if (fate !== 'die') store.release(lease, now)
    return true
  }
  const play = (one: Step) => {
    if (one.kind === 'wait') now = (now + one.seconds * SECOND) as Instant
    else if (one.kind === 'work') work(one)
    else {
      const id = `${one.lane} ${accepted.length}`
      store.accept([delivery(id, one.lane)], now)
      accepted.push(id)
    }
  }
  const finish = () => {
    while (work({ kind: 'work', fate: 'done', take: 2 }) || store.standing().waiting > 0)
      now = (now + SECOND) as Instant
  }
  return { accepted, ended, play, finish }
}

const of = (lane: string, all: readonly string[]) => all.filter((id) => id.startsWith(lane))

describe.each(MEDIA)('whatever happens to the workers of a store in a %s', (medium) => {
  test('every delivery is worked off once, in the order of its lane', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { accepted, ended, play, finish } = story(newStore(medium))
        for (const one of steps) play(one)
        finish()
        for (const lane of LANES) expect(of(lane, ended)).toEqual(of(lane, accepted))
      }),
      { numRuns: medium === 'memory' ? 150 : 20 },
    )
  })
})
