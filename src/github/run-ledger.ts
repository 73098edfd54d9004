import { type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import type { Ledger } from '../engine/ledger.ts'

/** After so long GitHub's readings show for sure what was sent. */
const SETTLE_MS = MINUTE_MS

interface Sent {
  readonly at: Instant
  /** Null where no answer came. */
  readonly id: number | null
}

/**
 * What one run remembers of what it has sent on one issue, where no store does: GitHub's readings may not show it yet
 * when the run looks again, and what was never answered is not sent a second time.
 */
export function runLedger(): Ledger {
  const all = new Map<string, Sent>()
  const settled = () =>
    [...all].filter((one): one is [string, Sent & { id: number }] => one[1].id !== null)
  return {
    held: () => true,
    intend(key, readAt, now) {
      const known = all.get(key)
      if (known !== undefined && readAt < plus(known.at, SETTLE_MS)) {
        return known.id === null
          ? { kind: 'unknown', until: plus(known.at, SETTLE_MS) }
          : { kind: 'done', id: known.id }
      }
      all.set(key, { at: now, id: null })
      return { kind: 'go' }
    },
    settle: (key, id, at) => void all.set(key, { at, id }),
    drop: (key) => void all.delete(key),
    unknown: () => [...all].flatMap(([key, { id }]) => (id === null ? [key] : [])),
    disprove(readAt, keys) {
      for (const key of keys) {
        const known = all.get(key)
        if (known?.id === null && readAt >= plus(known.at, SETTLE_MS)) all.delete(key)
      }
    },
    done: () => new Map(settled().map(([key, { id }]) => [key, id])),
  }
}
