import { createHash } from 'node:crypto'
import { endsAlike } from './acting.ts'
import type { Invariant } from './invariant.ts'
import { INVARIANTS } from './invariants/registry.ts'
import { type Ran, ran } from './run.ts'
import { type Schedule, undisturbed } from './schedule.ts'

/** What became of a schedule, as plain data. */
export interface Played {
  readonly seed: number
  /** Of all that went out and of the end: the same wherever the schedule is the same. */
  readonly hash: string
  /** What is broken, by the name of its invariant; the name `world` where it could not even be played. */
  readonly broken: Readonly<Record<string, readonly string[]>>
  /** How often something went wrong with something, by fault and effect. */
  readonly struck: readonly (readonly [cell: string, times: number])[]
  readonly requests: number
  /** Milliseconds of the processor, for this world and for its undisturbed twin. */
  readonly tookMs: number
}

/** Plays a world and the same one without any trouble, and says what must hold in it and does not. */
export async function played(
  schedule: Schedule,
  invariants: readonly Invariant[] = INVARIANTS,
): Promise<Played> {
  const began = process.cpuUsage()
  const took = () => {
    const { user, system } = process.cpuUsage(began)
    return Math.round((user + system) / 1_000)
  }
  const { seed } = schedule
  try {
    const world = await ran(schedule)
    const judged = await judgedBy(invariants, world)
    const { history, end, struck } = world
    const hash = createHash('sha256').update(JSON.stringify(history)).update(end).digest('hex')
    const known = { seed, hash, struck: [...struck], requests: history.length }
    return { ...known, broken: judged, tookMs: took() }
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const known = { seed, hash: '', struck: [], requests: 0 }
    return { ...known, broken: { world: [said] }, tookMs: took() }
  }
}

async function judgedBy(invariants: readonly Invariant[], world: Ran): Promise<Played['broken']> {
  try {
    const witness = { ...world, undisturbed: await undisturbedEnd(world) }
    const all = invariants.map(({ name, broken }) => [name, broken(witness)] as const)
    return Object.fromEntries(all.filter(([, lines]) => lines.length > 0))
  } finally {
    world.close()
  }
}

/** Its own end where the two cannot be compared: then playing the other one would say nothing. */
async function undisturbedEnd({ schedule, end, endAt }: Ran): Promise<string> {
  if (!endsAlike(schedule)) return end
  const twin = await ran(undisturbed(schedule), endAt)
  twin.close()
  return twin.end
}
