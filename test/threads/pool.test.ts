import { afterEach, expect, test } from 'vitest'
import { type Pool, type PoolOptions, threadPool } from '../../src/threads/pool.ts'
import type { Trial } from './trying-thread.ts'

const pools: Pool[] = []

function pool(options: Partial<PoolOptions> = {}): (trial: Trial) => ReturnType<Pool['ask']> {
  const entry = new URL('./trying-thread.ts', import.meta.url)
  const made = threadPool({
    entry,
    most: 1,
    idleMs: 60_000,
    timeMs: 20_000,
    memoryMb: 64,
    ...options,
  })
  pools.push(made)
  return (trial) => made.ask(trial)
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()))
})

test('a thread answers, and is kept for the next question', async () => {
  const ask = pool()
  const first = await ask('who')
  expect(first).toMatchObject({ kind: 'value' })
  expect(await ask('who')).toEqual(first)
})

test('questions wait for their turn and are all answered, by as many threads as there may be', async () => {
  const ask = pool({ most: 2 })
  const answers = await Promise.all(Array.from({ length: 9 }, () => ask('who')))
  const threads = new Set(answers.map((one) => (one.kind === 'value' ? one.value : one.kind)))
  expect(threads.size).toBe(2)
})

test('who takes too long is ended while the others go on, and a new thread takes its place', async () => {
  const ask = pool({ timeMs: 100 })
  const before = await ask('who')
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  const answers = await Promise.all([ask('spin'), ask('who'), ask('spin'), ask('who')])
  clearInterval(turning)
  expect(answers.map(({ kind }) => kind)).toEqual(['too-slow', 'value', 'too-slow', 'value'])
  expect(answers).not.toContainEqual(before)
  expect(turns).toBeGreaterThan(10)
})

test('who takes too much memory is ended, and a new thread takes its place', async () => {
  const ask = pool({ memoryMb: 16 })
  expect(await ask('grow')).toEqual({ kind: 'too-big' })
  expect(await ask('who')).toMatchObject({ kind: 'value' })
})

test('what a function throws comes back with its words and its stack, and others are answered', async () => {
  const ask = pool()
  const answer = await ask('throw')
  expect(answer).toMatchObject({ kind: 'failed', error: { message: 'a rule is wrong' } })
  expect(answer.kind === 'failed' && answer.error.stack).toContain('trying-thread')
  expect(await ask('who')).toMatchObject({ kind: 'value' })
})

test('a thread that leaves is told as failed and replaced', async () => {
  const ask = pool()
  expect(await ask('leave')).toMatchObject({ kind: 'failed' })
  expect(await ask('who')).toMatchObject({ kind: 'value' })
})

test('a thread that breaks after its answer is replaced', async () => {
  const ask = pool()
  expect(await ask('late')).toEqual({ kind: 'value', value: 'said before' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await ask('who')).toMatchObject({ kind: 'value' })
})

test('what cannot be copied is told as failed, going or coming', async () => {
  const ask = pool()
  expect(await ask((() => 'who') as unknown as Trial)).toMatchObject({ kind: 'failed' })
  expect(await ask('function')).toMatchObject({ kind: 'failed' })
  expect(await ask('who')).toMatchObject({ kind: 'value' })
})

test('a module that is not there is told as failed', async () => {
  const ask = pool({ entry: new URL('./no-such-thread.ts', import.meta.url) })
  expect(await ask('who')).toMatchObject({ kind: 'failed' })
})

test('a thread sees nothing of our environment', async () => {
  expect(await pool()('environment')).toEqual({ kind: 'value', value: [] })
})

test('a thread without work is ended after a while', async () => {
  const ask = pool({ idleMs: 1 })
  const first = await ask('who')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await ask('who')).not.toEqual(first)
})

test('closing tells all who wait, and whoever asks later', async () => {
  const ask = pool()
  const asked = [ask('spin'), ask('who')]
  await new Promise((resolve) => setTimeout(resolve, 50))
  await pools[0]?.close()
  const closed = { kind: 'failed', error: { message: 'the threads are closed' } }
  expect(await Promise.all([...asked, ask('who')])).toMatchObject([closed, closed, closed])
})
