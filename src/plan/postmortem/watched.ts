import type { Incident } from '../../domain/incident.ts'
import { DAY_MS, type Instant } from '../../domain/instant.ts'
import { oursSince } from '../recover.ts'
import type { Snapshot } from '../snapshot.ts'

/** Whoever installs or updates Sitrep in the week of a postmortem wants its items all the same. */
const RECENT_MS = 7 * DAY_MS

/**
 * Whether we were there when the document was published. Installing Sitrep, or the version that first makes issues of
 * what postmortems promise, must not open a hundred issues for the postmortems of the years before.
 */
export const wasWatched = (at: Instant, seen: Snapshot, now: Instant): boolean =>
  (oursSince(seen) ?? now) <= at || now - at <= RECENT_MS

/**
 * Whether what the published document promises is made issues of: it was published while we watched, or some of it has
 * issues, as `sitrep actions sync` makes them. Later edits of an old document change nothing about that.
 */
export function promises({ history, items }: Incident, seen: Snapshot, now: Instant): boolean {
  const withdrawn = history.findLastIndex(({ type }) => type === 'postmortem-withdrawn')
  const first = history.slice(withdrawn + 1).find((fact) => fact.type === 'postmortem-published')
  if (first === undefined) return false
  const begun = items !== null || (seen.items ?? []).some(({ key }) => key !== null)
  return begun || first.watched === true || now - first.at <= RECENT_MS
}
