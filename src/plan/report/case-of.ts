import { disorders } from '../../domain/durations.ts'
import { TIMES, type TimeName } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import { isListedBot, type Policy } from '../../domain/policy.ts'
import type { Case, Earlier, Exclusion } from '../../metrics/material.ts'
import { recount } from '../replay.ts'
import type { Setup } from '../setup.ts'
import type { Snapshot } from '../snapshot.ts'
import { inStatus } from './in-status.ts'
import { insiders } from './insiders.ts'
import { postmortemCase } from './postmortem-case.ts'
import { responders } from './responders.ts'

/**
 * The incident as figures need it: by the fold that its card is made from, so that both say the same. Null where nobody
 * who counts has ever declared it, or its label was taken off.
 */
export function caseOf(seen: Snapshot, { policy, problems }: Setup, now: Instant): Case | null {
  const incident = recount(seen, { policy, problems }, insiders(seen), now)
  if (!incident.ours || incident.openedAt === null) return null
  const { times, earlier, services } = incident
  return {
    number: seen.issue.number,
    title: incident.title,
    severity: incident.severity,
    category: incident.category,
    excluded: excluded(incident),
    services,
    cause: incident.cause,
    detection: incident.detection,
    times: moments(times),
    openedAt: earlier.length === 0 ? null : incident.openedAt,
    earlier: earlier.map(spell),
    inStatus: inStatus(incident.history, now),
    alert: isAlert(incident, seen, policy),
    responders: responders(incident, seen),
    runbook: hasRunbook(incident, policy),
    causedBy: incident.causedBy,
    share: incident.impacts.at(-1)?.share ?? null,
    postmortem: postmortemCase(incident, policy),
    disorders: disorders(times).map(({ first, second }) => [first, second] as const),
  }
}

function excluded({ drill, category, report }: Incident): Exclusion | null {
  if (drill) return 'drill'
  if (category === 'duplicate' || category === 'cancelled') return category
  return report ? 'report' : null
}

function moments(times: Incident['times']): Readonly<Record<TimeName, Instant | null>> {
  const at = {} as Record<TimeName, Instant | null>
  for (const name of TIMES) at[name] = times[name]?.at ?? null
  return at
}

const spell = ({ openedAt, mitigated, resolved }: Incident['earlier'][number]): Earlier => ({
  openedAt,
  mitigatedAt: mitigated?.at ?? null,
  resolvedAt: resolved?.at ?? null,
})

/** A bot that config names, or that has opened the issue, speaks for what watches. */
function isAlert({ declaredBy }: Incident, { issue }: Snapshot, policy: Policy): boolean {
  if (declaredBy === null) return false
  const { author } = issue
  const opened = author.kind === 'bot' && author.login.toLowerCase() === declaredBy.toLowerCase()
  return opened || declaredBy.endsWith('[bot]') || isListedBot(policy, declaredBy)
}

function hasRunbook({ links, services }: Incident, policy: Policy): boolean {
  if (links.some(({ name }) => name.toLowerCase() === 'runbook')) return true
  const hurt = new Set(services.map((name) => name.toLowerCase()))
  return policy.services.some(
    ({ name, runbook }) => runbook !== null && hurt.has(name.toLowerCase()),
  )
}
