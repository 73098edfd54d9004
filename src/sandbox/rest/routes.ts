import { APP_ROUTES } from './apps.ts'
import { CHECK_ROUTES } from './checks.ts'
import { COMMENT_ROUTES } from './comments.ts'
import { COMMIT_ROUTES } from './commits.ts'
import { CONTENT_ROUTES } from './contents.ts'
import { DELIVERY_ROUTES } from './deliveries.ts'
import { DEPENDENCY_ROUTES } from './dependencies.ts'
import { DEPLOYMENT_ROUTES } from './deployments.ts'
import { GIT_ROUTES } from './git.ts'
import { ISSUE_FIELD_ROUTES } from './issue-fields.ts'
import { ISSUE_ROUTES } from './issues.ts'
import { LABEL_ROUTES } from './labels.ts'
import { PULL_ROUTES } from './pulls.ts'
import { REPOSITORY_ROUTES } from './repositories.ts'
import { REVIEW_ROUTES } from './reviews.ts'
import type { Route } from './route.ts'
import { RULE_ROUTES } from './rules.ts'
import { SEARCH_ROUTES } from './search.ts'
import { SUB_ISSUE_ROUTES } from './sub-issues.ts'
import { TEAM_ROUTES } from './teams.ts'
import { WORKFLOW_ROUTES } from './workflows.ts'

/** In the order in which they are tried: literal segments before `{number}`. */
export const ROUTES: readonly Route[] = [
  ...APP_ROUTES,
  ...DELIVERY_ROUTES,
  ...COMMENT_ROUTES,
  ...LABEL_ROUTES,
  ...ISSUE_ROUTES,
  ...SUB_ISSUE_ROUTES,
  ...DEPENDENCY_ROUTES,
  ...ISSUE_FIELD_ROUTES,
  ...CONTENT_ROUTES,
  ...GIT_ROUTES,
  ...PULL_ROUTES,
  ...REVIEW_ROUTES,
  ...CHECK_ROUTES,
  ...COMMIT_ROUTES,
  ...RULE_ROUTES,
  ...DEPLOYMENT_ROUTES,
  ...REPOSITORY_ROUTES,
  ...SEARCH_ROUTES,
  ...WORKFLOW_ROUTES,
  ...TEAM_ROUTES,
]

interface Pattern {
  readonly route: Route
  readonly regex: RegExp
}

const PATTERNS: readonly Pattern[] = ROUTES.map((route) => {
  const source = route.path.replace(/\{(\w+)([+*]?)\}/g, (_, name: string, rest: string) =>
    rest === '' ? `(?<${name}>[^/]+)` : `(?<${name}>.${rest})`,
  )
  return { route, regex: new RegExp(`^${source}$`) }
})

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
  /** The path as GitHub documents it. */
  readonly template: string
}

/** Without the marks for "the rest", which GitHub's own templates do not have. */
export function templateOf(route: Route): string {
  return route.path.replace(/[+*]\}/g, '}')
}

/** The route for a path below `/api/v3`, with its parameters decoded. */
export function matchRoute(method: string, path: string): Match | undefined {
  for (const { route, regex } of PATTERNS) {
    if (route.method !== method) continue
    const groups = regex.exec(path)?.groups
    if (groups === undefined && !regex.test(path)) continue
    const entries = Object.entries(groups ?? {})
    const params = Object.fromEntries(entries.map(([name, value]) => [name, decoded(value)]))
    return { route, params, template: templateOf(route) }
  }
  return undefined
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    if (error instanceof URIError) return value
    throw error
  }
}
