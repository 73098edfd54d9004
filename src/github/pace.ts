import { DAY_MS, type Instant, plus } from '../domain/instant.ts'
import type { Pace, Slots } from '../engine/pace.ts'

export interface PaceOptions {
  /** The host's clock, which the slots are counted by. */
  readonly now: () => Instant
  /** Resolves after so many milliseconds, a day at most, or as soon as the signal says. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** From when on nothing may be sent any more. */
  readonly stop: AbortSignal
}

interface Waiter {
  readonly content: boolean
  readonly rank: number
  readonly go: (sent: boolean) => void
  readonly fail: (error: unknown) => void
}

const FIRST_HOLD_S = 60
const LONGEST_HOLD_S = 900

/** The lane of one installation's writes in this process. What several processes may send together the slots say. */
export function pace(slots: Slots, installation: number, options: PaceOptions): Pace {
  const { now, stop } = options
  const waiters: Waiter[] = []
  let awake = new AbortController()
  let running = false
  const serve = async () => {
    while (waiters.length > 0 && !stop.aborted) {
      const free = sendNext(slots, installation, waiters, now())
      if (free === null) continue
      awake = new AbortController()
      const rest = Math.min(Math.max(free - now(), 1), DAY_MS)
      await options.sleep(rest, AbortSignal.any([stop, awake.signal]))
    }
    for (const { go } of waiters.splice(0)) go(false)
  }
  /** Once more where somebody came after the last had gone and before we had ended. */
  const run = async () => {
    running = true
    while (waiters.length > 0) {
      try {
        await serve()
      } catch (error) {
        for (const { fail } of waiters.splice(0)) fail(error)
      }
    }
    running = false
  }
  const hold = holds(slots, installation, now)
  return {
    turn: ({ content, rank }) =>
      new Promise((go, fail) => {
        if (stop.aborted) return go(false)
        insert(waiters, { content, rank, go, fail })
        awake.abort()
        if (!running) void run()
      }),
    hold,
    held: () => secondsUntil(slots.heldUntil(installation, now()), now()),
  }
}

/** The most severe first; of equals the one that came first. */
function insert(waiters: Waiter[], waiter: Waiter): void {
  const behind = waiters.findIndex(({ rank }) => rank > waiter.rank)
  waiters.splice(behind === -1 ? waiters.length : behind, 0, waiter)
}

/**
 * Sends off who may go now: the first, or, while too much was made lately, the first that makes nothing. Null where
 * somebody went, else when to ask again.
 */
function sendNext(
  slots: Slots,
  installation: number,
  waiters: Waiter[],
  at: Instant,
): Instant | null {
  const places = [0, waiters.findIndex(({ content }) => !content)]
  let next: Instant | null = null
  for (const place of new Set(places)) {
    const waiter = waiters[place]
    if (waiter === undefined) continue
    const free = slots.take(installation, waiter.content, at)
    if (free <= at) {
      waiters.splice(place, 1)
      waiter.go(true)
      return null
    }
    next = next === null || free < next ? free : next
  }
  return next ?? at
}

/** Where GitHub names no time it is a minute, twice as long each time that it says so again, 15 minutes at most. */
function holds(slots: Slots, installation: number, now: () => Instant): Pace['hold'] {
  let last = { seconds: 0, until: 0 as Instant }
  return (named) => {
    const at = now()
    const held = secondsUntil(slots.heldUntil(installation, at), at)
    if (named === null && held > 0) return held
    const again = at < plus(last.until, LONGEST_HOLD_S * 1000)
    const grown = again ? Math.min(last.seconds * 2, LONGEST_HOLD_S) : FIRST_HOLD_S
    const seconds = named ?? grown
    const until = plus(at, seconds * 1000)
    if (named === null) last = { seconds, until }
    if (seconds > held) slots.hold(installation, until)
    return Math.max(seconds, held)
  }
}

const secondsUntil = (until: Instant | null, at: Instant): number =>
  until === null || until <= at ? 0 : Math.ceil((until - at) / 1000)
