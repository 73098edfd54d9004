import { BroadcastChannel, type Worker } from 'node:worker_threads'
import { createVitest, type Vitest } from 'vitest/node'
import { type Answer, type Ask, CHANNEL } from './asking.ts'

const LOOK_EVERY_MS = 200

interface Thread {
  readonly channel: BroadcastChannel
  readonly vitest: Vitest
  readonly workers: Worker[]
  awake: boolean
}

export interface Asked {
  /** `limit` in milliseconds of processor time, so that nothing is late by what else the machine does; null for none. */
  readonly ask: (question: Ask, limit: number | null) => Promise<Answer>
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
    ask: (question, limit) => asked(one, question, limit),
    end: async () => {
      process.off('worker', noted)
      await halt(one)
      one.channel.close()
      await one.vitest.close()
    },
  }
}

/** The last word of a thread that was just ended answers nothing that is asked of the next. */
const answer = ({ channel, awake }: Thread): Promise<Answer> =>
  new Promise((resolve) => {
    channel.onmessage = (event) => {
      const { data } = event as { readonly data: Answer }
      if ((data.kind === 'ready') !== awake) resolve(data)
    }
  })

async function asked(one: Thread, question: Ask, limit: number | null): Promise<Answer> {
  if (!one.awake) await wake(one)
  const told = answer(one)
  one.channel.postMessage(question)
  if (limit === null) return await told
  const first = await Promise.race([told, spent(limit, told)])
  if (first !== null) return first
  await halt(one)
  return { kind: 'loop' }
}

async function wake(one: Thread): Promise<void> {
  const ready = answer(one)
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

/** Null once this process has worked for so long and nothing is told. */
async function spent(limit: number, told: Promise<unknown>): Promise<null> {
  const from = process.cpuUsage().user
  return await new Promise((resolve) => {
    const timer = setInterval(() => {
      if ((process.cpuUsage().user - from) / 1_000 > limit) resolve(null)
    }, LOOK_EVERY_MS)
    const done = () => clearInterval(timer)
    told.then(done, done)
  })
}
