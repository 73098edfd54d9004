import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Done, Work } from './work.ts'

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))
/** A world that takes longer than this will never end. Shrinking plays dozens of them. */
const PATIENCE_MS = 10 * 60_000

/** One process, which does one thing at a time. */
export interface Worker {
  /** Rejects where the process ended over it; the next work starts another one. */
  readonly does: (work: Work) => Promise<Done>
  readonly stop: () => void
}

export function worker(plant: string | null): Worker {
  let child: ChildProcess | null = null
  const running = async (): Promise<ChildProcess> => {
    if (child?.connected === true) return child
    const started = fork(WORKER, plant === null ? [] : ['--plant', plant], {
      // Worlds leave much behind that is young: with more room for it less of it is looked at.
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'],
    })
    if (started.pid !== undefined) setPriority(started.pid, 10)
    child = started
    await answer(started)
    return started
  }
  return {
    does: async (work) => {
      const one = await running()
      const said = answer(one)
      one.send(work)
      return (await said) as Done
    },
    stop: () => void child?.kill(),
  }
}

function answer(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const ended = (code: number | null) => reject(new Error(`the process ended with ${code}`))
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  child.once('message', resolve)
  child.once('exit', ended)
  return promise.finally(() => {
    clearTimeout(late)
    child.off('message', resolve)
    child.off('exit', ended)
  })
}
