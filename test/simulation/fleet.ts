import type { Asking, Box } from './box.ts'
import { type Replica, type Replicas, replicas } from './replica.ts'
import type { Kill, Schedule } from './schedule.ts'
import type { Life, VirtualTime } from './virtual-time.ts'

export interface Fleet extends Pick<Replicas, 'path' | 'close'> {
  readonly rise: () => Promise<void>
  /** Nobody is killed any more. */
  readonly spare: () => void
}

/** A death, and the request in the middle of which it came; null where it came at a commit. */
export type Struck = (kill: Kill, asking: Asking | null) => void

/** The processes, and the deaths that wait for them. */
export function fleetOf(schedule: Schedule, it: Box, time: VirtualTime, struck: Struck): Fleet {
  const living: Replica[] = []
  const waiting = [...schedule.kills]
  let born = 0
  let turn = 0
  const seen = { request: 0, commit: 0 }
  const strike = (
    at: Kill['at'],
    stage: Kill['stage'],
    life: Life,
    asking: Asking | null,
  ): void => {
    if (stage === 'before') seen[at] += 1
    const kill = waiting.find((one) => one.at === at && one.stage === stage && one.nth === seen[at])
    if (kill === undefined || !life.alive) return
    waiting.splice(waiting.indexOf(kill), 1)
    struck(kill, asking)
    all.kill(life)
    const place = living.findIndex((one) => one.life === life)
    if (place !== -1) living.splice(place, 1)
    void time.within(GOD, () => time.sleep(kill.downMs)).then(rise)
  }
  const all = replicas(it, time, (stage, life) => strike('commit', stage, life, null))
  it.watch = (stage, life, asking) => strike('request', stage, life, asking)
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
    close: all.close,
  }
}

/** Whatever brings processes back is no process. */
const GOD: Life = { name: 'whoever starts processes', alive: true }
