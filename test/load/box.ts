import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { OWN_ENV } from '../support/own-env.ts'
import type { Call, Calls } from './github.ts'

export interface BoxOptions {
  readonly webhookUrl: string
  /** Whether it sends webhooks of what happens in it. */
  readonly tells: boolean
  /** Whether it refuses what goes beyond GitHub's secondary limits. */
  readonly limited: boolean
  /** Milliseconds that each of its answers takes at least. */
  readonly answersMs?: number
}

/** A GitHub in a process of its own. */
export interface Box {
  readonly ask: <Name extends keyof Calls>(
    name: Name,
    count?: number,
  ) => Promise<ReturnType<Calls[Name]>>
  readonly close: () => Promise<void>
}

export async function box(options: BoxOptions): Promise<Box> {
  const child = fork(fileURLToPath(new URL('github.ts', import.meta.url)), {
    env: {
      ...OWN_ENV,
      WEBHOOK_URL: options.webhookUrl,
      TELLS: String(options.tells),
      LIMITED: String(options.limited),
      ANSWERS_MS: String(options.answersMs ?? 0),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let last = 0
  await answered(child, 0)
  return {
    async ask(name, count = 0) {
      last += 1
      const answer = answered(child, last)
      child.send({ id: last, name, count } satisfies Call)
      return (await answer) as never
    },
    async close() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

interface Answer {
  readonly id: number
  readonly answer: unknown
}

/** Rejects where it ends instead of answering. */
function answered(child: ChildProcess, asked: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const hear = ({ id, answer }: Answer) => {
    if (id === asked) resolve(answer)
  }
  const end = (code: number | null) => reject(new Error(`the GitHub of this load ended: ${code}`))
  child.on('message', hear)
  child.once('exit', end)
  return promise.finally(() => {
    child.off('message', hear)
    child.off('exit', end)
  })
}
