import { formHeadings } from '../../config/form.ts'
import { instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import type { AlertIncident } from '../../engine/alert-shelf.ts'
import { botAlert } from '../../integrations/bot-issue.ts'
import { journalOf } from '../../plan/journal.ts'
import type { Client } from '../client.ts'
import type { Key } from '../keys.ts'
import { type ListedIssue, withoutPulls } from '../listed-issues.ts'
import { readMarker } from '../marker.ts'
import { commentOf } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { ownWords } from '../snapshot.ts'
import { alertIn, alertKey, claimedAlert } from './mark.ts'

/** Where incidents are listed, and who we are there. */
export interface AlertsPlace {
  readonly client: Client
  readonly at: RepositoryRef
  /** GitHub's number of the repository, which markers are bound to. */
  readonly repository: number
  /** Our login, as REST writes it. */
  readonly me: string
  readonly keys: readonly Key[]
}

interface Listed extends ListedIssue {
  readonly title: string
  readonly created_at: string
  readonly state_reason?: string | null
  readonly user?: { readonly login?: string; readonly type?: string } | null
}

const ISSUES = 'GET /repos/{owner}/{repo}/issues'
const PAGE = 100

/**
 * The incidents that alerts have begun: all that are open, and those that were touched last. One request where there are
 * fewer than a hundred in all. Throws Failure.
 */
export async function alertIncidents(
  place: AlertsPlace,
  policy: Policy,
): Promise<readonly AlertIncident[]> {
  const { client, at } = place
  const asked = { ...at, labels: policy.label, per_page: PAGE, sort: 'updated', direction: 'desc' }
  const { data } = await client.get(ISSUES, { ...asked, state: 'all' })
  const recent = (data ?? []) as readonly Listed[]
  const open =
    recent.length < PAGE
      ? []
      : ((await client.all(ISSUES, {
          ...at,
          labels: policy.label,
          state: 'open',
        })) as readonly Listed[])
  const all = new Map([...recent, ...open].map((issue) => [issue.number, issue]))
  const found: AlertIncident[] = []
  for (const issue of withoutPulls([...all.values()]) as readonly Listed[]) {
    const key = await keyIn(place, policy, issue)
    if (key !== null) found.push(incidentOf(issue, key))
  }
  return found.toSorted((a, b) => a.number - b.number)
}

const incidentOf = (issue: Listed, key: string): AlertIncident => ({
  number: issue.number,
  key,
  open: issue.state === 'open',
  createdAt: instant(issue.created_at),
  closedAt: issue.closed_at ? instant(issue.closed_at) : null,
  duplicate: issue.state_reason === 'duplicate',
})

/** Ours is by author and marker; one that a person has pasted is no alert. */
async function keyIn(place: AlertsPlace, policy: Policy, issue: Listed): Promise<string | null> {
  const { repository, keys } = place
  const login = (issue.user?.login ?? '').toLowerCase()
  const us = login === place.me.toLowerCase()
  const kind = us || issue.user?.type === 'Bot' ? 'bot' : 'person'
  const body = issue.body ?? ''
  const written = { body, createdAt: instant(issue.created_at), editedAt: null }
  const own = alertIn({ author: { login, kind, us }, ...written }, repository, keys)
  if (own !== null) return own.key
  if (us) return journaled(place, issue, body)
  const bot = policy.alerts.bots.find((one) => one.toLowerCase() === login)
  if (bot === undefined || kind !== 'bot') return null
  const said = botAlert(bot, body, formHeadings(policy))
  return said === null ? null : alertKey(said.source, said.key)
}

/** Where somebody has edited our body, the journal of its card still says which alert it was. */
async function journaled(place: AlertsPlace, issue: Listed, body: string): Promise<string | null> {
  const isOther = readMarker(body) !== null && claimedAlert(body) === null
  if (isOther || issue.state !== 'open' || (issue.comments ?? 0) === 0) return null
  return journaledKey(place, issue.number)
}

async function journaledKey(
  { client, at, repository, me, keys }: AlertsPlace,
  number: number,
): Promise<string | null> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const { data } = await client.get(route, { ...at, issue_number: number, per_page: PAGE })
  const comments = (data ?? []) as readonly Parameters<typeof commentOf>[0][]
  const raw = comments.map((one) => ({ ...commentOf(one, me), receipt: null }))
  const { cards } = ownWords(raw, { repository, issue: number }, keys, me)
  const facts = journalOf({ cards }).flatMap(({ facts: said = [] }) => said)
  const alerted = facts.find(({ type }) => type === 'alerted')
  return alerted?.type === 'alerted' ? alerted.key : null
}

/** Number of the oldest open incident of that alert; null where there is none. */
export async function oldestOf(
  place: AlertsPlace,
  policy: Policy,
  key: string,
): Promise<number | null> {
  const all = await alertIncidents(place, policy)
  return all.find((one) => one.open && one.key === key)?.number ?? null
}
