import { expect, test } from 'vitest'
import type { Ask } from './asking.ts'
import type { Collected, Named } from './collected.ts'
import { type Shared, session } from './session.ts'

/** Tests of a made-up source, given what is shared and a memory of the source's own that each load begins anew. */
type Source = (shared: Shared, memory: Map<string, string>) => readonly Named[]

function sessionOf(source: Source, broken: string | null = null) {
  const shared: Shared = {}
  let loads = 0
  const load = async (): Promise<Collected> => {
    loads += 1
    return { tests: source(shared, new Map()), broken }
  }
  const begun = () => {}
  const ask = session({ shared, load, begun, inTest: (work) => work() })
  return { ask, loads: () => loads }
}

const change = (id: string, more: Partial<Ask & { kind: 'changed' }> = {}): Ask => ({
  ...{ kind: 'changed', change: id, whileLoading: false, tests: null, times: [], hits: null },
  ...more,
})
const fails = (when: boolean): void => {
  if (when) throw new Error('noticed')
}

test('a change is noticed by a test that fails with it and passes without, and the others survive', async () => {
  const { ask, loads } = sessionOf((shared) => [
    { id: 'a', run: () => {} },
    { id: 'b', run: () => fails(shared.activeMutant === '1') },
  ])
  expect(await ask(change('1'))).toMatchObject({ kind: 'killed', by: { id: 'b' }, tests: 2 })
  expect(loads()).toBe(1)
  expect(await ask(change('2'))).toEqual({ kind: 'survived', tests: 2 })
  expect(await ask(change('1', { tests: ['a'] }))).toEqual({ kind: 'survived', tests: 1 })
})

test('the shortest are asked first, and before them the one that noticed last', async () => {
  const ran: string[] = []
  const { ask } = sessionOf((shared) =>
    ['a', 'b', 'c'].map((id) => ({
      id,
      run: () => {
        ran.push(id)
        fails(shared.activeMutant === id)
      },
    })),
  )
  const times = [
    ['c', 1],
    ['b', 2],
  ] as const
  await ask(change('a', { times }))
  expect(ran.splice(0)).toEqual(['c', 'b', 'a', 'a'])
  await ask(change('b', { times }))
  expect(ran).toEqual(['a', 'c', 'b', 'b'])
})

test('what one change leaves in memory is not held against the next', async () => {
  const { ask } = sessionOf((shared, memory) => [
    {
      id: 'a',
      run: () => {
        if (shared.activeMutant === '1') memory.set('spoiled', 'yes')
        fails(memory.has('spoiled'))
      },
    },
  ])
  expect(await ask(change('1'))).toMatchObject({ kind: 'killed' })
  expect(await ask(change('2'))).toMatchObject({ kind: 'survived' })
})

test('a change survives by nothing that was remembered before it', async () => {
  const { ask } = sessionOf((shared, memory) => [
    {
      id: 'a',
      run: () => {
        if (!memory.has('made')) memory.set('made', shared.activeMutant === '1' ? 'wrong' : 'right')
        fails(memory.get('made') === 'wrong')
      },
    },
  ])
  await ask({ kind: 'unchanged' })
  expect(await ask(change('1'))).toMatchObject({ kind: 'killed' })
})

test('a change that is made while sources are loaded is loaded with it, and no other is', async () => {
  const { ask } = sessionOf((shared) => {
    const constant = shared.activeMutant
    return [{ id: 'a', run: () => fails(constant === '1') }]
  })
  expect(await ask(change('1'))).toMatchObject({ kind: 'survived' })
  expect(await ask(change('1', { whileLoading: true }))).toMatchObject({ kind: 'killed' })
  expect(await ask(change('2'))).toMatchObject({ kind: 'survived' })
})

test('a change that goes round more often than it may is a loop', async () => {
  const { ask } = sessionOf((shared) => [
    {
      id: 'a',
      run: () => {
        shared.hitCount = (shared.hitCount ?? 0) + 3
      },
    },
  ])
  expect(await ask(change('1', { hits: 2 }))).toEqual({ kind: 'loop' })
  expect(await ask(change('1', { hits: 3 }))).toMatchObject({ kind: 'survived' })
})

test('tests that cannot be loaded are no survivors, unless others notice all the same', async () => {
  const run = (shared: Shared) => () => fails(shared.activeMutant === '1')
  const { ask } = sessionOf((shared) => [{ id: 'a', run: run(shared) }], 'no such file')
  expect(await ask(change('2'))).toEqual({ kind: 'broken', message: 'no such file' })
  expect(await ask(change('1', { whileLoading: true }))).toMatchObject({ kind: 'killed' })
  expect(await ask({ kind: 'unchanged' })).toEqual({ kind: 'broken', message: 'no such file' })
})

test('unchanged, each test is told with how long it took and what it failed with', async () => {
  const { ask } = sessionOf(() => [
    { id: 'a', run: () => {} },
    { id: 'b', run: () => fails(true) },
  ])
  const answer = await ask({ kind: 'unchanged' })
  expect(answer).toMatchObject({
    kind: 'ran',
    tests: [
      { id: 'a', failure: null },
      { id: 'b', failure: 'noticed' },
    ],
  })
})
