import { acted, stageOf } from './acting.ts'
import { letBotsIn } from './bots.ts'
import { type Box, box } from './box.ts'
import { type Cells, cells } from './cells.ts'
import { endOf } from './end-of.ts'
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
 * Plays a schedule with the production code until all is as it should be. The twin of another world, in which nothing is
 * missed, ends when that one did, in virtual milliseconds.
 */
export async function ran(schedule: Schedule, twinEndsAt: number | null = null): Promise<Ran> {
  seedPlatform(schedule.seed)
  const roll = random(schedule.seed)
  const time = virtualTime(START, roll)
  const it = box(time, roll, { fast: [20, 400], slow: schedule.weather.slow })
  furnished(it, schedule)
  letBotsIn(it, time, schedule.bots)
  const struck = cells()
  const fleet = fleetOf(schedule, it, time, struck.killed)
  for (let one = 0; one < schedule.replicas; one++) await fleet.rise()
  rough(it.sandbox, schedule.weather, roll, struck.met)
  await played(schedule, it, time)
  const calmAt = time.now()
  calm(it.sandbox)
  time.happens()
  fleet.spare()
  const quietAt = await quietAfter(time, fleet.path, calmAt, twinEndsAt)
  await fleet.end()
  const end = endOf(it.sandbox.state, it.seeded.repository)
  const { history } = it
  const about = { schedule, it, history, end, store: fleet.path, startAt: START, calmAt, quietAt }
  return { ...about, endAt: time.now(), struck: struck.all, close: fleet.close }
}

async function played(schedule: Schedule, it: Box, time: VirtualTime): Promise<void> {
  const stage = stageOf(it, time)
  let at = time.now()
  for (const act of schedule.acts) {
    // By the clock, so that whoever had to wait before does not make all others late.
    at += act.afterMs
    await time.until(at)
    await time.settle(acted(stage, act))
  }
}

async function quietAfter(
  time: VirtualTime,
  store: string,
  calmAt: number,
  twinEndsAt: number | null,
): Promise<number | null> {
  if (twinEndsAt === null) return untilQuiet(time, store, calmAt, calmAt + PATIENCE_MS)
  await time.until(twinEndsAt)
  return untilQuiet(time, store, START, twinEndsAt + PATIENCE_MS)
}

/** Null where it is not quiet when it has to be. What nobody told us of has been looked for since `since`. */
async function untilQuiet(
  time: VirtualTime,
  store: string,
  since: number,
  end: number,
): Promise<number | null> {
  const { at, close } = quiet(store)
  try {
    for (;;) {
      if (at(time.now(), time.stirredAt(), since)) return time.now()
      if (time.now() >= end) return null
      await time.until(time.now() + LOOKED_EACH_MS)
    }
  } finally {
    close()
  }
}
