/** As much of a payload as tells whether looking at the issue is worth a request. */
export interface Payload {
  readonly action?: string
  readonly sender?: { readonly login?: string } | null
  readonly issue?: {
    readonly number?: number
    readonly body?: string | null
    readonly pull_request?: unknown
    readonly labels?: readonly unknown[]
  }
  readonly comment?: {
    readonly body?: string
    readonly user?: { readonly login?: string } | null
  }
}

/**
 * At least as generous as the reader of comments, which also tells of lines that begin with what nobody sees.
 * What may stand in front never holds a line end, so that each character is looked at once.
 */
const COMMAND =
  /^[[\s\p{Cf}\p{Cc}]--[\n\r\u2028\u2029]]*[\/\u2044\u2215\uff0f][\p{Cf}\p{Mn}]*\p{L}/mv
const HEADING = /^### /m

const LOOKED_AT: ReadonlySet<string> = new Set([
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'closed',
  'reopened',
  'edited',
  'unlocked',
])

/**
 * Whether a delivery can change anything. What we did ourselves cannot, nor can talk: a comment matters
 * when it may hold a command, and an edit or deletion when the comment was ours. `me` is our login.
 */
export function relevant(event: string, payload: Payload, me: string): boolean {
  const { action = '', issue, comment, sender } = payload
  if (issue?.number === undefined || issue.pull_request) return false
  if (sender?.login === me) return false
  if (event === 'issue_comment') {
    if (action === 'created') return COMMAND.test(lines(comment?.body))
    return comment?.user?.login === me
  }
  if (event !== 'issues') return false
  if (action !== 'opened') return LOOKED_AT.has(action)
  const body = lines(issue.body)
  return HEADING.test(body) || COMMAND.test(body) || (issue.labels ?? []).length > 0
}

const lines = (text: string | null | undefined): string => (text ?? '').replaceAll('\r', '\n')
