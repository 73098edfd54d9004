import type { Life } from './life.ts'
import type { Replica } from './replica.ts'
import type { Pause, Rollout, Schedule } from './schedule.ts'
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
}

export interface Troubles {
  readonly begin: (schedule: Pick<Schedule, 'pauses' | 'rollout'>) => void
  /** Nobody stands still any more, and no version but the last to come works on. */
  readonly end: () => void
}

/** What becomes of processes beside death: they freeze, and others of another version take their place. */
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
  const freeze = ({ process, forMs }: Pause) => {
    const one = living[process % Math.max(1, living.length)]
    if (one !== undefined) one.life.standsUntil = time.now() + forMs
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
    begin({ pauses, rollout }) {
      for (const pause of pauses) later(pause.atMs, () => freeze(pause))
      if (rollout === null) return
      const { atMs, overlapMs, backMs } = rollout
      later(atMs, () => change(rollout, NEW))
      if (backMs !== null) later(atMs + overlapMs + backMs, () => change(rollout, OLD))
    },
    end() {
      over = true
      for (const { life } of living) life.standsUntil = 0
      retire()
    },
  }
}
