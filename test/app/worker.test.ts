import { expect, onTestFinished, test, vi } from 'vitest'
import { type Worker, type WorkerOptions, worker } from '../../src/app/worker.ts'
import { DONE, type Outcome } from '../../src/github/outcome.ts'
import type { Store } from '../../src/store/store.ts'
import { at, delivery, NOBODY, newStore, opened, storePath } from '../store/support.ts'

interface Bench {
  readonly store: Store
  readonly it: Worker
  /** `id` when it was begun, `id kind` when it has ended. */
  readonly seen: readonly string[]
  /** Moves the clock on, and has what is due by then worked off. */
  readonly pass: (ms: number) => Promise<void>
}

type Work = (id: string) => Promise<Outcome> | Outcome

/** A worker on a store of its own, by a clock that moves only when told to. */
function bench(work: Work, store = newStore('memory')): Bench {
  let now = 0
  const seen: string[] = []
  const options: WorkerOptions = {
    store,
    now: () => at(now),
    work: async (_, { id }) => {
      seen.push(id)
      return work(id)
    },
    tick: () => undefined,
    sorted: () => undefined,
    ended: ({ id }, { kind }, due) =>
      seen.push(`${id} ${due === null && kind === 'again' ? 'parked' : kind}`),
    failed: (error) => seen.push(`failed ${String(error)}`),
  }
  const it = worker(options)
  onTestFinished(() => it.stop())
  const pass = async (ms: number) => {
    now += ms
    it.wake()
    await quiet()
  }
  return { store, it, seen, pass }
}

/** Long enough for all that is not waiting for a clock or for a test. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const AGAIN: Outcome = { kind: 'again', reason: 'bug', waitMs: null, bound: 'tries' }
const done = (seen: readonly string[]) => seen.filter((one) => one.endsWith(' done'))

test('what shares a lane is worked off in the order in which it came', async () => {
  const { store, seen, pass } = bench(() => DONE)
  const ids = Array.from({ length: 250 }, (_, n) => `d${n}`)
  store.accept(
    ids.map((id) => delivery(id)),
    at(0),
  )
  await pass(0)
  expect(seen).toEqual(ids.flatMap((id) => [id, `${id} done`]))
})

test('lanes are worked off side by side: one that hangs stops no other', async () => {
  const held = Promise.withResolvers<Outcome>()
  const { store, seen, pass } = bench((id) => (id === 'slow' ? held.promise : DONE))
  store.accept([delivery('slow', 'a'), delivery('behind', 'a'), delivery('quick', 'b')], at(0))
  await pass(0)
  expect(seen).toEqual(['slow', 'quick', 'quick done'])
  held.resolve(DONE)
  await quiet()
  expect(done(seen)).toEqual(['quick done', 'slow done', 'behind done'])
})

test('one installation has at most eight lanes at work, and leaves room for the others', async () => {
  const held = Promise.withResolvers<Outcome>()
  const { store, seen, pass } = bench((id) => (id.startsWith('busy') ? held.promise : DONE))
  const busy = Array.from({ length: 40 }, (_, n) => delivery(`busy${n}`, `lane${n}`, 1))
  store.accept([...busy, delivery('other', 'z', 2)], at(0))
  await pass(0)
  expect(seen.filter((one) => one.startsWith('busy'))).toHaveLength(8)
  expect(seen).toContain('other done')
  held.resolve(DONE)
  await quiet()
  expect(done(seen)).toHaveLength(41)
})

test('what is tried again keeps its lane waiting and no other', async () => {
  let broken = true
  const { store, seen, pass } = bench((id) => (id === 'first' && broken ? AGAIN : DONE))
  store.accept([delivery('first', 'a'), delivery('second', 'a'), delivery('other', 'b')], at(0))
  await pass(0)
  expect(seen.toSorted()).toEqual(['first', 'first again', 'other', 'other done'])
  broken = false
  await pass(999)
  expect(seen).not.toContain('second')
  await pass(1)
  expect(seen.slice(4)).toEqual(['first', 'first done', 'second', 'second done'])
})

test.each<readonly [string, Work]>([
  ['that can never be worked off', () => AGAIN],
  ['at which the code fails', () => Promise.reject(new TypeError('of the test'))],
])('a delivery %s is parked after five tries, and what is behind it goes on', async (_, poison) => {
  const { store, seen, pass } = bench((id) => (id === 'poison' ? poison(id) : DONE))
  store.accept([delivery('poison', 'a'), delivery('behind', 'a')], at(0))
  for (let minute = 0; minute < 20; minute++) await pass(60_000)
  expect(seen.filter((one) => one === 'poison')).toHaveLength(5)
  expect(seen.slice(-3)).toEqual(['poison parked', 'behind', 'behind done'])
  expect(store.standing()).toMatchObject({ waiting: 0, parked: { bug: 1 } })
})

test('what is parked at once is tried once', async () => {
  const { store, seen, pass } = bench((id) =>
    id === 'refused' ? { kind: 'parked', reason: 'permission' } : DONE,
  )
  store.accept([delivery('refused', 'a'), delivery('behind', 'a')], at(0))
  await pass(0)
  expect(seen).toEqual(['refused', 'refused parked', 'behind', 'behind done'])
})

test('an installation that GitHub wants to rest rests, while others work', async () => {
  const { store, seen, pass } = bench(() => DONE)
  store.slots.hold(1, at(60_000))
  store.accept([delivery('resting', 'a', 1), delivery('other', 'b', 2)], at(0))
  await pass(59_999)
  expect(seen).toEqual(['other', 'other done'])
  await pass(1)
  expect(done(seen)).toEqual(['other done', 'resting done'])
})

test('the same delivery twice is worked off once', async () => {
  const { store, seen, pass } = bench(() => DONE)
  store.arrive([delivery('one'), delivery('one')], at(0))
  await pass(0)
  store.arrive([delivery('one')], at(0))
  await pass(0)
  expect(seen).toEqual(['one', 'one done'])
})

test('stopping waits for what is at work, begins nothing more, and gives the lanes back', async () => {
  const path = storePath()
  const held = Promise.withResolvers<Outcome>()
  const { store, it, seen, pass } = bench(() => held.promise, opened(path))
  store.accept([delivery('first', 'a'), delivery('second', 'a')], at(0))
  await pass(0)
  const other = opened(path)
  expect(other.claim(at(0), NOBODY)).toBeNull()
  const stopped = it.stop()
  held.resolve(DONE)
  await stopped
  expect(seen).toEqual(['first', 'first done'])
  expect(other.claim(at(0), NOBODY)).toMatchObject({ lane: 'a' })
})

test('what was lost to somebody else is neither done nor counted as tried', async () => {
  const outcomes: Outcome[] = [{ kind: 'lost' }]
  const { store, seen, pass } = bench(() => outcomes.pop() ?? DONE)
  store.accept([delivery('one')], at(0))
  await pass(0)
  expect(seen).toEqual(['one', 'one', 'one done'])
})

test('a store that fails is told, and asked again', async () => {
  const store = newStore('memory')
  const claim = vi.fn(store.claim)
  claim.mockImplementationOnce(() => {
    throw new Error('full')
  })
  const { seen, pass } = bench(() => DONE, { ...store, claim })
  store.accept([delivery('one')], at(0))
  await quiet()
  await pass(0)
  expect(seen).toEqual(['failed Error: full', 'one', 'one done'])
})
