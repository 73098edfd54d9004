import { AROUND, issueFields, NEXT, REPOSITORY } from './graphql-query.ts'

/** What most open incidents have no more of; whichever has is read by itself. Half as many of each cost half the bytes. */
const COMMENTS = 40
const EVENTS = 60

const ISSUE = `updatedAt ${issueFields(COMMENTS, EVENTS)}`

const listed = (label: string) =>
  `issues(first: $first, after: $after, labels: [${label}], states: [OPEN], orderBy: { field: CREATED_AT, direction: ASC }) { nodes { ${ISSUE} } ${NEXT} }`

/**
 * The repository with the team's decisions, the first open issues with a label of ours whose name nobody can change, and,
 * where `changes` asks for them, all issues that have changed since, as far as they fit.
 */
export const ESTATE_QUERY = `query Estate($owner: String!, $name: String!, $path: String!, $label: String!, $first: Int!, $after: String, $changes: Boolean!, $since: DateTime) {
  ${AROUND}
  repository(owner: $owner, name: $name) {
    ${REPOSITORY}
    ${listed('$label')}
    changed: issues(first: 50, filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) @include(if: $changes) {
      nodes { number body state updatedAt labels(first: 50) { nodes { name } } }
      ${NEXT}
    }
  }
}`

/** A page of the open issues with a label, oldest first, so that what is opened meanwhile comes last. */
export const OPEN_QUERY = `query OpenIssues($owner: String!, $name: String!, $label: String!, $first: Int!, $after: String) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) { ${listed('$label')} }
}`

/** Issues by their numbers, each under `i<place>`, with what of the repository may have changed by now. */
export function againQuery(numbers: readonly number[]): string {
  const each = numbers.map((number, place) => `i${place}: issue(number: ${number}) { ...Seen }`)
  return `query Again($owner: String!, $name: String!, $path: String!) {
  ${AROUND}
  repository(owner: $owner, name: $name) {
    ${REPOSITORY}
    ${each.join('\n    ')}
  }
}
fragment Seen on Issue { ${ISSUE} }`
}
