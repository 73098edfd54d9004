import type { Incident } from '../domain/incident.ts'
import { type Instant, MINUTE_MS } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { after, type Span } from '../domain/span.ts'
import { ended } from '../domain/status.ts'
import { since } from './due/since.ts'

interface NextUpdate {
  readonly at: Instant
  /** How often the severity asks for one, else how far ahead it was promised. */
  readonly step: Span
  /** Names what started the clock: the last update, or the spell. */
  readonly id: string
}

/** A shorter promise without a cadence behind it is not followed up more often than that. */
const LEAST_STEP_MS = 30 * MINUTE_MS

/**
 * When the next status update is due: as promised in the last one, else as the severity asks. Also while the incident
 * is mitigated, since people still wait to hear that it is over; null once it has ended, and where nothing is promised.
 */
export function nextUpdate(incident: Incident, policy: Policy): NextUpdate | null {
  const { ours, report, category, openedAt, updates } = incident
  if (!ours || report || ended(category) || openedAt === null) return null
  const last = updates.findLast(({ at }) => at >= openedAt)
  const cadence = policy.severities.find(({ name }) => name === incident.severity)?.update ?? null
  const id = last === undefined ? `spell-${incident.earlier.length + 1}` : String(last.at)
  if (last?.next) {
    const promised: Span = { unit: 'ms', amount: Math.max(LEAST_STEP_MS, last.next - last.at) }
    return { at: last.next, step: cadence ?? promised, id }
  }
  if (cadence === null) return null
  const from = Math.max(last?.at ?? begun(incident), asked(incident)) as Instant
  return { at: after(from, cadence, policy.calendar), step: cadence, id }
}

/** The acknowledgement of this spell, else its start. */
const begun = ({ times, openedAt }: Incident): number =>
  Math.max(times.acknowledged?.at ?? 0, openedAt ?? 0)

/** A severity asks for nothing before it was set. */
const asked = (incident: Incident): number =>
  since(incident, (fact) => fact.type === 'severity-set') ?? 0
