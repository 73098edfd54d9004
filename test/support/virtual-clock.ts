import { type Instant, plus } from '../../src/domain/instant.ts'

interface Sleeper {
  readonly until: Instant
  readonly wake: () => void
}

/** A clock that moves only when it is told to, and those who sleep by it. */
export function virtualClock(start = Date.parse('2026-11-20T14:00:00Z') as Instant) {
  let now = start
  const sleepers = new Set<Sleeper>()
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const sleeper = { until: plus(now, milliseconds), wake: resolve }
      const end = () => {
        sleepers.delete(sleeper)
        resolve()
      }
      if (signal.aborted) return end()
      sleepers.add(sleeper)
      signal.addEventListener('abort', end, { once: true })
    })
  const next = () => [...sleepers].sort((a, b) => a.until - b.until)[0]
  /** Wakes everybody whose time comes, in order, each at the moment asked for. */
  async function pass(milliseconds: number): Promise<void> {
    const end = plus(now, milliseconds)
    await settle()
    for (let one = next(); one !== undefined && one.until <= end; one = next()) {
      now = one.until
      sleepers.delete(one)
      one.wake()
      await settle()
    }
    now = end
  }
  return { now: () => now, since: () => now - start, sleep, pass, asleep: () => sleepers.size }
}
