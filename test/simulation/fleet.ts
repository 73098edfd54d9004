import type { Asking, Box } from './box.ts'
import type { Life } from './life.ts'
import { type Replica, type Replicas, replicas } from './replica.ts'
import type { Kill, Schedule } from './schedule.ts'
import { GOD, OLD, troubling } from './troubles.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Fleet extends Pick<Replicas, 'path' | 'end' | 'close'> {
  readonly rise: () => Promise<void>
  /** Nobody is killed any more, and nobody frozen. */
  readonly spare: () => void
}

/** A death, and the request in the middle of which it came; null where it came at a commit or a webhook. */
export type Struck = (kill: Kill, asking: Asking | null) => void

/** Where work on an incident is written. */
const OF_ISSUES = /^\/repos\/[^/]+\/[^/]+\/issues\//

/** The processes, and the deaths that wait for them. */
export function fleetOf(schedule: Schedule, it: Box, time: VirtualTime, struck: Struck): Fleet {
  const living: Replica[] = []
  const waiting = [...schedule.kills]
  let turn = 0
  let outages = 0
  const seen = { request: 0, commit: 0, webhook: 0 }
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
    fell(life)
    const before = outages
    // Where the host is gone meanwhile, all of them come back with it.
    const again = () => (outages === before ? rise() : undefined)
    void time.within(GOD, () => time.sleep(kill.downMs)).then(again)
  }
  const fell = (life: Life) => {
    all.kill(life)
    const place = living.findIndex((one) => one.life === life)
    if (place !== -1) living.splice(place, 1)
  }
  const born: Life[] = []
  const all = replicas(it, time, (stage, life) => strike('commit', stage, life, null))
  it.watch = (stage, life, asking) => {
    strike('request', stage, life, asking)
    if (stage === 'answered' && asking.method !== 'GET' && OF_ISSUES.test(asking.path))
      troubles.wrote(life)
  }
  it.door = async (request, response) => {
    const one = living[turn++ % Math.max(1, living.length)]
    if (one === undefined) throw new TypeError('connection refused')
    strike('webhook', 'before', one.life, null)
    if (!one.life.alive) throw new TypeError('connection reset')
    const ours = await time.within(one.life, () => one.service.handle(request, response))
    strike('webhook', 'after', one.life, null)
    return ours
  }
  let version = OLD
  const rise = async () => {
    const skewMs = schedule.skewsMs[born.length] ?? 0
    const life: Life = { name: `process ${born.length + 1}`, alive: true, skewMs }
    born.push(life)
    const one = await all.start(life, version)
    if (one !== null) living.push(one)
  }
  const troubles = troubling(time, {
    living,
    rollOut: async (next) => {
      version = next
      for (const _ of [...living]) await rise()
    },
    fall: () => {
      outages += 1
      for (const life of born) if (life.alive) fell(life)
    },
    riseAgain: async () => {
      for (let one = 0; one < schedule.replicas; one++) await rise()
    },
  })
  troubles.begin(schedule)
  return {
    path: all.path,
    rise: () => time.settle(rise()),
    spare: () => {
      waiting.splice(0)
      troubles.end()
    },
    end: all.end,
    close: all.close,
  }
}
