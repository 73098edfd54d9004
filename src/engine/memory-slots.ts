import { HOUR_MS, type Instant } from '../domain/instant.ts'
import { limitsFor, nextWrite, type PaceLimits, type PastWrite, type Slots } from './pace.ts'

interface Lane {
  past: readonly PastWrite[]
  heldUntil: Instant | null
}

/** Slots for a process that nobody else writes beside, gone when it ends. */
export function memorySlots(limits: PaceLimits): Slots {
  const lanes = new Map<number, Lane>()
  const laneOf = (installation: number): Lane => {
    const lane = lanes.get(installation) ?? { past: [], heldUntil: null }
    lanes.set(installation, lane)
    return lane
  }
  return {
    take(installation, content, now, rank = 0) {
      const lane = laneOf(installation)
      lane.past = lane.past.filter(({ at }) => now - at < HOUR_MS)
      const free = nextWrite(lane.past, content, now, limitsFor(rank, limits))
      if (lane.heldUntil !== null && lane.heldUntil > free) return lane.heldUntil
      if (free <= now) lane.past = [...lane.past, { at: now, content }]
      return free
    },
    hold(installation, until) {
      const lane = laneOf(installation)
      if (lane.heldUntil === null || until > lane.heldUntil) lane.heldUntil = until
    },
    heldUntil(installation, now) {
      const { heldUntil } = laneOf(installation)
      return heldUntil !== null && heldUntil > now ? heldUntil : null
    },
  }
}
