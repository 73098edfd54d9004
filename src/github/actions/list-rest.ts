import { ACTION_ITEM } from '../../config/labels.ts'
import { instant, iso } from '../../domain/instant.ts'
import {
  type Comment,
  commentOf,
  type Event,
  eventOf,
  found,
  type Issue,
  issueOf,
} from '../read-rest.ts'
import { claimedKey, incidentOf } from './mark.ts'
import type { ItemsPlace } from './place.ts'
import type { RawItem } from './seen-item.ts'

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`

export interface RestItem extends Issue {
  readonly closed_at: string | null
  readonly repository_url?: string
  readonly parent_issue_url?: string | null
}

/** The same as by GraphQL, where only REST answers: three lists, and two more for each item. */
export async function listByRest(
  place: ItemsPlace,
  also: readonly number[],
): Promise<readonly RawItem[]> {
  const { client, at, issue } = place
  const since = iso(issue.createdAt)
  const subs = await subIssues(place)
  const list = { ...at, state: 'all', since }
  const labelled = await client.all(`GET ${REPO}/issues`, { ...list, labels: ACTION_ITEM })
  const ours =
    place.me === '' ? [] : await client.all(`GET ${REPO}/issues`, { ...list, creator: place.me })
  const marked = ([...labelled, ...ours] as readonly RestItem[]).filter((one) => isOf(place, one))
  const known = new Map([...subs, ...marked].map((one) => [one.number, one]))
  for (const number of also) {
    const one = known.get(number) ?? (await single(place, number))
    if (one !== null) known.set(number, one)
  }
  const items: RawItem[] = []
  for (const one of known.values()) items.push(await rawItem(place, one))
  return items
}

/** None where this GitHub knows no sub-issues; those of other repositories are left out. */
export async function subIssues(
  place: Pick<ItemsPlace, 'client' | 'at' | 'issue'>,
): Promise<readonly RestItem[]> {
  const { client, at, issue } = place
  const asked = { ...at, issue_number: issue.number, per_page: 100 }
  const subs = await found<readonly RestItem[]>(client, `GET ${ISSUE}/sub_issues`, asked)
  return (subs ?? []).filter((one) => isHere(one, at))
}

function isHere({ repository_url: url }: RestItem, { owner, repo }: ItemsPlace['at']): boolean {
  return url === undefined || url.toLowerCase().endsWith(`/repos/${owner}/${repo}`.toLowerCase())
}

/** What somebody has to do, open or closed since, as REST lists it. */
export async function ownedByRest(
  place: ItemsPlace,
  login: string,
  since: string,
): Promise<readonly RawItem[]> {
  const asked = { ...place.at, labels: ACTION_ITEM, assignee: login }
  const route = `GET ${REPO}/issues`
  const open = await place.client.all(route, { ...asked, state: 'open' })
  const closed = await place.client.all(route, { ...asked, state: 'closed', since })
  const items: RawItem[] = []
  for (const one of [...open, ...closed] as readonly RestItem[]) {
    if (one.pull_request === undefined) items.push(await rawItem(place, one))
  }
  return items
}

/** Null where it is none, or gone. One that was moved elsewhere GitHub shows from there, with its number of there. */
async function single({ client, at }: ItemsPlace, number: number): Promise<RestItem | null> {
  const issue = await found<RestItem>(client, `GET ${ISSUE}`, { ...at, issue_number: number })
  if (issue === null || issue.pull_request !== undefined) return null
  return isHere(issue, at) ? issue : null
}

const isOf = ({ issue, me }: ItemsPlace, { body, user, pull_request: pull }: RestItem): boolean => {
  const mayBeOurs = user?.login.toLowerCase() === me.toLowerCase() || user?.type === 'Bot'
  const key = mayBeOurs && pull === undefined ? claimedKey(body ?? '') : null
  return key !== null && incidentOf(key) === issue.number
}

async function rawItem({ client, at, me }: ItemsPlace, issue: RestItem): Promise<RawItem> {
  const here = { ...at, issue_number: issue.number }
  const comments = (await client.all(`GET ${ISSUE}/comments`, here)) as readonly Comment[]
  const events = (await client.all(`GET ${ISSUE}/events`, here)) as readonly Event[]
  return {
    ...issueOf(issue, me),
    id: issue.id,
    closedAt: issue.closed_at === null ? null : instant(issue.closed_at),
    parent: parentOf(issue, at),
    comments: comments.map((comment) => ({ ...commentOf(comment, me), receipt: null })),
    events: events.flatMap((event) => eventOf(event, me)),
  }
}

const PARENT = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d{1,10})$/

function parentOf(
  { parent_issue_url: url }: RestItem,
  { owner, repo }: ItemsPlace['at'],
): number | null {
  const [, repository = '', number] = PARENT.exec(url ?? '') ?? []
  if (number === undefined) return null
  return repository.toLowerCase() === `${owner}/${repo}`.toLowerCase() ? Number(number) : 0
}
