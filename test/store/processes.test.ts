import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { LEASE_MS } from '../../src/store/leases.ts'
import type { Orders } from './hammer.ts'
import { at, delivery, opened, storePath } from './support.ts'

const PROGRAM = new URL('./hammer.ts', import.meta.url).pathname

/** A process of its own, killed after so many lines of its output where a number is given. */
async function hammer(orders: Orders, killedAfter = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(orders)])
  const closed = once(child, 'close')
  const errors = text(child.stderr)
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (lines.length === killedAfter) child.kill('SIGKILL')
  }
  const [code, signal] = await closed
  return { code, signal, lines, errors: await errors }
}

function ordersIn(path: string): Orders {
  return {
    path,
    log: `${path}.log`,
    name: 'one',
    deliveries: 150,
    lanes: 7,
    lateMs: 0,
    beside: null,
  }
}

interface Worked {
  readonly lane: string
  readonly id: string
  readonly name: string
}

function worked({ log }: Orders): readonly Worked[] {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []
  return lines.map((line) => {
    const [lane = '', id = '', name = ''] = line.split(',')
    return { lane, id, name }
  })
}

/** Numbers of the deliveries of one lane as they were worked off; they came in rising. */
function byLane(all: readonly Worked[]): readonly (readonly number[])[] {
  const lanes = Map.groupBy(all, ({ lane }) => lane)
  return [...lanes.values()].map((rows) => rows.map(({ id }) => Number(id.slice(1))))
}

const rising = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)

test('two processes on one file work each delivery off once, in the order of its lane', async () => {
  const orders = ordersIn(storePath())
  const ends = await Promise.all([
    hammer({ ...orders, name: 'one', beside: 'two' }),
    hammer({ ...orders, name: 'two', beside: 'one' }),
  ])
  expect(ends.map(({ code, errors }) => [code, errors])).toEqual([
    [0, ''],
    [0, ''],
  ])
  const all = worked(orders)
  expect(all.length).toBe(orders.deliveries)
  expect(new Set(all.map(({ id }) => id)).size).toBe(orders.deliveries)
  expect(new Set(all.map(({ name }) => name))).toEqual(new Set(['one', 'two']))
  for (const numbers of byLane(all)) expect(numbers).toEqual(rising(numbers))
  const store = opened(orders.path)
  expect(store.standing().waiting).toBe(0)
  expect(store.auditBroken()).toBeNull()
})

test('processes that start at the same time on a new path make one store together', async () => {
  const orders = { ...ordersIn(storePath()), deliveries: 3 }
  const ends = await Promise.all([1, 2, 3, 4].map(() => hammer(orders)))
  expect(ends.map(({ errors }) => errors)).toEqual(['', '', '', ''])
  expect(new Set(worked(orders).map(({ id }) => id))).toEqual(new Set(['d0', 'd1', 'd2']))
})

// The first line comes before the store is opened, so that the kill falls into its making.
test.each([1, 1, 1, 2, 8, 41, 121, 201])(
  'a kill after %i lines loses nothing that was accepted, and repeats nothing that was done',
  async (killedAfter) => {
    const orders = ordersIn(storePath())
    const { signal, lines } = await hammer(orders, killedAfter)
    expect(signal).toBe('SIGKILL')
    const told = (word: string) =>
      lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))
    const before = opened(orders.path)
    expect(before.auditBroken()).toBeNull()
    const accepted = told('accepted').map((id) => delivery(id))
    expect(before.accept(accepted, at(0)).filter((taken) => taken !== 'known')).toEqual([])
    before.close()

    const next = { ...orders, name: 'two', lateMs: LEASE_MS + 1 }
    expect(await hammer(next)).toMatchObject({ code: 0, errors: '' })
    const all = worked(orders)
    expect(new Set(all.map(({ id }) => id)).size).toBe(orders.deliveries)
    const again = all.filter(({ name }) => name === 'two').map(({ id }) => id)
    expect(again.filter((id) => told('done').includes(id))).toEqual([])
    // What was under way when the kill came may have been begun a second time, by the next and in its place.
    expect(all.length - orders.deliveries).toBeLessThanOrEqual(1)
    for (const numbers of byLane(all)) expect(numbers).toEqual(rising(numbers))
  },
)
