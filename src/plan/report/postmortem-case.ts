import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import { owesPostmortem, type Policy } from '../../domain/policy.ts'
import { postmortemDue } from '../../domain/postmortem.ts'
import type { Case } from '../../metrics/material.ts'

/** What became of the postmortem. When it was due is known of a published one as well, to tell whether it came in time. */
export function postmortemCase(incident: Incident, policy: Policy): Case['postmortem'] {
  const { postmortem } = incident
  const { skipped, asked } = postmortem
  const owed = owesPostmortem(policy, incident)
  const open = { ...incident, postmortem: { ...postmortem, published: null } }
  return {
    owed,
    dueAt: owed ? (postmortemDue(open, policy)?.dueAt ?? null) : null,
    publishedAt: postmortem.published === null ? null : firstPublished(incident),
    skipped: skipped !== null && (asked === null || asked.at < skipped.at),
  }
}

/** A correction is published too, and does not make it late. One that was taken back was not published. */
function firstPublished({ history }: Incident): Instant | null {
  let first: Instant | null = null
  for (const { type, at } of history) {
    if (type === 'postmortem-published') first ??= at
    if (type === 'postmortem-withdrawn') first = null
  }
  return first
}
