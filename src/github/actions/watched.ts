import { ACTION_ITEM, DUE_OVERDUE, DUE_SOON } from '../../config/labels.ts'
import { DAY_MS, type Instant, instant, iso, plus } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Client } from '../client.ts'
import { type ListedIssue, listedIssues, namesOf, withoutPulls } from '../listed-issues.ts'
import { readMarker } from '../marker.ts'
import type { RepositoryRef } from '../setup-requests.ts'

/** How long a deployment is waited for that proves a closed item done. */
const PROVEN_WITHIN_MS = 30 * DAY_MS

/** Whether a listed issue is an action item; one that is an incident too is an incident. */
export function isItem(issue: ListedIssue, { label }: Policy): boolean {
  const names = namesOf(issue)
  return names.has(ACTION_ITEM) && !names.has(label.toLowerCase())
}

/**
 * The action items on which time alone can change something: the open ones that may have a due date, and, where only a
 * deployment proves anything, those that were closed of late. Oldest first, so that a new one leaves the earlier pages
 * as they were, which then cost nothing. Throws Failure.
 */
export async function itemsToWatch(
  github: Client,
  at: RepositoryRef,
  policy: Policy,
  now: Instant,
): Promise<readonly ListedIssue[]> {
  const order = { labels: ACTION_ITEM, sort: 'created', direction: 'asc' }
  const open = await listedIssues(github, at, { ...order, state: 'open' })
  const unproven = policy.actions.evidence === 'deployed' ? await closedOf(github, at, now) : []
  return [...open.filter(isTimed), ...unproven]
}

/** GitHub shows no more at once; whoever closes more in a month has their own way to look through them. */
const MOST_UNPROVEN = 100

/** The action items that were closed so lately that a deployment may still prove them done, last changed first. */
export async function closedOf(
  github: Client,
  at: RepositoryRef,
  now: Instant,
): Promise<readonly ListedIssue[]> {
  const since = plus(now, -PROVEN_WITHIN_MS)
  const filter = { labels: ACTION_ITEM, state: 'closed', since: iso(since) }
  const order = { sort: 'updated', direction: 'desc', per_page: MOST_UNPROVEN }
  const { data } = await github.get('GET /repos/{owner}/{repo}/issues', {
    ...at,
    ...filter,
    ...order,
  })
  return withoutPulls(data).filter(
    ({ closed_at: closed }) => typeof closed === 'string' && instant(closed) >= since,
  )
}

/** Only our marker, or a command that our card keeps, gives a due date, and no card stands where nobody has written. */
export function isTimed(issue: ListedIssue): boolean {
  const names = namesOf(issue)
  return (
    (issue.comments ?? 0) > 0 ||
    names.has(DUE_SOON) ||
    names.has(DUE_OVERDUE) ||
    readMarker(issue.body ?? '')?.kind === 'action'
  )
}
