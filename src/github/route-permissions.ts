/**
 * `permission:level` that GitHub's documentation names for each route that we ask, every part of a path written `{}`;
 * none where the App itself asks, or anybody may. The manifest, and what a refusal says, both follow from it.
 */
export const ROUTE_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  'GET /app': [],
  'GET /repos/{}/{}': ['metadata:read'],
  'GET /repos/{}/{}/collaborators/{}/permission': ['metadata:read'],
  // GraphQL asks by field: repository and labels, the issue and its log, the config's blob; for reports also
  // deployments, and the commits and pull requests that they brought.
  'POST /graphql': [
    ...['metadata:read', 'issues:read', 'contents:read'],
    ...['deployments:read', 'pull_requests:read'],
  ],
  'GET /repos/{}/{}/issues': ['issues:read'],
  'GET /repos/{}/{}/issues/{}': ['issues:read'],
  'POST /repos/{}/{}/issues': ['issues:write'],
  'GET /repos/{}/{}/issues/{}/sub_issues': ['issues:read'],
  'POST /repos/{}/{}/issues/{}/sub_issues': ['issues:write'],
  'GET /repos/{}/{}/issues/{}/dependencies/blocked_by': ['issues:read'],
  'POST /repos/{}/{}/issues/{}/dependencies/blocked_by': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/issue-field-values': ['issues:write'],
  'DELETE /repos/{}/{}/issues/{}/issue-field-values/{}': ['issues:write'],
  'GET /repos/{}/{}/issues/{}/comments': ['issues:read'],
  'GET /repos/{}/{}/issues/{}/events': ['issues:read'],
  'GET /repos/{}/{}/issues/comments': ['issues:read'],
  'GET /repos/{}/{}/issues/events': ['issues:read'],
  'GET /repos/{}/{}/issues/comments/{}': ['issues:read'],
  'GET /repos/{}/{}/issues/comments/{}/reactions': ['issues:read'],
  'GET /repos/{}/{}/issues/{}/reactions': ['issues:read'],
  'GET /repos/{}/{}/labels': ['issues:read'],
  'GET /repos/{}/{}/labels/{}': ['issues:read'],
  'POST /repos/{}/{}/labels': ['issues:write'],
  'PATCH /repos/{}/{}/labels/{}': ['issues:write'],
  'PATCH /repos/{}/{}/issues/{}': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/labels': ['issues:write'],
  'DELETE /repos/{}/{}/issues/{}/labels/{}': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/assignees': ['issues:write'],
  'DELETE /repos/{}/{}/issues/{}/assignees': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/comments': ['issues:write'],
  'PATCH /repos/{}/{}/issues/comments/{}': ['issues:write'],
  'DELETE /repos/{}/{}/issues/comments/{}': ['issues:write'],
  'POST /repos/{}/{}/issues/{}/reactions': ['issues:write'],
  'POST /repos/{}/{}/issues/comments/{}/reactions': ['issues:write'],
  'GET /repos/{}/{}/contents/{}': ['contents:read'],
  'PUT /repos/{}/{}/contents/{}': ['contents:write'],
  'GET /repos/{}/{}/git/ref/{}': ['contents:read'],
  'GET /repos/{}/{}/git/matching-refs/{}': ['contents:read'],
  'GET /repos/{}/{}/git/commits/{}': ['contents:read'],
  'GET /repos/{}/{}/branches/{}': ['contents:read'],
  'POST /repos/{}/{}/git/refs': ['contents:write'],
  'POST /repos/{}/{}/git/blobs': ['contents:write'],
  'POST /repos/{}/{}/git/trees': ['contents:write'],
  'POST /repos/{}/{}/git/commits': ['contents:write'],
  'PATCH /repos/{}/{}/git/refs/{}': ['contents:write'],
  'DELETE /repos/{}/{}/git/refs/{}': ['contents:write'],
  'GET /repos/{}/{}/commits': ['contents:read'],
  'GET /repos/{}/{}/commits/{}': ['contents:read'],
  'GET /repos/{}/{}/compare/{}': ['contents:read'],
  'GET /repos/{}/{}/deployments': ['deployments:read'],
  'GET /repos/{}/{}/deployments/{}/statuses': ['deployments:read'],
  'GET /repos/{}/{}/deployments/{}': ['deployments:read'],
  'GET /repos/{}/{}/pulls': ['pull_requests:read'],
  'GET /repos/{}/{}/pulls/{}/commits': ['pull_requests:read'],
  'POST /repos/{}/{}/pulls/{}/requested_reviewers': ['pull_requests:write'],
  'POST /repos/{}/{}/pulls': ['pull_requests:write'],
  'PATCH /repos/{}/{}/pulls/{}': ['pull_requests:write'],
  'GET /repos/{}/{}/pulls/{}': ['pull_requests:read'],
  'GET /repos/{}/{}/pulls/{}/files': ['pull_requests:read'],
  'GET /repos/{}/{}/pulls/{}/reviews': ['pull_requests:read'],
  'POST /repos/{}/{}/pulls/{}/reviews': ['pull_requests:write'],
  'GET /repos/{}/{}/commits/{}/check-runs': ['checks:read'],
  'GET /repos/{}/{}/commits/{}/check-suites': ['checks:read'],
  'POST /repos/{}/{}/check-runs': ['checks:write'],
  'PATCH /repos/{}/{}/check-runs/{}': ['checks:write'],
  'GET /repos/{}/{}/rules/branches/{}': ['metadata:read'],
  'GET /repos/{}/{}/git/trees/{}': ['contents:read'],
  'GET /repos/{}/{}/assignees/{}': ['metadata:read'],
  // Asked with a person's token only, to see whose it is; an App has none.
  'GET /user': [],
  // Anybody may ask for what people show of themselves.
  'GET /users/{}': [],
  'GET /app/installations': [],
  'GET /app/installations/{}': [],
  'GET /app/hook/deliveries': [],
  'POST /app/hook/deliveries/{}/attempts': [],
  'GET /repos/{}/{}/installation': [],
  'POST /app/installations/{}/access_tokens': [],
  'GET /installation/repositories': ['metadata:read'],
}

/** A route with all of its parts shown as `{}`. */
export const routeShape = (route: string): string =>
  route.replace(/\/contents\/.+$/, '/contents/{}').replaceAll(/\$?\{[^}]*\}/g, '{}')

/** The permissions that a route needs, each as `issues:write`; none where it is not known, or needs none. */
export const permissionsFor = (route: string): readonly string[] =>
  ROUTE_PERMISSIONS[routeShape(route)] ?? []
