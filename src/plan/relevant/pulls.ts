import { CONFIG_PATH } from '../../config/path.ts'
import { isDraftTitle } from '../postmortem/draft-title.ts'
import { isCheckName } from '../review/check.ts'
import { isDocument } from '../review/paths.ts'

/** As much of a payload as tells whether a pull request, or the documents of a push, are worth a look. */
export interface PullPayload {
  readonly action?: string
  readonly changes?: {
    readonly base?: unknown
    readonly title?: { readonly from?: string } | null
  } | null
  readonly pull_request?: { readonly number?: number; readonly title?: string } | null
  readonly check_run?: { readonly name?: string; readonly app?: App | null } | null
  readonly check_suite?: { readonly app?: App | null } | null
  readonly ref?: string
  readonly repository?: { readonly default_branch?: string } | null
  readonly commits?: readonly Commit[]
  readonly forced?: unknown
}

interface App {
  readonly id?: number
}

interface Commit {
  readonly added?: readonly unknown[]
  readonly modified?: readonly unknown[]
  readonly removed?: readonly unknown[]
}

/** What changes which files it brings, whether it is reviewed, and what becomes of it. Its labels do not. */
const LOOKED_AT: ReadonlySet<string> = new Set([
  'opened',
  'reopened',
  'synchronize',
  'ready_for_review',
  'converted_to_draft',
  'closed',
])

/** The events that are about pull requests and what they bring. */
export const ABOUT_PULLS: ReadonlySet<string> = new Set([
  'pull_request',
  'check_run',
  'check_suite',
  'push',
])

/**
 * Whether such a delivery can change anything. What we did ourselves can: the draft that we opened gets its check like
 * any other. Pushes matter where they bring postmortems to the default branch.
 */
export function relevantToPulls(event: string, payload: PullPayload, appId: number): boolean {
  switch (event) {
    case 'pull_request':
      return isLookedAt(payload)
    case 'check_run':
      return isAskedAgain(payload, payload.check_run?.app, appId) && isOurs(payload)
    case 'check_suite':
      return isAskedAgain(payload, payload.check_suite?.app, appId)
    case 'push':
      return bringsDocuments(payload)
    default:
      return false
  }
}

function isLookedAt({ action = '', changes, pull_request: pull }: PullPayload): boolean {
  if (pull?.number === undefined) return false
  if (action !== 'edited') return LOOKED_AT.has(action)
  if ((changes?.base ?? null) !== null) return true
  // Where GitHub knows no drafts, a word of the title stands for one.
  const { from } = changes?.title ?? {}
  return from !== undefined && isDraftTitle(from) !== isDraftTitle(pull.title ?? '')
}

/** GitHub tells of every App's checks whoever listens, and only the owner of one may make it again. */
const isAskedAgain = (
  { action }: PullPayload,
  app: App | null | undefined,
  appId: number,
): boolean => action === 'rerequested' && app?.id === appId

const isOurs = ({ check_run: run }: PullPayload): boolean => isCheckName(run?.name ?? '')

/** Whether the team's decisions on the default branch may be others than before. */
export const touchesConfig = (event: string, payload: PullPayload): boolean =>
  event === 'push' && brings(payload, (path) => path === CONFIG_PATH)

/** GitHub names no more of them, however many there were. */
const MOST_COMMITS = 2_048

const bringsDocuments = (payload: PullPayload): boolean => brings(payload, isDocument)

/** What takes commits away names none, and of very many not all: then git is asked what differs. */
function brings(
  { ref, repository, commits, forced }: PullPayload,
  wanted: (path: string) => boolean,
): boolean {
  if (ref !== `refs/heads/${repository?.default_branch}`) return false
  if (forced === true || commits === undefined || commits.length >= MOST_COMMITS) return true
  return commits.some(({ added = [], modified = [], removed = [] }) =>
    [...added, ...modified, ...removed].some((path) => typeof path === 'string' && wanted(path)),
  )
}
