import { CLOSING } from '../graphql-query.ts'

const ACCOUNT = '{ __typename login }'
const NEXT = 'pageInfo { hasNextPage endCursor }'

/** Comments of an item that are read with it; where there are more, they are read by themselves. */
const COMMENTS = `comments(first: 30) { totalCount
    nodes { databaseId body createdAt lastEditedAt viewerDidAuthor author ${ACCOUNT} editor ${ACCOUNT} } }`

/** The newest hundred say how it stands. */
const LOG = `timelineItems(last: 100, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT]) { nodes {
    __typename
    ... on LabeledEvent { id createdAt actor ${ACCOUNT} label { name } }
    ... on UnlabeledEvent { id createdAt actor ${ACCOUNT} label { name } }
    ... on AssignedEvent { id createdAt actor ${ACCOUNT} assignee { ... on User { login } ... on Bot { login } } }
    ... on UnassignedEvent { id createdAt actor ${ACCOUNT} assignee { ... on User { login } ... on Bot { login } } }
    ... on ClosedEvent { id createdAt actor ${ACCOUNT} stateReason
      closer { __typename ... on PullRequest { number merged repository { nameWithOwner } } } }
    ... on ReopenedEvent { id createdAt actor ${ACCOUNT} } } }`

const ITEM = `fragment Item on Issue {
  number fullDatabaseId title url body state locked createdAt closedAt lastEditedAt viewerDidAuthor
  author ${ACCOUNT}
  repository { nameWithOwner }
  parent { number repository { nameWithOwner } }
  labels(first: 50) { nodes { name } }
  assignees(first: 20) { nodes { login } }
  ${COMMENTS}
  ${LOG}
  ${CLOSING}
}`

/** As much as tells whether it is an item of the incident. */
const GLANCE = `nodes { number createdAt viewerDidAuthor author ${ACCOUNT} body } ${NEXT}`

const OLDEST = 'orderBy: { field: CREATED_AT, direction: ASC }'

/**
 * An incident's sub-issues in full, and a glance at whatever was opened since: by label, and by who opened it, since
 * labels may lag or be taken off, and some GitHubs find no App by its name.
 */
export const ITEMS_QUERY = `query Items($owner: String!, $name: String!, $number: Int!, $me: String!, $label: String!, $since: DateTime!, $subs: String, $labelled: String, $ours: String, $moreSubs: Boolean!, $moreLabelled: Boolean!, $moreOurs: Boolean!) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) {
    issue(number: $number) @include(if: $moreSubs) {
      subIssues(first: 100, after: $subs) { nodes { ...Item } ${NEXT} }
    }
    labelled: issues(first: 100, after: $labelled, labels: [$label], filterBy: { since: $since }, ${OLDEST}) @include(if: $moreLabelled) { ${GLANCE} }
    ours: issues(first: 100, after: $ours, filterBy: { createdBy: $me, since: $since }, ${OLDEST}) @include(if: $moreOurs) { ${GLANCE} }
  }
}
${ITEM}`

/** Issues by their numbers, each under `i<number>`. */
export function byNumber(numbers: readonly number[]): string {
  const each = numbers.map((number) => `i${number}: issue(number: ${number}) { ...Item }`)
  return `query ItemsByNumber($owner: String!, $name: String!) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) {
    ${each.join('\n    ')}
  }
}
${ITEM}`
}

/** What somebody has to do, and what of it was closed lately. */
export const OWNED_QUERY = `query Owned($owner: String!, $name: String!, $login: String!, $label: String!, $since: DateTime!, $open: String, $closed: String, $moreOpen: Boolean!, $moreClosed: Boolean!) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) {
    open: issues(first: 50, after: $open, labels: [$label], states: [OPEN], filterBy: { assignee: $login }, ${OLDEST}) @include(if: $moreOpen) { nodes { ...Item } ${NEXT} }
    closed: issues(first: 50, after: $closed, labels: [$label], states: [CLOSED], filterBy: { assignee: $login, since: $since }, ${OLDEST}) @include(if: $moreClosed) { nodes { ...Item } ${NEXT} }
  }
}
${ITEM}`

/** Who may be assigned and is called so, or nearly so, each name under `n<place>` with a variable of that name. */
export function byName(count: number): string {
  const places = Array.from({ length: count }, (_, place) => `n${place}`)
  const named = places.map((place) => `$${place}: String!`).join(', ')
  const each = places.map(
    (place) => `${place}: assignableUsers(first: 20, query: $${place}) { nodes { login name } }`,
  )
  return `query Names($owner: String!, $name: String!, ${named}) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) {
    ${each.join('\n    ')}
  }
}`
}
