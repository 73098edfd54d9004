import { CONFIG_PATH } from '../../config/path.ts'
import { ACCOUNT, CLOSING, EVENT, NEXT, TYPES } from '../graphql-query.ts'

const BUDGET = 'rateLimit { limit remaining resetAt }'
const FILE = '{ ... on Blob { text isTruncated } }'

/** Where a team's own templates lie, by the name of the file. */
export const TEMPLATES = ['report-actions.md', 'report-metrics.md', 'report-trends.md'] as const
export const templatePath = (file: string): string => `.github/sitrep/${file}`

/**
 * The repository with the team's decisions and templates, what was kept of the last reading, and where the data branch
 * stands, in one request.
 */
export const PLACE_QUERY = `query ReportPlace($owner: String!, $name: String!, $config: String!, $index: String!, $active: String!, $branch: String!) {
  ${BUDGET}
  viewer { login }
  organisation: repository(owner: $owner, name: ".github") {
    object(expression: $config) ${FILE}
  }
  repository(owner: $owner, name: $name) {
    databaseId nameWithOwner url visibility isArchived
    defaultBranchRef { name }
    object(expression: $config) ${FILE}
    index: object(expression: $index) ${FILE}
    active: object(expression: $active) ${FILE}
    data: ref(qualifiedName: $branch) { target { oid ... on Commit { tree { oid } } } }
    ${TEMPLATES.map((file, at) => `t${at}: object(expression: "HEAD:${templatePath(file)}") ${FILE}`).join('\n    ')}
  }
}`

export const CONFIG_EXPRESSION = `HEAD:${CONFIG_PATH}`

/** Files of any branch at once, each under `p<place>` with a variable of that name. */
export function filesQuery(count: number): string {
  const places = Array.from({ length: count }, (_, at) => `p${at}`)
  return `query ReportFiles($owner: String!, $name: String!, ${places.map((one) => `$${one}: String!`).join(', ')}) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    ${places.map((one) => `${one}: object(expression: $${one}) ${FILE}`).join('\n    ')}
  }
}`
}

/** GitHub wants a size even where only the count is of interest. */
const COUNT = 'all: issues(first: 1, labels: [$label]) { totalCount }'

const ASKED =
  '$owner: String!, $name: String!, $label: String!, $first: Int!, $after: String, $filter: IssueFilters'
const LISTED =
  'issues(first: $first, after: $after, labels: [$label], filterBy: $filter, orderBy: { field: CREATED_AT, direction: ASC })'

const COMMENT = `databaseId body createdAt lastEditedAt viewerDidAuthor author ${ACCOUNT} editor ${ACCOUNT}`

/**
 * A page of incidents with as much of each as its times are made from: the log, and the first comments, among which the
 * card stands. Its labels are not asked for, since the log says when each was set.
 */
export const INCIDENTS_QUERY = `query Incidents(${ASKED}) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    ${COUNT}
    ${LISTED} {
      nodes {
        number title body createdAt updatedAt lastEditedAt state authorAssociation
        author ${ACCOUNT}
        comments(first: 5) { nodes { ${COMMENT} } ${NEXT} }
        timelineItems(first: 100, itemTypes: ${TYPES}) { nodes { ${EVENT} } ${NEXT} }
      }
      ${NEXT}
    }
  }
}`

/** A page of action items. How one ended is told by the newest of its log. */
export const ACTIONS_QUERY = `query ActionItems(${ASKED}) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    ${COUNT}
    ${LISTED} {
      nodes {
        number fullDatabaseId title url body state locked createdAt updatedAt closedAt lastEditedAt viewerDidAuthor
        author ${ACCOUNT}
        repository { nameWithOwner }
        parent { number repository { nameWithOwner } }
        labels(first: 50) { nodes { name } }
        assignees(first: 20) { nodes { login } }
        comments(first: 30) { totalCount nodes { ${COMMENT} } }
        timelineItems(last: 100, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, REOPENED_EVENT]) { nodes { ${EVENT} } }
        ${CLOSING}
      }
      ${NEXT}
    }
  }
}`

const COMMITS = `nodes {
            oid committedDate
            parents(first: 5) { nodes { oid } }
            associatedPullRequests(first: 5) { nodes { number merged repository { nameWithOwner } } }
          }`

/** Deployments, the newest first, with what became of each; and, with the first page, what led up to the newest. */
export const DEPLOYMENTS_QUERY = `query Deployments($owner: String!, $name: String!, $environments: [String!], $first: Int!, $after: String, $isFirst: Boolean!) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    deployments(first: $first, after: $after, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        databaseId commitOid environment createdAt
        statuses(first: 20) { nodes { state createdAt } }
      }
      ${NEXT}
    }
    newest: deployments(first: 1, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) @include(if: $isFirst) {
      nodes {
        commitOid
        commit {
          history(first: $first) { ${COMMITS} }
        }
      }
    }
  }
}`

/** A commit and those before it, the newest first, with what each is built on and came by. */
export const COMMITS_QUERY = `query Commits($owner: String!, $name: String!, $oid: GitObjectID!, $first: Int!) {
  ${BUDGET}
  repository(owner: $owner, name: $name) {
    object(oid: $oid) {
      ... on Commit {
        history(first: $first) { ${COMMITS} }
      }
    }
  }
}`
