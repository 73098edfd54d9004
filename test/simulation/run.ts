import { canonical } from '../support/canonical.ts'
import { acted, stageOf } from './acting.ts'
import { type Box, box } from './box.ts'
import { type Cells, cells } from './cells.ts'
import { fleetOf } from './fleet.ts'
import { furnished } from './furnished.ts'
import type { Witness } from './invariant.ts'
import { seedPlatform } from './platform.ts'
import { quiet } from './quiet.ts'
import { random } from './random.ts'
import type { Schedule } from './schedule.ts'
import { type VirtualTime, virtualTime } from './virtual-time.ts'
import { calm, rough } from './weather.ts'

const START = Date.parse('2026-11-19T14:02:00Z')
/** As long as it may take until all is as it should be, once nothing goes wrong any more. */
const PATIENCE_MS = 30 * 60_000
const LOOKED_EACH_MS = 15_000

export interface Ran extends Omit<Witness, 'undisturbed'> {
  /** What went wrong with what, and how often. */
  readonly struck: Cells
  /** Removes its store. */
  readonly close: () => void
}

/**
 * Plays a schedule with the production code, until all is as it should be, but not before `atLeast`, in virtual
 * milliseconds.
 */
export async function ran(schedule: Schedule, atLeast = 0): Promise<Ran> {
  seedPlatform(schedule.seed)
  const roll = random(schedule.seed)
  const time = virtualTime(START, roll)
  const it = box(time, roll, { fast: [20, 400], slow: schedule.weather.slow })
  furnished(it, schedule)
  const struck = cells()
  const fleet = fleetOf(schedule, it, time, struck.killed)
  for (let one = 0; one < schedule.replicas; one++) await fleet.rise()
  rough(it.sandbox, schedule.weather, roll, struck.met)
  await played(schedule, it, time)
  const calmAt = time.now()
  calm(it.sandbox)
  fleet.spare()
  await time.until(atLeast)
  const quietAt = await untilQuiet(time, fleet.path, calmAt)
  await fleet.end()
  const end = withoutOffers(canonical(it.sandbox.state, it.seeded.repository))
  const { history } = it
  const about = { schedule, it, history, end, store: fleet.path, startAt: START, calmAt, quietAt }
  return { ...about, endAt: time.now(), struck: struck.all, close: fleet.close }
}

async function played(schedule: Schedule, it: Box, time: VirtualTime): Promise<void> {
  const stage = stageOf(it, time)
  for (const act of schedule.acts) {
    await time.until(time.now() + act.afterMs)
    await time.settle(acted(stage, act))
  }
}

/** Null where it is not quiet when it has to be. */
async function untilQuiet(time: VirtualTime, store: string, since: number): Promise<number | null> {
  const { at, close } = quiet(store)
  try {
    const end = Math.max(since + PATIENCE_MS, time.now() + LOOKED_EACH_MS)
    while (time.now() < end) {
      await time.until(time.now() + LOOKED_EACH_MS)
      if (at(time.now(), time.stirredAt(), since)) return time.now()
    }
    return null
  } finally {
    close()
  }
}

/** Which labels nobody uses yet were offered so far depends on how busy we were. */
const withoutOffers = (end: string): string => end.slice(end.indexOf('\n# Issue '))
