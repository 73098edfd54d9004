import { type Instant, iso } from '../../domain/instant.ts'
import { ended } from '../../domain/status.ts'
import { recount } from '../replay.ts'
import type { Setup } from '../setup.ts'
import type { Snapshot } from '../snapshot.ts'
import { insiders } from './insiders.ts'

export const ACTIVE_PATH = 'active.json'

/** Of the file's shape. Keys may be added to it; none is renamed, taken away or given another meaning. */
const VERSION = 1

/** An incident that nobody has ended yet, as status pages and chaos tools are told of it. */
export interface ActiveIncident {
  readonly number: number
  readonly title: string
  /** The team's name of the level; null while nobody has judged it. */
  readonly severity: string | null
  /** The team's own word, and what it means whatever a team calls it. */
  readonly status: string
  readonly category: string
  readonly services: readonly string[]
  readonly declaredAt: string | null
  readonly drill: boolean
}

/** Null where there is nothing to tell: it is over, none of ours, or a report that nobody has taken up. */
export function activeOf(
  seen: Snapshot,
  { policy, problems }: Setup,
  now: Instant,
): ActiveIncident | null {
  const incident = recount(seen, { policy, problems }, insiders(seen), now)
  const { ours, report, openedAt, category, times } = incident
  if (!ours || report || openedAt === null || ended(category)) return null
  const declared = times.declared?.at
  return {
    number: seen.issue.number,
    title: incident.title,
    ...{ severity: incident.severity, status: incident.status, category },
    services: incident.services.toSorted(),
    declaredAt: declared === undefined ? null : iso(declared),
    drill: incident.drill,
  }
}

/**
 * The file. It tells no time of its own, so that the same incidents are the same bytes. Drills stand apart: who shows
 * `incidents` never shows an exercise.
 */
export function activeText(
  { name, home }: { readonly name: string; readonly home: string },
  all: readonly ActiveIncident[],
): string {
  const listed = all.toSorted((a, b) => a.number - b.number)
  const lines = (drills: boolean) =>
    linesOf(
      listed
        .filter(({ drill }) => drill === drills)
        .map(({ drill: _, ...one }) => ({ ...one, url: `${home}/issues/${one.number}` })),
    )
  return `{
 "version": ${VERSION},
 "repository": ${JSON.stringify(name)},
 "incidents": ${lines(false)},
 "drills": ${lines(true)}
}
`
}

/** One a line, so that two versions can be compared by eye. */
const linesOf = (all: readonly object[]): string =>
  all.length === 0 ? '[]' : `[\n${all.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n ]`
