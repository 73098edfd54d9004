import { readFileSync } from 'node:fs'
import type { Options } from './options.ts'
import type { Played } from './played.ts'
import { type Worker, worker } from './pool.ts'
import type { Schedule } from './schedule.ts'
import type { Done, Work } from './work.ts'

/** As many worlds are played to find a smaller one for a failure, and as many failures are made smaller. */
const TRIES = 80
const SHRUNK = 5

export interface Failure {
  readonly seed: number
  readonly broken: Played['broken']
  /** The smallest one found in which some of it is broken as well; null where none was looked for. */
  readonly shrunk: Schedule | null
}

export interface Simulated {
  readonly played: readonly Played[]
  readonly failures: readonly Failure[]
}

/** Plays all that is asked for, side by side. `told` hears of each world. */
export async function simulate(
  options: Options,
  told: (played: Played) => void,
): Promise<Simulated> {
  const works = worksOf(options)
  const all: Played[] = []
  const failures: Failure[] = []
  const isOver = () => options.untilBroken && failures.length > 0
  const one = async (mine: Worker) => {
    for (const work of works) {
      const { played, schedule } = await doneBy(mine, work)
      all.push(played)
      told(played)
      if (isSound(played)) continue
      const { seed, broken } = played
      const small = failures.length < SHRUNK && options.shrink && schedule !== null
      const place = failures.push({ seed, broken, shrunk: null }) - 1
      if (small) failures[place] = { seed, broken, shrunk: await smaller(mine, schedule, broken) }
      if (isOver()) return
    }
  }
  const workers = Array.from({ length: options.workers }, () => worker(options.plant))
  try {
    await Promise.all(workers.map(one))
  } finally {
    for (const { stop } of workers) stop()
  }
  return { played: all, failures }
}

const isSound = ({ broken }: Pick<Played, 'broken'>): boolean => Object.keys(broken).length === 0

/** Handed out one by one to whoever asks. */
function* worksOf({ file, seed, schedules, theme }: Options): Generator<Work> {
  if (file !== null) {
    yield { kind: 'play-this', schedule: JSON.parse(readFileSync(file, 'utf8')) as Schedule }
    return
  }
  for (let next = seed; next < seed + schedules; next++) yield { kind: 'play', seed: next, theme }
}

type Tried = { readonly played: Played; readonly schedule: Schedule | null }

/** A world that takes its process with it is a broken one. */
async function doneBy(mine: Worker, work: Work): Promise<Done | Tried> {
  try {
    return await mine.does(work)
  } catch (error) {
    const seed = work.kind === 'play' ? work.seed : work.schedule.seed
    const broken = { world: [String(error)] }
    const known = { seed, hash: '', struck: [], requests: 0, tookMs: 0 }
    return { played: { ...known, broken }, schedule: null }
  }
}

async function smaller(
  mine: Worker,
  schedule: Schedule,
  broken: Played['broken'],
): Promise<Schedule | null> {
  const names = Object.keys(broken)
  const done = await doneBy(mine, { kind: 'shrink', schedule, names, tries: TRIES })
  return done.schedule
}
