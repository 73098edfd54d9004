import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Started } from '../sandbox/support.ts'
import { type Beside, beside, freePort, type Process } from '../support/beside.ts'
import { settled } from '../support/mortal.ts'
import { timelessEnd } from '../support/timeless-end.ts'
import { declare, LIFE } from '../support/whole-life.ts'

/** Who is told of the n-th delivery; the first of them answers for all. */
type Told = (nth: number) => readonly Process[]

interface Pair {
  readonly box: Started
  readonly one: Process
  readonly two: Process
  tell: Told
  /** Statuses of all answers, of whoever was told. */
  readonly answers: number[]
}

let folder: string
let it: Pair
let both: Beside

/** Two Apps on one store, and deliveries that go to either or to both. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-pair-'))
  const answers: number[] = []
  let nth = 0
  const deliver = async (request: Request) => {
    const body = await request.text()
    const { pathname } = new URL(request.url)
    nth += 1
    const sent = it
      .tell(nth)
      .map(({ url }) =>
        fetch(`${url}${pathname}`, { method: 'POST', headers: request.headers, body }),
      )
    const [first, ...others] = await Promise.all(sent)
    answers.push(...[first, ...others].map((answer) => answer?.status ?? 0))
    return first ?? new Response(null, { status: 500 })
  }
  both = await beside({ sandbox: { deliver } })
  const env = { SITREP_STORE: join(folder, 'store.db') }
  const [one, two] = await Promise.all([both.run(env), both.run(env, await freePort())])
  it = { box: both.box, one, two, tell: () => [one, two], answers }
})
afterEach(async () => {
  await both.close()
  rmSync(folder, { recursive: true })
})

/** A whole life; what is done next waits for what was done before only where told so. */
async function lived(waiting: boolean): Promise<number> {
  const { as } = it.box
  const number = await declare(as)
  for (const act of LIFE) {
    // Nothing tells the order of a comment and of a click within one second of GitHub's times.
    it.box.sandbox.clock.advance(1_000)
    await act(as, number)
    if (waiting) await settled(it.box, () => it.two)
  }
  await settled(it.box, () => it.two)
  return number
}

async function once(number: number) {
  const end = await timelessEnd(it.box, number)
  const [card] = end.cards
  expect(end.cards).toEqual([{ trust: 'good', entries: card?.keys, keys: card?.keys }])
  expect([end.ours.length, end.made]).toEqual([3, 3])
  return end
}

test('each delivery, sent to both at once, has one effect', async () => {
  it.tell = () => [it.one]
  const alone = await once(await lived(true))
  it.answers.length = 0
  it.tell = () => [it.one, it.two]
  expect(await once(await lived(true))).toEqual(alone)
  expect(it.answers.length).toBeGreaterThanOrEqual(40)
  expect(new Set(it.answers)).toEqual(new Set([202]))
})

test('deliveries of one incident that go to one and the other in turns keep their order', async () => {
  it.tell = () => [it.one]
  const alone = await once(await lived(true))
  it.tell = (nth) => [nth % 2 === 0 ? it.one : it.two]
  expect(await once(await lived(true))).toEqual(alone)
  expect(await once(await lived(false))).toEqual(alone)
})

const LABELS = '/repos/{owner}/{repo}/issues/{issue_number}/labels'

test.each([
  ['killed', 'SIGKILL'],
  ['told to stop', 'SIGTERM'],
] as const)('what one was at when it was %s is finished by the other', async (_what, signal) => {
  it.tell = () => [it.one]
  const alone = await once(await lived(true))
  const ended = Promise.withResolvers<number | null>()
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: LABELS,
    // The one that was told is the first to look, and works on its lane until it ends.
    where: ({ who, method, template }) => {
      if (method !== 'POST' || template !== LABELS || who.startsWith('user ')) return false
      void it.one.kill(signal).then(ended.resolve)
      it.tell = () => [it.two]
      return true
    },
    delayMs: 200,
  })
  expect(await once(await lived(true))).toEqual(alone)
  expect(await ended.promise).toBe(signal === 'SIGKILL' ? null : 0)
})
