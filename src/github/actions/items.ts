import { ACTION_ITEM } from '../../config/labels.ts'
import { DAY_MS, type Instant, iso, plus } from '../../domain/instant.ts'
import type { ItemsAsked } from '../../engine/world.ts'
import type { SeenItem } from '../../plan/actions/seen.ts'
import { Failure } from '../failure.ts'
import type { ItemNode, OwnedAnswer } from './answer.ts'
import { withExtras } from './extras.ts'
import { listByGraphql } from './list.ts'
import { listByRest, ownedByRest } from './list-rest.ts'
import { nodesIn, whole } from './nodes.ts'
import type { ItemsPlace } from './place.ts'
import { OWNED_QUERY } from './query.ts'
import { type RawItem, seenItem } from './seen-item.ts'

/** The items of an incident, lowest number first. Throws Failure. */
export async function readItems(
  place: ItemsPlace,
  { also, ...wanted }: ItemsAsked,
): Promise<readonly SeenItem[]> {
  const raw = await either(
    () => listByGraphql(place, also),
    () => listByRest(place, also),
  )
  const named = new Set(also)
  const items = seen(place, raw).filter(
    ({ number, key, labels }) => named.has(number) || key !== null || isLabelled(labels),
  )
  return withExtras(place, items, wanted)
}

const CLOSED_LATELY_MS = 9 * DAY_MS

/** The open items of somebody, and those closed lately, lowest number first. Throws Failure. */
export async function readItemsOf(
  place: ItemsPlace,
  login: string,
  now: Instant,
): Promise<readonly SeenItem[]> {
  const from = plus(now, -CLOSED_LATELY_MS)
  const raw = await either(
    () => ownedByGraphql(place, login, iso(from)),
    () => ownedByRest(place, login, iso(from)),
  )
  return seen(place, raw).filter(({ closedAt }) => closedAt === null || closedAt >= from)
}

/** By REST where GraphQL does not answer, or does not know what is asked. */
async function either<T>(graphql: () => Promise<T>, rest: () => Promise<T>): Promise<T> {
  try {
    return await graphql()
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'missing') throw error
    return rest()
  }
}

function seen(
  { repository: { id: repository }, keys, me }: ItemsPlace,
  raw: readonly RawItem[],
): readonly SeenItem[] {
  const items = new Map(raw.map((one) => [one.number, seenItem(one, { repository, keys, me })]))
  return [...items.values()].toSorted((a, b) => a.number - b.number)
}

const isLabelled = (labels: readonly string[]): boolean =>
  labels.some((name) => name.toLowerCase() === ACTION_ITEM)

async function ownedByGraphql(
  place: ItemsPlace,
  login: string,
  since: string,
): Promise<readonly RawItem[]> {
  const nodes: ItemNode[] = []
  const { owner, repo: name } = place.at
  const asked = { owner, name, login, label: ACTION_ITEM, since }
  let next = { open: null as string | null, closed: null as string | null }
  let more = { moreOpen: true, moreClosed: true }
  while (more.moreOpen || more.moreClosed) {
    const data = await place.client.query(OWNED_QUERY, { ...asked, ...next, ...more })
    const { open, closed } = listsIn(data, more)
    nodes.push(...(open ? nodesIn(open) : []), ...(closed ? nodesIn(closed) : []))
    next = { open: open?.pageInfo.endCursor ?? null, closed: closed?.pageInfo.endCursor ?? null }
    more = {
      moreOpen: open?.pageInfo.hasNextPage ?? false,
      moreClosed: closed?.pageInfo.hasNextPage ?? false,
    }
  }
  const items: RawItem[] = []
  for (const node of nodes) items.push(await whole(place, node))
  return items
}

interface More {
  readonly moreOpen: boolean
  readonly moreClosed: boolean
}

/** Half a list reads like one in which somebody has nothing else to do. */
function listsIn(data: unknown, more: More): NonNullable<OwnedAnswer['repository']> {
  const lists = (data as OwnedAnswer | null)?.repository
  const lacks = (more.moreOpen && !lists?.open) || (more.moreClosed && !lists?.closed)
  if (lists && !lacks) return lists
  throw new Failure('server', 'GitHub left out a list of action items', { status: null })
}
