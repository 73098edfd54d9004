import { causeLabel, serviceLabel, statusLabel } from '../config/labels.ts'
import { instant, iso } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { Recall, Recurrence } from '../plan/follow-up.ts'
import type { Client } from './client.ts'
import type { IssueRef } from './requests.ts'

interface Issue {
  readonly number: number
  readonly title: string
  readonly html_url: string
  readonly created_at: string
  readonly labels: readonly (string | { readonly name?: string })[]
  readonly pull_request?: unknown
}

/**
 * The incidents that were opened since then with the same cause and one of the same services, oldest first. One request
 * for each hundred that changed since. Drills, duplicates and false alarms are none.
 */
export async function recurrences(
  client: Client,
  { issue_number: own, ...at }: IssueRef,
  policy: Policy,
  { cause, services, since }: Recall,
): Promise<readonly Recurrence[]> {
  const labels = `${policy.label},${causeLabel(cause)}`
  const filter = { labels, state: 'all', since: iso(since) }
  const all = await client.all('GET /repos/{owner}/{repo}/issues', { ...at, ...filter })
  const wanted = lower(services.map(serviceLabel))
  const counted = (all as readonly Issue[]).filter((issue) => {
    const names = namesOf(issue)
    const isOther = issue.number !== own && issue.pull_request === undefined
    return isOther && names.some((name) => wanted.has(name)) && !names.some(uncounted(policy))
  })
  return counted
    .map(({ number, title, html_url: url, created_at }) => ({
      ...{ number, title, url },
      declaredAt: instant(created_at),
    }))
    .filter(({ declaredAt }) => declaredAt >= since)
    .toSorted((a, b) => a.declaredAt - b.declaredAt)
}

const lower = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()))

const namesOf = ({ labels }: Issue): readonly string[] =>
  labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')).toLowerCase())

/** Whether a label says that an incident counts in no figure. */
function uncounted({ statuses }: Policy): (name: string) => boolean {
  const none = statuses.filter(
    ({ category }) => category === 'cancelled' || category === 'duplicate',
  )
  const names = lower(['drill', ...none.map(({ name }) => statusLabel(name))])
  return (name) => names.has(name)
}
