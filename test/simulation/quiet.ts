import { DatabaseSync } from 'node:sqlite'
import { type Instant, iso } from '../../src/domain/instant.ts'

/** Nothing of a minute's length is on its way any more: no late webhook, no answer, nothing that is about to fall due. */
const STILL_MS = 90_000

export interface Quiet {
  /**
   * Whether all is done that there is to do: nothing waits, nobody wonders what became of something that was sent, and
   * whatever nobody told us of has been looked for since then.
   */
  readonly at: (now: number, stirredAt: number, since: number) => boolean
  readonly close: () => void
}

/** Goes by what stands in the store that the processes share, as nobody who asks them could. */
export function quiet(path: string): Quiet {
  const database = new DatabaseSync(path, { readOnly: true })
  const busy = database.prepare(`
    SELECT EXISTS (SELECT 1 FROM arrivals)
      OR EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting')
      OR EXISTS (SELECT 1 FROM intents WHERE id IS NULL)
      OR EXISTS (SELECT 1 FROM timers WHERE at <= ?)
      OR NOT EXISTS (SELECT 1 FROM memory WHERE name = 'scan' AND value >= ?) AS busy`)
  return {
    at: (now, stirredAt, since) =>
      now - stirredAt >= STILL_MS &&
      busy.get(now + STILL_MS, iso(since as Instant))?.['busy'] === 0,
    close: () => database.close(),
  }
}
