import { BroadcastChannel, type Worker } from 'node:worker_threads'
import { createVitest, type Vitest } from 'vitest/node'
import { type Answer, type Ask, CHANNEL } from './asking.ts'

const LOOK_EVERY_MS = 200
/** Milliseconds of processor time, so that nothing is late by what else the machine does, beside ten times what a test takes unchanged. */
const LOOP_MS = 3_000
const FACTOR = 10

interface Thread {
  readonly channel: BroadcastChannel
  readonly vitest: Vitest
  readonly workers: Worker[]
  awake: boolean
}

export interface Asked {
  readonly ask: (question: Ask) => Promise<Answer>
  readonly end: () => Promise<void>
}

/** A thread in which the tests stay loaded (`in-thread.ts`). One that goes round in circles is ended, and the next ask has a new one. */
export async function thread(): Promise<Asked> {
  const workers: Worker[] = []
  const noted = (worker: Worker) => workers.push(worker)
  process.on('worker', noted)
  // Nobody else would end a thread that goes round in circles, once Stryker is stopped.
  process.once('disconnect', () => process.exit())
  const options = { config: 'test/mutation/vitest.config.ts', watch: false, reporters: [] }
  const one: Thread = {
    channel: new BroadcastChannel(CHANNEL),
    vitest: await createVitest(options),
    workers,
    awake: false,
  }
  return {
    ask: (question) => asked(one, question),
    end: async () => {
      process.off('worker', noted)
      await halt(one)
      one.channel.close()
      await one.vitest.close()
    },
  }
}

/** The last word of a thread that was just ended answers nothing that is asked of the next. */
const answer = ({ channel, awake }: Thread, begun: (ms: number) => void): Promise<Answer> =>
  new Promise((resolve) => {
    channel.onmessage = (event) => {
      const { data } = event as { readonly data: Answer }
      if (data.kind === 'begun') begun(data.ms)
      else if ((data.kind === 'ready') !== awake) resolve(data)
    }
  })

async function asked(one: Thread, question: Ask): Promise<Answer> {
  if (!one.awake) await wake(one)
  const limit = { until: Number.POSITIVE_INFINITY }
  const told = answer(one, (ms) => {
    limit.until = workedMs() + LOOP_MS + FACTOR * ms
  })
  one.channel.postMessage(question)
  if (question.kind === 'unchanged') return await told
  const first = await Promise.race([told, spent(limit, told)])
  if (first !== null) return first
  await halt(one)
  return { kind: 'loop' }
}

/** What this process has worked so far. */
const workedMs = (): number => process.cpuUsage().user / 1_000

async function wake(one: Thread): Promise<void> {
  const ready = answer(one, () => {})
  const run = one.vitest.runTestSpecifications(await one.vitest.globTestSpecifications())
  // It runs until we end it.
  const ended = run.then(
    () => null,
    () => null,
  )
  if ((await Promise.race([ready, ended])) === null) throw new Error('No test could be loaded.')
  one.awake = true
}

async function halt(one: Thread): Promise<void> {
  one.awake = false
  await Promise.all(one.workers.splice(0).map((worker) => worker.terminate()))
}

/** Null once the limit is passed and nothing is told. */
async function spent(limit: { readonly until: number }, told: Promise<unknown>): Promise<null> {
  return await new Promise((resolve) => {
    const timer = setInterval(() => {
      if (workedMs() > limit.until) resolve(null)
    }, LOOK_EVERY_MS)
    const done = () => clearInterval(timer)
    told.then(done, done)
  })
}
