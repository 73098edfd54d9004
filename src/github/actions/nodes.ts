import { instant } from '../../domain/instant.ts'
import type { Actor } from '../../plan/snapshot.ts'
import { actorOf, commentOf, logOf, readByGraphql, timeOf } from '../read-graphql.ts'
import type { ItemNode, Paged } from './answer.ts'
import type { ItemsPlace } from './place.ts'
import { byNumber } from './query.ts'
import type { RawItem } from './seen-item.ts'

type Place = Pick<ItemsPlace, 'client' | 'at' | 'repository' | 'me' | 'bystander'>

/** All of a node, with what did not fit into the query. */
export async function whole(place: Place, node: ItemNode): Promise<RawItem> {
  const raw = rawItem(place, node)
  if (node.comments.totalCount <= node.comments.nodes.length) return raw
  const { client, at } = place
  const full = await readByGraphql(client, { ...at, issue_number: node.number })
  if (full === null) return raw
  const us = byLogin(place)
  const comments = full.comments.map((one) => ({ ...one, author: us(one.author) }))
  return { ...raw, comments, events: full.events }
}

function rawItem(place: Place, node: ItemNode): RawItem {
  const us = byLogin(place)
  const author = actorOf(node.author, place.me)
  return {
    number: node.number,
    id: Number(node.fullDatabaseId),
    title: node.title,
    url: node.url,
    body: node.body,
    author: place.bystander ? us(author) : { ...author, us: node.viewerDidAuthor },
    createdAt: instant(node.createdAt),
    closedAt: timeOf(node.closedAt),
    editedAt: timeOf(node.lastEditedAt),
    open: node.state === 'OPEN',
    locked: node.locked,
    labels: node.labels.nodes.map(({ name }) => name),
    assignees: node.assignees.nodes.map(({ login }) => login),
    parent: parentOf(node, place.repository.name),
    comments: node.comments.nodes.map((comment) => {
      const read = commentOf({ ...comment, reactionGroups: null }, place.me)
      return { ...read, author: us(read.author) }
    }),
    events: logOf(node.timelineItems.nodes, node.closing, place.me),
  }
}

/** To a person's token GitHub calls that person the author, where Sitrep is meant. */
function byLogin({ bystander, me }: Pick<Place, 'bystander' | 'me'>): (actor: Actor) => Actor {
  if (!bystander) return (actor) => actor
  const login = me.toLowerCase()
  return (actor) => ({ ...actor, us: actor.login.toLowerCase() === login })
}

function parentOf({ parent }: ItemNode, here: string): number | null {
  if (parent === null) return null
  return isIn(parent, here) ? parent.number : 0
}

/** Sub-issues may live in other repositories, where numbers mean something else. */
export const isIn = (node: Pick<ItemNode, 'repository'>, here: string): boolean =>
  node.repository.nameWithOwner.toLowerCase() === here.toLowerCase()

/** Without what we may not see, which is never in the repository itself. */
export const nodesIn = <T>({ nodes }: Paged<T>): readonly T[] =>
  nodes.filter((node) => node !== null)

/** How many are asked for in one query. */
const AT_ONCE = 50

/** Issues by their numbers; what is none, is gone, or was moved elsewhere and has another number there, is left out. */
export async function nodesOf(
  { client, at: { owner, repo: name }, repository }: Pick<Place, 'client' | 'at' | 'repository'>,
  numbers: readonly number[],
): Promise<readonly ItemNode[]> {
  const found: ItemNode[] = []
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const data = await client.query(byNumber(numbers.slice(from, from + AT_ONCE)), { owner, name })
    const answer = data as { repository: Readonly<Record<string, ItemNode | null>> | null } | null
    const nodes = Object.values(answer?.repository ?? {}).filter((node) => node !== null)
    found.push(...nodes.filter((node) => isIn(node, repository.name)))
  }
  return found
}
