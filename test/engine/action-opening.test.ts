import { expect, onTestFinished, test } from 'vitest'
import type { Applied } from '../../src/engine/world.ts'
import { EVERY, openings as open, opening, round, SHOP, throughout } from '../support/opening.ts'

const failures = (applied: readonly Applied[]) =>
  applied.filter(({ result }) => result === 'failed')

async function openings() {
  const all = await open()
  onTestFinished(() => all.close())
  return all
}

test('sixty items of one document are opened and nested without GitHub asking us to slow down', async () => {
  const all = await openings()
  const { it, number } = all
  const before = it.sandbox.requests().pace.breaches
  await throughout(all, 60)
  const world = all.process()
  await world.read()
  const items = await world.items(EVERY)
  expect(items.map(({ key }) => key).sort()).toEqual(
    Array.from({ length: 60 }, (_, place) => opening(number, place).key).sort(),
  )
  expect(new Set(items.map(({ parent }) => parent))).toEqual(new Set([number]))
  expect(it.sandbox.requests().pace.breaches).toEqual(before)
})

async function items(all: Awaited<ReturnType<typeof openings>>) {
  const world = all.process()
  await world.read()
  return world.items(EVERY)
}
const keysOf = async (all: Awaited<ReturnType<typeof openings>>) =>
  (await items(all)).map(({ key }) => key).sort()
const wanted = (incident: number, count: number) =>
  Array.from({ length: count }, (_, place) => opening(incident, place).key).sort()

/** What died in the first round cannot even read in the second one. */
function dead(error: Error): Awaited<ReturnType<typeof round>> {
  expect(String(error.cause)).toContain('killed')
  return []
}

test.each([false, true])(
  'a process killed at any of its writes, which was done: %s, leaves the rest to the next, which opens none twice',
  async (done) => {
    for (let nth = 1; nth <= 8; nth++) {
      const all = await openings()
      const dying = all.process({ nth, done })
      const opened = await round(dying, all.number, 4)
      const nested = await round(dying, all.number, 4).catch(dead)
      expect(failures([...opened, ...nested])).not.toEqual([])
      await throughout(all, 4)
      expect(await keysOf(all)).toEqual(wanted(all.number, 4))
      expect(new Set((await items(all)).map(({ parent }) => parent))).toEqual(new Set([all.number]))
    }
  },
)

test('an issue whose answer was lost is found by its marker, or waited for, and not opened again', async () => {
  const all = await openings()
  all.it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
  const route = '/repos/{owner}/{repo}/issues'
  for (const after of ['lost', 'bad-gateway'] as const) {
    all.it.sandbox.faults.queue({ method: 'POST', route, after })
    await round(all.process(), all.number, 3)
    expect(all.store.standing().unknown).toBe(1)
    expect((await round(all.process(), all.number, 3)).at(-1)?.result).toBe('failed')
  }
  await throughout(all, 3)
  expect(await keysOf(all)).toEqual(wanted(all.number, 3))
  expect(all.store.standing().unknown).toBe(0)
})

test('an issue that GitHub never heard of is opened as soon as that is certain, and not before', async () => {
  const all = await openings()
  const route = '/repos/{owner}/{repo}/issues'
  all.it.sandbox.faults.queue({ method: 'POST', route, before: 'lost' })
  const [first] = await round(all.process(), all.number, 1)
  expect(first?.result).toBe('failed')
  all.it.pass(50_000)
  const [second] = await round(all.process(), all.number, 1)
  expect(second).toMatchObject({ result: 'failed', reason: 'unsettled' })
  all.it.pass(11_000)
  const [third] = await round(all.process(), all.number, 1)
  expect(third?.result).toBe('done')
  expect(await keysOf(all)).toEqual(wanted(all.number, 1))
})

test('what lists do not show yet is asked for by its number, so that the next step does not wait', async () => {
  const all = await openings()
  all.it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
  await round(all.process(), all.number, 5)
  const nested = await round(all.process(), all.number, 5)
  expect(nested.map(({ effect, result }) => [effect.type, result])).toEqual(
    Array.from({ length: 5 }, () => ['item.nest', 'done']),
  )
})

test('an issue whose body somebody has written anew is still known as what it was opened for', async () => {
  const all = await openings()
  await round(all.process(), all.number, 2)
  const [first] = await items(all)
  const rewritten = { ...SHOP, issue_number: first?.number ?? 0, body: 'Do it well.', labels: [] }
  await all.it.as('ana').rest.issues.update(rewritten)
  expect(await keysOf(all)).toEqual(wanted(all.number, 2))
  await throughout(all, 2)
  expect(await keysOf(all)).toEqual(wanted(all.number, 2))
})

test('without a store, too, what was just opened is seen at once', async () => {
  const { it, number } = await openings()
  it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
  const world = it.world(number)
  await round(world, number, 3)
  expect((await round(world, number, 3)).map(({ effect }) => effect.type)).toEqual([
    ...['item.nest', 'item.nest', 'item.nest'],
  ])
})
