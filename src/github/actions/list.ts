import { ACTION_ITEM } from '../../config/labels.ts'
import { iso } from '../../domain/instant.ts'
import { Failure } from '../failure.ts'
import type { Glance, ItemNode, ItemsAnswer, Paged } from './answer.ts'
import { claimedKey, incidentOf } from './mark.ts'
import { isIn, nodesIn, nodesOf, whole } from './nodes.ts'
import type { ItemsPlace } from './place.ts'
import { ITEMS_QUERY } from './query.ts'
import type { RawItem } from './seen-item.ts'

/** Where three lists go on; null where one is at its end. */
interface Cursors {
  readonly subs: string | null
  readonly labelled: string | null
  readonly ours: string | null
}

/**
 * The sub-issues of an issue, the items that carry its number in a marker, and those of the numbers that are named
 * beside. One request where all of them are sub-issues and the repository has had less than a hundred items since.
 */
export async function listByGraphql(
  place: ItemsPlace,
  also: readonly number[],
): Promise<readonly RawItem[]> {
  const listed = await pages(place)
  const known = new Set(listed.subs.map(({ number }) => number))
  const wanted = [...also, ...listed.glances.flatMap((one) => (isOf(place, one) ? one.number : []))]
  const missing = [...new Set(wanted)].filter((number) => !known.has(number))
  const nodes = [...listed.subs, ...(await nodesOf(place, missing))]
  const items: RawItem[] = []
  for (const node of nodes) items.push(await whole(place, node))
  return items
}

interface Listed {
  readonly subs: readonly ItemNode[]
  readonly glances: readonly Glance[]
}

async function pages(place: ItemsPlace): Promise<Listed> {
  const subs: ItemNode[] = []
  const glances: Glance[] = []
  // To a person who looks on, nobody may have written as Sitrep yet.
  const ours = place.me !== ''
  let more: Readonly<Record<keyof Cursors, boolean>> = { subs: true, labelled: true, ours }
  let cursors: Cursors = { subs: null, labelled: null, ours: null }
  while (more.subs || more.labelled || more.ours) {
    const lists = await page(place, cursors, more)
    subs.push(...nodesIn(lists.subs).filter((node) => isIn(node, place.repository.name)))
    glances.push(...nodesIn(lists.labelled), ...nodesIn(lists.ours))
    const infos = [lists.subs, lists.labelled, lists.ours].map(({ pageInfo }) => pageInfo)
    const [a, b, c] = infos.map(({ hasNextPage }) => hasNextPage)
    more = { subs: a ?? false, labelled: b ?? false, ours: c ?? false }
    const [d, e, f] = infos.map(({ endCursor }) => endCursor)
    cursors = { subs: d ?? null, labelled: e ?? null, ours: f ?? null }
  }
  return { subs, glances }
}

const END = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } as const

interface Lists {
  readonly subs: Paged<ItemNode>
  readonly labelled: Paged<Glance>
  readonly ours: Paged<Glance>
}

/** Half a list reads like one in which the rest was never made, which would make it again. */
async function page(
  { client, at, issue, me }: ItemsPlace,
  cursors: Cursors,
  more: Readonly<Record<keyof Cursors, boolean>>,
): Promise<Lists> {
  const data = await client.query(ITEMS_QUERY, {
    owner: at.owner,
    name: at.repo,
    number: issue.number,
    me,
    label: ACTION_ITEM,
    since: iso(issue.createdAt),
    ...cursors,
    moreSubs: more.subs,
    moreLabelled: more.labelled,
    moreOurs: more.ours,
  })
  const repository = (data as ItemsAnswer | null)?.repository
  const lists = {
    subs: more.subs ? repository?.issue?.subIssues : END,
    labelled: more.labelled ? repository?.labelled : END,
    ours: more.ours ? repository?.ours : END,
  }
  const { subs, labelled, ours } = lists
  if (subs && labelled && ours) return { subs, labelled, ours }
  throw new Failure('server', 'GitHub left out a list of action items', { status: null })
}

/** Whether an issue says that it belongs to the incident. Who has written what is proved once it is read. */
function isOf(
  { issue, bystander }: ItemsPlace,
  { body, viewerDidAuthor, author }: Glance,
): boolean {
  const mayBeOurs = viewerDidAuthor || bystander || author?.__typename === 'Bot'
  const key = mayBeOurs ? claimedKey(body) : null
  return key !== null && incidentOf(key) === issue.number
}
