import type { Instant } from '../domain/instant.ts'
import type { Converged } from '../engine/converge.ts'
import { isAboutItem } from '../plan/effect.ts'

/**
 * A look whose items have to wait for a turn, which may take an hour: it is over for now and goes on then, so that whoever
 * types a command meanwhile does not wait behind it. All other looks as they came out.
 */
export function setAside<T extends Pick<Converged, 'applied' | 'wakeAt'>>(done: T): T {
  const last = done.applied.at(-1)
  if (last?.result !== 'failed' || last.reason !== 'rate-limit' || !isAboutItem(last.effect))
    return done
  const { until } = last
  if (until === undefined) return done
  const wakeAt = Math.min(done.wakeAt ?? until, until) as Instant
  return { ...done, applied: done.applied.slice(0, -1), wakeAt }
}
