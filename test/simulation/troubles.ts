import type { Life } from './life.ts'
import type { Replica } from './replica.ts'
import type { Outage, Pause, Rollout, Schedule } from './schedule.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Whatever brings processes back is no process. */
export const GOD: Life = { name: 'whoever starts processes', alive: true }

/** Versions of the engine. */
export const OLD = '1'
const NEW = '2'

interface Running {
  /** All that live, the oldest first. */
  readonly living: Replica[]
  /** Starts one of that version for each that lives, beside it. */
  readonly rollOut: (version: string) => Promise<void>
  /** All of them die, also those that are about to start. */
  readonly fall: () => void
  /** As many as there were at the beginning start. */
  readonly riseAgain: () => Promise<void>
}

export interface Troubles {
  readonly begin: (schedule: Pick<Schedule, 'pauses' | 'rollout' | 'outage'>) => void
  /** That process has written something on an issue, and has its answer. */
  readonly wrote: (life: Life) => void
  /** Nobody stands still any more, whoever was gone is back, and no version but the last to come works on. */
  readonly end: () => void
}

/** What becomes of processes beside death: they freeze, their host goes away, and others of another version take their place. */
export function troubling(time: VirtualTime, running: Running): Troubles {
  const { living } = running
  let over = false
  const later = (ms: number, act: () => void) => {
    void time
      .within(GOD, () => time.sleep(ms))
      .then(() => {
        if (!over) act()
      })
  }
  const atWork = new Map<number, number>()
  let written = 0
  const freeze = (pause: Pause) => {
    if ('nth' in pause) return void atWork.set(pause.nth, pause.forMs)
    later(pause.atMs, () => {
      const one = living[pause.process % Math.max(1, living.length)]
      if (one !== undefined) one.life.standsUntil = time.now() + pause.forMs
    })
  }
  let isAway = false
  const comeBack = () => {
    if (isAway) void time.within(GOD, running.riseAgain)
    isAway = false
  }
  const goAway = ({ forMs }: Outage) => {
    isAway = true
    running.fall()
    later(forMs, comeBack)
  }
  let outgoing: readonly Replica[] = []
  const retire = () => {
    for (const one of outgoing) {
      const place = living.indexOf(one)
      // It may have died in between.
      if (place === -1) continue
      living.splice(place, 1)
      void time.within(one.life, () => one.service.stop())
    }
    outgoing = []
  }
  const change = ({ overlapMs }: Rollout, version: string) => {
    outgoing = [...living]
    void time.within(GOD, () => running.rollOut(version))
    later(overlapMs, retire)
  }
  return {
    begin({ pauses, rollout, outage }) {
      for (const pause of pauses) freeze(pause)
      if (outage !== null) later(outage.atMs, () => goAway(outage))
      if (rollout === null) return
      const { atMs, overlapMs, backMs } = rollout
      later(atMs, () => change(rollout, NEW))
      if (backMs !== null) later(atMs + overlapMs + backMs, () => change(rollout, OLD))
    },
    wrote(life) {
      written += 1
      const forMs = atWork.get(written)
      if (forMs !== undefined && !over) life.standsUntil = time.now() + forMs
    },
    end() {
      over = true
      comeBack()
      for (const { life } of living) life.standsUntil = 0
      retire()
    },
  }
}
