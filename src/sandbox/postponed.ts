import { DAY_MS } from '../domain/instant.ts'
import { exactNow } from './exact-now.ts'
import type { World } from './world.ts'

/** What happens later by the world's clock: when a test moves it, or when it gets there by itself. */
export interface Postponed {
  readonly after: (delayMs: number, act: () => void) => void
  /** Does what is due; whoever moves the clock calls it. */
  readonly wake: () => void
  /** Forgets all that has not been done. */
  readonly clear: () => void
}

interface Waiting {
  readonly dueAt: number
  readonly act: () => void
}

export function createPostponed(worldOf: () => World): Postponed {
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  const wake = () => {
    const now = exactNow(worldOf())
    const due = waiting.filter(({ dueAt }) => dueAt <= now)
    waiting = waiting.filter(({ dueAt }) => dueAt > now)
    for (const { act } of due.sort((a, b) => a.dueAt - b.dueAt)) act()
    arm()
  }
  const arm = () => {
    clearTimeout(timer)
    if (waiting.length === 0) return
    const next = Math.min(...waiting.map(({ dueAt }) => dueAt)) - exactNow(worldOf())
    // Nobody is kept alive by what is late, and a longer timer would fire at once.
    timer = setTimeout(wake, Math.min(Math.max(next, 1), DAY_MS)).unref()
  }
  return {
    after: (delayMs, act) => {
      waiting.push({ dueAt: exactNow(worldOf()) + delayMs, act })
      arm()
    },
    wake,
    clear: () => {
      waiting = []
      clearTimeout(timer)
    },
  }
}
