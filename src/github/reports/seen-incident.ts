import { instant } from '../../domain/instant.ts'
import type { LogEvent, Snapshot } from '../../plan/snapshot.ts'
import { seenByBystander } from '../bystander.ts'
import type { Client } from '../client.ts'
import type { CommentNode } from '../graphql-answer.ts'
import type { Key } from '../keys.ts'
import type { Raw, RawComment } from '../raw.ts'
import { actorOf, commentOf, logOf, restOf, timeOf } from '../read-graphql.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { snapshotOf } from '../snapshot.ts'
import type { IncidentNode } from './answer.ts'

/** What every issue of the repository is read with. */
export interface Reader {
  /** For single issues: it repeats what failed. */
  readonly client: Client
  readonly at: RepositoryRef
  readonly repository: Raw['repository']
  readonly keys: readonly Key[]
  /** The login that we write with; empty to somebody who looks on. */
  readonly me: string
  readonly bystander: boolean
}

/** The incident as the fold takes it; its history is read on where a page of the list does not hold it. */
export async function seenIncident(reader: Reader, node: IncidentNode): Promise<Snapshot> {
  const { timelineItems: log, comments } = node
  const seen = snapshotIn(reader, node, commentsIn(node, reader.me), logIn(node, reader.me))
  const more = { log: log.pageInfo.hasNextPage, comments: comments.pageInfo.hasNextPage }
  if (!goesOn(seen, more, reader.bystander)) return seen
  const here = { ...reader.at, issue_number: node.number }
  const [said, logged] = await restOf(reader.client, here, {
    comments: { ...comments, nodes: commentNodes(node) },
    timelineItems: { ...log, nodes: nodesIn(log.nodes) },
  })
  const all = said.map((one) => commentOf(one, reader.me))
  return snapshotIn(reader, node, all, logOf(logged, undefined, reader.me))
}

const nodesIn = <T>(nodes: readonly (T | null)[]): readonly T[] =>
  nodes.filter((one) => one !== null)

const commentNodes = ({ comments }: IncidentNode): readonly CommentNode[] =>
  nodesIn(comments.nodes).map((one) => ({ ...one, reactionGroups: null }))

const commentsIn = (node: IncidentNode, me: string): readonly RawComment[] =>
  commentNodes(node).map((one) => commentOf(one, me))

const logIn = ({ timelineItems }: IncidentNode, me: string): readonly LogEvent[] =>
  logOf(nodesIn(timelineItems.nodes), undefined, me)

function snapshotIn(
  reader: Reader,
  node: IncidentNode,
  comments: readonly RawComment[],
  events: readonly LogEvent[],
): Snapshot {
  return asSeen(
    reader,
    {
      number: node.number,
      title: node.title,
      body: node.body,
      author: actorOf(node.author, reader.me),
      createdAt: instant(node.createdAt),
      editedAt: timeOf(node.lastEditedAt),
      open: node.state === 'OPEN',
      insider: isInsider(node.authorAssociation),
    },
    comments,
    events,
  )
}

const INSIDERS: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

/** What GitHub calls the author's association, which says that somebody belongs here and not what they may do. */
export const isInsider = (association: string | undefined): boolean =>
  INSIDERS.has(association ?? '')

type Told = Pick<
  Snapshot['issue'],
  'number' | 'title' | 'body' | 'author' | 'createdAt' | 'editedAt' | 'open'
> & { readonly insider: boolean }

/** As much of a snapshot as a fold without commands looks at. */
export function asSeen(
  { repository, keys, me, bystander }: Reader,
  { insider, ...told }: Told,
  comments: readonly RawComment[],
  events: readonly LogEvent[],
): Snapshot {
  const rest = { url: '', locked: false, labels: [], assignees: [], receipt: null }
  const raw: Raw = {
    ...{ repository, comments, events, me, config: [], base: null },
    issue: { ...told, ...rest },
  }
  const seen = snapshotOf(bystander ? seenByBystander(raw).raw : raw, keys)
  return { ...seen, issue: { ...seen.issue, insider } }
}

/** A journal so long may have filled its page, and go on in another comment. A quarter of what one takes is far off that. */
const MAY_GO_ON = 6_000

/**
 * Whether more has to be read to know what happened. What lies behind the first comments is of interest only where the
 * card is there: where the log shows a hand of Sitrep's and no card, or a card so full that it may have another page.
 * Behind the first hundred lines of a log is nothing that a good card does not hold.
 */
function goesOn(
  { cards, former, events }: Snapshot,
  more: { readonly log: boolean; readonly comments: boolean },
  bystander: boolean,
): boolean {
  const good = [...cards, ...former].filter(({ trust }) => trust !== 'tampered')
  if (good.some(({ page }) => page === 1)) {
    return more.comments && good.some(({ entries }) => JSON.stringify(entries).length > MAY_GO_ON)
  }
  // To somebody who looks on, which bot is Sitrep shows only on its card.
  const isOurs = ({ actor }: LogEvent) => actor.us || (bystander && actor.kind === 'bot')
  return more.log || (more.comments && events.some(isOurs))
}
