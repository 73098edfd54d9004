import { type Instant, plus } from '../domain/instant.ts'
import type { Pace, Slots, Turn } from '../engine/pace.ts'

export interface PaceOptions {
  /** The host's clock, which the slots are counted by. */
  readonly now: () => Instant
  /** Resolves after so many milliseconds, a minute at most, or as soon as the signal says. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** From when on nothing may be sent any more. */
  readonly stop: AbortSignal
}

interface Waiter {
  readonly content: boolean
  readonly rank: number
  readonly end: (turn: Turn) => void
  readonly fail: (error: unknown) => void
}

/** Longer than this nobody sits with a lease in hand, on a plan that grows old. */
const PATIENCE_MS = 60_000
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
      const at = now()
      const free = sendNext(slots, installation, waiters, at)
      if (free === null) continue
      awake = new AbortController()
      await options.sleep(Math.max(free - at, 1), AbortSignal.any([stop, awake.signal]))
    }
    for (const { end } of waiters.splice(0)) end({ kind: 'stopping' })
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
      new Promise((end, fail) => {
        if (stop.aborted) return end({ kind: 'stopping' })
        insert(waiters, { content, rank, end, fail })
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
 * Sends off who may go now: the first, or, while too much was made lately, the first that makes nothing; and whoever
 * would have to wait too long. Null where somebody left, else when to ask again.
 */
function sendNext(
  slots: Slots,
  installation: number,
  waiters: Waiter[],
  at: Instant,
): Instant | null {
  const heads = new Set([waiters[0], waiters.find(({ content }) => !content)])
  const times: Instant[] = []
  for (const head of heads) {
    if (head === undefined) continue
    const free = slots.take(installation, head.content, at, head.rank)
    if (free <= at) {
      leave(waiters, (one) => one === head, { kind: 'go' })
      return null
    }
    if (free - at > PATIENCE_MS) {
      const seconds = Math.ceil((free - at) / 1000)
      leave(waiters, ({ content }) => content === head.content, { kind: 'later', seconds })
      return null
    }
    times.push(free)
  }
  return Math.min(...times) as Instant
}

function leave(waiters: Waiter[], who: (waiter: Waiter) => boolean, turn: Turn): void {
  const leaving = waiters.filter(who)
  waiters.splice(0, waiters.length, ...waiters.filter((one) => !leaving.includes(one)))
  for (const { end } of leaving) end(turn)
}

/** Where GitHub names no time it is a minute, twice as long each time that it says so again, 15 minutes at most. */
function holds(slots: Slots, installation: number, now: () => Instant): Pace['hold'] {
  let last = { seconds: 0, until: 0 as Instant }
  return (named) => {
    const at = now()
    const before = slots.heldUntil(installation, at)
    const held = secondsUntil(before, at)
    if (named === null && held > 0) return held
    const again = at < plus(last.until, LONGEST_HOLD_S * 1000)
    const grown = again ? Math.min(last.seconds * 2, LONGEST_HOLD_S) : FIRST_HOLD_S
    const seconds = named ?? grown
    const until = plus(at, seconds * 1000)
    if (named === null) last = { seconds, until }
    // To the millisecond: a wait named again may end a part of a second later.
    if (before === null || until > before) slots.hold(installation, until)
    return Math.max(seconds, held)
  }
}

const secondsUntil = (until: Instant | null, at: Instant): number =>
  until === null || until <= at ? 0 : Math.ceil((until - at) / 1000)
