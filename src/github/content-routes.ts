const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`

/**
 * The writes that make something, which GitHub counts apart: eighty a minute, five hundred an hour. Changing or
 * taking away what is there, and giving an issue a label or an assignee, makes nothing.
 */
const MAKES_CONTENT: ReadonlySet<string> = new Set([
  `POST ${ISSUE}/comments`,
  `POST ${ISSUE}/reactions`,
  `POST ${REPO}/issues/comments/{comment_id}/reactions`,
  `POST ${REPO}/labels`,
  `POST ${REPO}/issues`,
  `POST ${ISSUE}/sub_issues`,
  // Of these two GitHub warns in the words that it has for making issues and comments.
  `POST ${ISSUE}/dependencies/blocked_by`,
  `POST ${ISSUE}/issue-field-values`,
  `POST ${REPO}/pulls`,
  `POST ${REPO}/pulls/{pull_number}/reviews`,
  `POST ${REPO}/git/refs`,
  `PUT ${REPO}/contents/{+path}`,
  `POST ${REPO}/pulls/{pull_number}/requested_reviewers`,
])

/** Whether a request by this route makes content. */
export const makesContent = (route: string): boolean => MAKES_CONTENT.has(route)
