import { canonical } from '../support/canonical.ts'
import { acted, stageOf } from './acting.ts'
import { type Box, box } from './box.ts'
import { furnished } from './furnished.ts'
import type { Witness } from './invariant.ts'
import { seedPlatform } from './platform.ts'
import { random } from './random.ts'
import { type Replica, type Replicas, replicas } from './replica.ts'
import type { Kill, Schedule } from './schedule.ts'
import { type Life, type VirtualTime, virtualTime } from './virtual-time.ts'
import { calm, rough } from './weather.ts'

const START = Date.parse('2026-11-19T14:02:00Z')
/** As long as it may take until all is as it should be, once nothing goes wrong any more. */
const QUIET_MS = 31 * 60_000

export interface Ran extends Omit<Witness, 'undisturbed'> {
  /** By what went wrong and what it met: how often. */
  readonly struck: ReadonlyMap<string, number>
  readonly kills: number
  /** Removes its store. */
  readonly close: () => void
}

/** Plays a schedule with the production code, to its end and half an hour beyond. */
export async function ran(schedule: Schedule): Promise<Ran> {
  seedPlatform(schedule.seed)
  const roll = random(schedule.seed)
  const time = virtualTime(START, roll)
  const it = box(time, roll, { fast: [20, 400], slow: schedule.weather.slow })
  furnished(it, schedule)
  const struck = new Map<string, number>()
  const fleet = fleetOf(schedule, it, time)
  for (let one = 0; one < schedule.replicas; one++) await fleet.rise()
  rough(it.sandbox, schedule.weather, roll, (fault, { method, template }) => {
    const key = `${fault} ${method} ${template}`
    struck.set(key, (struck.get(key) ?? 0) + 1)
  })
  const stage = stageOf(it, time)
  for (const act of schedule.acts) {
    await time.until(time.now() + act.afterMs)
    await time.settle(acted(stage, act))
  }
  const calmAt = time.now()
  calm(it.sandbox)
  fleet.spare()
  await time.until(time.now() + QUIET_MS)
  const end = withoutOffers(canonical(it.sandbox.state, it.seeded.repository))
  const { history } = it
  const counted = { struck, kills: fleet.killed() }
  const about = { schedule, it, history, end, store: fleet.path, startAt: START, calmAt }
  const witnessed = { ...about, endAt: time.now() }
  return { ...witnessed, ...counted, close: fleet.close }
}

/** Which labels nobody uses yet were offered so far depends on how busy we were. */
const withoutOffers = (end: string): string => end.slice(end.indexOf('\n# Issue '))

interface Fleet extends Pick<Replicas, 'path' | 'close'> {
  readonly rise: () => Promise<void>
  /** Nobody is killed any more. */
  readonly spare: () => void
  readonly killed: () => number
}

/** The processes, and the deaths that wait for them. */
function fleetOf(schedule: Schedule, it: Box, time: VirtualTime): Fleet {
  const living: Replica[] = []
  const waiting = [...schedule.kills]
  let born = 0
  let turn = 0
  const seen = { request: 0, commit: 0 }
  const strike = (at: Kill['at'], stage: Kill['stage'], life: Life) => {
    if (stage === 'before') seen[at] += 1
    const kill = waiting.find((one) => one.at === at && one.stage === stage && one.nth === seen[at])
    if (kill === undefined || !life.alive) return
    waiting.splice(waiting.indexOf(kill), 1)
    all.kill(life)
    const place = living.findIndex((one) => one.life === life)
    if (place !== -1) living.splice(place, 1)
    void time.within(GOD, () => time.sleep(kill.downMs)).then(rise)
  }
  const all = replicas(it, time, (stage, life) => strike('commit', stage, life))
  it.watch = (stage, life) => strike('request', stage, life)
  it.door = (request, response) => {
    const one = living[turn++ % Math.max(1, living.length)]
    if (one === undefined) throw new TypeError('connection refused')
    return time.within(one.life, () => one.service.handle(request, response))
  }
  const rise = async () => {
    born += 1
    const one = await all.start({ name: `process ${born}`, alive: true })
    if (one !== null) living.push(one)
  }
  return {
    path: all.path,
    rise: () => time.settle(rise()),
    spare: () => waiting.splice(0),
    killed: () => schedule.kills.length - waiting.length,
    close: all.close,
  }
}

/** Whatever brings processes back is no process. */
const GOD: Life = { name: 'whoever starts processes', alive: true }
