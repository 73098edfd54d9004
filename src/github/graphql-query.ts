export const ACCOUNT = '{ __typename login }'
export const NEXT = 'pageInfo { hasNextPage endCursor }'
const REACTIONS = 'reactionGroups { content viewerHasReacted }'

const COMMENT = `id isMinimized databaseId body createdAt lastEditedAt viewerDidAuthor
  author ${ACCOUNT} editor ${ACCOUNT} ${REACTIONS}`

export const TYPES =
  '[LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, RENAMED_TITLE_EVENT]'

export const EVENT = `__typename
  ... on LabeledEvent { id createdAt actor ${ACCOUNT} label { name } }
  ... on UnlabeledEvent { id createdAt actor ${ACCOUNT} label { name } }
  ... on AssignedEvent { id createdAt actor ${ACCOUNT} assignee { ... on User { login } ... on Bot { login } } }
  ... on UnassignedEvent { id createdAt actor ${ACCOUNT} assignee { ... on User { login } ... on Bot { login } } }
  ... on ClosedEvent { id createdAt actor ${ACCOUNT} stateReason
    closer { __typename ... on PullRequest { number merged repository { nameWithOwner } } } }
  ... on ReopenedEvent { id createdAt actor ${ACCOUNT} }
  ... on RenamedTitleEvent { id createdAt actor ${ACCOUNT} currentTitle }`

/**
 * The pull request that brought the commit whose message closed the issue. It is asked of the last closing alone: of each
 * line of a log it would cost as much as all the rest.
 */
export const CLOSING = `closing: timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { id
    closer { ... on Commit { associatedPullRequests(first: 5) { nodes { number merged repository { nameWithOwner } } } } } } } }`

/** Who asks, and what the owner has decided for all of its repositories. */
export const AROUND = `rateLimit { limit remaining resetAt }
  viewer { login }
  organisation: repository(owner: $owner, name: ".github") {
    object(expression: $path) { ... on Blob { text } }
  }`

/** What is the same for all issues of a repository. */
export const REPOSITORY = `databaseId nameWithOwner visibility isArchived
    defaultBranchRef { name target { oid } }
    labels(first: 100) { nodes { name } ${NEXT} }
    object(expression: $path) { ... on Blob { text } }`

/** What converging an issue needs of it, with so many of its comments and lines of its log. */
export const issueFields = (comments: number, events: number): string =>
  `number title body url createdAt lastEditedAt state locked
      author ${ACCOUNT}
      labels(first: 100) { nodes { name } }
      assignees(first: 20) { nodes { login } }
      ${REACTIONS}
      comments(first: ${comments}) { nodes { ${COMMENT} } ${NEXT} }
      timelineItems(first: ${events}, itemTypes: ${TYPES}) { nodes { ${EVENT} } ${NEXT} }
      ${CLOSING}`

/** Everything that converging one issue needs, config of the repository and of its owner included. */
export const ISSUE_QUERY = `query Issue($owner: String!, $name: String!, $number: Int!, $path: String!) {
  ${AROUND}
  repository(owner: $owner, name: $name) {
    ${REPOSITORY}
    issue(number: $number) {
      ${issueFields(100, 100)}
    }
  }
}`

/** The next hundred of whatever did not fit. */
export const PAGE_QUERY = `query Page($owner: String!, $name: String!, $number: Int!, $comments: String, $events: String, $moreComments: Boolean!, $moreEvents: Boolean!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      comments(first: 100, after: $comments) @include(if: $moreComments) { nodes { ${COMMENT} } ${NEXT} }
      timelineItems(first: 100, after: $events, itemTypes: ${TYPES}) @include(if: $moreEvents) { nodes { ${EVENT} } ${NEXT} }
    }
  }
}`
