import { type Instant, MINUTE_MS, plus } from '../../domain/instant.ts'
import type { Unfinished } from '../../engine/report-world.ts'
import { Failure } from '../failure.ts'

/** After what is no limit GitHub is asked again so much later. */
const OUTAGE_MS = 15 * MINUTE_MS
const OUTAGES: ReadonlySet<string> = new Set(['server', 'unanswered'])

/** What stops a reading in good order; anything else is thrown on. */
export function stopped(
  error: unknown,
  now: Instant,
  far: Pick<Unfinished, 'read' | 'of'>,
): Unfinished {
  if (!(error instanceof Failure)) throw error
  if (error.kind === 'rate-limit') {
    const until = plus(now, (error.waitSeconds ?? 60) * 1000)
    return { kind: 'unfinished', ...far, until, why: 'limit' }
  }
  if (!OUTAGES.has(error.kind)) throw error
  return { kind: 'unfinished', ...far, until: plus(now, OUTAGE_MS), why: 'outage' }
}
