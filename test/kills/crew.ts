import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Done, Job } from './job.ts'

const PLAYER = fileURLToPath(new URL('./player.ts', import.meta.url))
/** A story takes a second or two, also on a busy machine. */
const PATIENCE_MS = 180_000

/** Processes that play stories side by side. */
export interface Crew {
  /** Resolves when somebody was free and is done with it. Rejects where a player broke down. */
  readonly play: (job: Job) => Promise<Done>
  readonly close: () => void
}

/** With the name of a mistake that is planted into the sources where it is given. */
export function crew(size: number, planted: string | undefined): Crew {
  const words = planted === undefined ? [] : [planted]
  const all = Array.from({ length: size }, () => fork(PLAYER, words))
  const free = [...all]
  const waiting: ((player: ChildProcess) => void)[] = []
  const taken = (): Promise<ChildProcess> => {
    const one = free.pop()
    return one === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(one)
  }
  const giveBack = (player: ChildProcess) => {
    const next = waiting.shift()
    if (next === undefined) free.push(player)
    else next(player)
  }
  return {
    async play(job) {
      const player = await taken()
      const done = await answered(player, job)
      giveBack(player)
      return done
    },
    close: () => {
      for (const player of all) player.kill()
    },
  }
}

function answered(player: ChildProcess, job: Job): Promise<Done> {
  const about = `${job.story}, killed at ${job.kills.join(' and ') || 'no moment'}`
  return new Promise((resolve, reject) => {
    const broken = () => settle(() => reject(new Error(`a player broke down: ${about}`)))
    const told = (done: Done) => settle(() => resolve(done))
    const late = setTimeout(
      () => settle(() => reject(new Error(`no end is seen: ${about}`))),
      PATIENCE_MS,
    )
    const settle = (end: () => void) => {
      clearTimeout(late)
      player.off('message', told).off('exit', broken)
      end()
    }
    player.once('message', told).once('exit', broken)
    player.send(job)
  })
}
