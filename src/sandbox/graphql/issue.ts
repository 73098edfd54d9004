import { association } from '../access.ts'
import { prose } from '../actions/references.ts'
import { isPull, labelsOf, userById } from '../find.ts'
import {
  type Comment,
  type Issue,
  REACTIONS,
  type Reaction,
  type ReactionContent,
  type Repository,
} from '../model.ts'
import { stampOf, timelineOf } from '../present/event.ts'
import { commentPage, issueNodeId, issuePage } from '../present/issue.ts'
import { nodeId } from '../present/node-id.ts'
import type { Actor, World } from '../world.ts'
import { connection, type PageArguments } from './connection.ts'
import { linkFields } from './links.ts'
import { actorNode, labelNode, when } from './people.ts'
import { pullFields } from './pull.ts'
import { repositoryNode } from './repository.ts'
import { isNode, timelineNode } from './timeline.ts'

const CONTENTS: Readonly<Record<ReactionContent, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
}

/** Where a node stands: everything a resolver needs to answer for it. */
export interface Place {
  readonly world: World
  readonly actor: Actor
  readonly repository: Repository
}

function reactionGroups({ world, actor }: Place, reactions: readonly Reaction[]) {
  return REACTIONS.map((content) => {
    const kept = reactions.filter((reaction) => reaction.content === content)
    const people = kept.map((reaction) => userById(world, reaction.userId))
    return {
      content: CONTENTS[content],
      createdAt: when(kept[0]?.createdAt ?? null),
      viewerHasReacted: kept.some((reaction) => reaction.userId === actor.user.id),
      reactors: (page: PageArguments) =>
        connection('reactors', people, page, (user) => actorNode(world, user)),
      users: (page: PageArguments) =>
        connection('users', people, page, (user) => actorNode(world, user)),
    }
  })
}

function reactions({ world }: Place, all: readonly Reaction[]) {
  return (page: PageArguments & { readonly content?: string | null }) => {
    const wanted = all.filter(
      (one) => (page.content ?? CONTENTS[one.content]) === CONTENTS[one.content],
    )
    return connection('reactions', wanted, page, (reaction) => ({
      id: nodeId('REA', reaction.id),
      databaseId: reaction.id,
      content: CONTENTS[reaction.content],
      createdAt: when(reaction.createdAt),
      user: () => actorNode(world, userById(world, reaction.userId)),
    }))
  }
}

/** What an issue and a comment have in common: author, body, edits, reactions. */
function written(place: Place, thing: Issue | Comment) {
  const { world, actor, repository } = place
  const author = userById(world, thing.authorId)
  const { editorId } = thing
  return {
    databaseId: thing.id,
    fullDatabaseId: String(thing.id),
    body: thing.body ?? '',
    bodyText: () => prose(thing.body ?? '').trim(),
    createdAt: when(thing.createdAt),
    publishedAt: () => when(thing.createdAt),
    updatedAt: () => when(thing.updatedAt),
    lastEditedAt: when(thing.lastEditedAt),
    includesCreatedEdit: thing.lastEditedAt !== null,
    author: () => actorNode(world, author),
    authorAssociation: () => association(world, repository, author),
    editor: () => (editorId === null ? null : actorNode(world, userById(world, editorId))),
    viewerDidAuthor: thing.authorId === actor.user.id,
    reactionGroups: () => reactionGroups(place, thing.reactions),
    reactions: reactions(place, thing.reactions),
    repository: () => repositoryNode(world, actor, repository),
  }
}

export function commentNode(place: Place, issue: Issue, comment: Comment) {
  return {
    ...written(place, comment),
    __typename: 'IssueComment',
    id: nodeId('IC', comment.id),
    isMinimized: comment.minimizedReason !== null,
    minimizedReason: comment.minimizedReason,
    url: commentPage(place.world, place.repository, issue, comment),
    issue: () => issueNode(place, issue),
  }
}

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null
  readonly since?: string | null
}

/** `CrossReferencedEvent` is `CROSS_REFERENCED_EVENT` among the item types. */
const typeName = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()

function timelineItems(place: Place, issue: Issue) {
  return (asked: TimelineArguments) => {
    const since = Date.parse(asked.since ?? '')
    const kept = timelineOf(issue)
      .filter((item) => {
        return Number.isNaN(since) || stampOf(item).at >= since
      })
      .map((item) => timelineNode(place, issue, item))
      .filter(isNode)
      .filter((node) => asked.itemTypes?.includes(typeName(node.__typename)) ?? true)
    const page = connection('timelineItems', kept, asked, (node) => node)
    return {
      ...page,
      filteredCount: kept.length,
      pageCount: page.nodes.length,
      updatedAt: when(issue.updatedAt),
    }
  }
}

const lockReason = (issue: Issue) => issue.lockReason?.toUpperCase().replace(/[ -]/g, '_') ?? null

/** An issue, or a pull request with what both have in common. */
export function issueNode(place: Place, issue: Issue) {
  const { world, repository } = place
  const people = issue.assigneeIds.map((id) => userById(world, id))
  return {
    ...written(place, issue),
    ...kindFields(place, issue),
    id: issueNodeId(issue),
    number: issue.number,
    title: issue.title,
    closed: issue.state === 'closed',
    closedAt: when(issue.closedAt),
    locked: issue.locked,
    activeLockReason: lockReason(issue),
    url: issuePage(world, repository, issue),
    resourcePath: () => new URL(issuePage(world, repository, issue)).pathname,
    labels: (page: PageArguments) =>
      connection('labels', labelsOf(repository, issue), page, labelNode),
    assignees: (page: PageArguments) =>
      connection('assignees', people, page, (user) => actorNode(world, user)),
    comments: (page: PageArguments) =>
      connection('comments', issue.comments, page, (comment) => commentNode(place, issue, comment)),
    timelineItems: timelineItems(place, issue),
  }
}

function kindFields(place: Place, issue: Issue) {
  if (isPull(issue)) return pullFields(place, issue)
  const stateReason = issue.stateReason?.toUpperCase() ?? null
  const links = linkFields(place, issue)
  return { __typename: 'Issue', state: issue.state.toUpperCase(), stateReason, ...links }
}
