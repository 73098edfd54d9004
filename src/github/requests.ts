import type { Effect, EffectType } from '../plan/effect.ts'
import { movedText } from '../plan/handover.ts'
import { actionRequests } from './actions/requests.ts'
import { type Place, packCard } from './journal.ts'
import type { Key } from './keys.ts'
import { writeMarker } from './marker.ts'
import { postmortemRequests } from './postmortem/requests.ts'

/** A type alias, not an interface: Octokit's parameters want an index signature. */
export type IssueRef = {
  readonly owner: string
  readonly repo: string
  readonly issue_number: number
}

export interface Request {
  readonly route: string
  readonly params: Readonly<Record<string, unknown>>
  /** Statuses that mean "already so", which is what converging wants. */
  readonly settled?: readonly number[]
  /** What the refusal has to say for them to mean it, where GitHub answers other mistakes with the same status. */
  readonly saying?: RegExp
  /** Statuses that mean that something has changed since it was read. */
  readonly stale?: readonly number[]
  /** What is left out of it where GitHub's refusal says that word, so that the rest is not lost with it. */
  readonly otherwise?: readonly Otherwise[]
}

/** What is sent where GitHub's refusal says that word: the same without that part, and with these in place of others. */
export interface Otherwise {
  readonly word: RegExp
  readonly without: string
  readonly instead?: Readonly<Record<string, unknown>>
}

/** Where an effect goes and how it is signed. */
export interface Target {
  readonly at: IssueRef
  readonly place: Place
  readonly keys: readonly Key[]
}

export type Requests = {
  readonly [T in EffectType]: (target: Target, effect: Effect<T>) => Request
}

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`
const COMMENT = `${REPO}/issues/comments/{comment_id}`

const FOLD =
  'mutation Fold($node: ID!) { minimizeComment(input: { subjectId: $node, classifier: OUTDATED }) { clientMutationId } }'
const UNFOLD =
  'mutation Unfold($node: ID!) { unminimizeComment(input: { subjectId: $node }) { clientMutationId } }'

const inRepo = ({ owner, repo }: IssueRef) => ({ owner, repo })

const requests: Requests = {
  'label.define': ({ at }, { name, color, description }) => ({
    route: `POST ${REPO}/labels`,
    params: { ...inRepo(at), name, color, description },
    settled: [422],
  }),
  'label.add': ({ at }, { names }) => ({
    route: `POST ${ISSUE}/labels`,
    params: { ...at, labels: names },
  }),
  'label.remove': ({ at }, { name }) => ({
    route: `DELETE ${ISSUE}/labels/{name}`,
    params: { ...at, name },
    settled: [404],
  }),
  'assignee.add': ({ at }, { logins, pull = at.issue_number }) => ({
    route: `POST ${ISSUE}/assignees`,
    params: { ...at, issue_number: pull, assignees: logins },
  }),
  'assignee.remove': ({ at }, { logins }) => ({
    route: `DELETE ${ISSUE}/assignees`,
    params: { ...at, assignees: logins },
  }),
  'issue.close': ({ at }, { reason }) => ({
    route: `PATCH ${ISSUE}`,
    params: { ...at, state: 'closed', state_reason: reason },
  }),
  'issue.reopen': ({ at }) => ({ route: `PATCH ${ISSUE}`, params: { ...at, state: 'open' } }),
  'card.create': ({ at, place, keys }, { content }) => ({
    route: `POST ${ISSUE}/comments`,
    params: { ...at, body: packCard(content, place, keys) },
  }),
  'card.update': ({ at, place, keys }, { id, content }) => ({
    route: `PATCH ${COMMENT}`,
    params: { ...inRepo(at), comment_id: id, body: packCard(content, place, keys) },
  }),
  'card.delete': ({ at }, { id }) => ({
    route: `DELETE ${COMMENT}`,
    params: { ...inRepo(at), comment_id: id },
    settled: [404],
  }),
  'card.refer': ({ at, place, keys }, { id, page, entries, issueUrl, to }) => ({
    route: `PATCH ${COMMENT}`,
    params: {
      ...inRepo(at),
      comment_id: id,
      body: packCard({ page, text: movedText(issueUrl, to ?? id), entries }, place, keys),
    },
  }),
  'card.fold': (_target, { node }) => ({
    route: 'POST /graphql',
    params: { query: FOLD, node },
  }),
  'card.unfold': (_target, { node }) => ({
    route: 'POST /graphql',
    params: { query: UNFOLD, node },
  }),
  'reply.create': ({ at, place, keys }, { key, body }) => ({
    route: `POST ${ISSUE}/comments`,
    params: {
      ...at,
      body: `${writeMarker({ ...place, kind: 'reply', key, journal: '' }, keys)}\n${body}`,
    },
  }),
  'reply.delete': ({ at }, { id }) => ({
    route: `DELETE ${COMMENT}`,
    params: { ...inRepo(at), comment_id: id },
    settled: [404],
  }),
  'reaction.add': ({ at }, { comment, content }) =>
    comment === null
      ? { route: `POST ${ISSUE}/reactions`, params: { ...at, content } }
      : {
          route: `POST ${COMMENT}/reactions`,
          params: { ...inRepo(at), comment_id: comment, content },
          settled: [404],
        },
  ...postmortemRequests,
  ...actionRequests,
}

export function toRequest<T extends EffectType>(target: Target, effect: Effect<T>): Request {
  return requests[effect.type](target, effect)
}
