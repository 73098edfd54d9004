import type { ItemsAsked } from '../../engine/world.ts'
import type { SeenItem } from '../../plan/actions/seen.ts'
import { found } from '../read-rest.ts'
import { type RestItem, subIssues } from './list-rest.ts'
import type { ItemsPlace } from './place.ts'

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

interface Extra extends RestItem {
  readonly issue_field_values?: readonly {
    readonly issue_field_id?: number
    readonly value?: unknown
  }[]
  readonly issue_dependencies_summary?: { readonly total_blocked_by?: number }
}

type Place = Pick<ItemsPlace, 'client' | 'at' | 'issue'>

/**
 * What only REST tells: what an item waits for, and its due date in the organisation's field. One request for all
 * sub-issues, one for each other item, and one for each that waits for something.
 */
export async function withExtras(
  place: Place,
  items: readonly SeenItem[],
  { blocked, field }: Pick<ItemsAsked, 'blocked' | 'field'>,
): Promise<readonly SeenItem[]> {
  if ((!blocked && field === null) || items.length === 0) return items
  const nested = items.some(({ parent }) => parent === place.issue.number)
  const listed = nested ? ((await subIssues(place)) as readonly Extra[]) : []
  const known = new Map(listed.map((one) => [one.number, one]))
  const all: SeenItem[] = []
  for (const item of items) {
    const extra = known.get(item.number) ?? (await single(place, item.number))
    const blockedBy = blocked ? await blockers(place, item.number, extra) : []
    all.push({ ...item, blockedBy, dueField: field === null ? null : dateIn(extra, field) })
  }
  return all
}

const single = ({ client, at }: Place, number: number): Promise<Extra | null> =>
  found<Extra>(client, `GET ${ISSUE}`, { ...at, issue_number: number })

/** Where GitHub does not say how many there are, it is asked. */
async function blockers(
  { client, at }: Place,
  number: number,
  extra: Extra | null,
): Promise<readonly number[]> {
  if (extra === null || extra.issue_dependencies_summary?.total_blocked_by === 0) return []
  const asked = { ...at, issue_number: number, per_page: 100 }
  const route = `GET ${ISSUE}/dependencies/blocked_by`
  const others = await found<readonly RestItem[]>(client, route, asked)
  const here = `/repos/${at.owner}/${at.repo}`.toLowerCase()
  return (others ?? []).flatMap(({ number: other, repository_url: url = here }) =>
    url.toLowerCase().endsWith(here) ? [other] : [],
  )
}

const DATE = /^\d{4}-\d{2}-\d{2}/

/** The day in an answer's field of this id; null where it is empty, or another kind of value. */
export function dateIn(
  extra: Pick<Extra, 'issue_field_values'> | null,
  field: number,
): string | null {
  const value = extra?.issue_field_values?.find((one) => one.issue_field_id === field)?.value
  return typeof value === 'string' ? (DATE.exec(value)?.[0] ?? null) : null
}
