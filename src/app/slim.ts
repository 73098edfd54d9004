import { pick, type Shape } from './pick.ts'

const LOGIN: Shape = { login: 'text' }
const REPOSITORIES: Shape = [{ full_name: 'text' }]

/** What has to be kept of an event: where to look and who did something, never what anybody wrote. */
const KEPT = {
  action: 'text',
  installation: { id: 'id', repository_selection: 'text' },
  sender: LOGIN,
  repository: { id: 'id', name: 'text', owner: LOGIN },
  issue: { number: 'id' },
  comment: { id: 'id', user: LOGIN },
  pull_request: { number: 'id' },
  check_run: { id: 'id', head_sha: 'commit', pull_requests: [{ number: 'id' }] },
  check_suite: { head_sha: 'commit', pull_requests: [{ number: 'id' }] },
  deployment: { id: 'id' },
  before: 'commit',
  after: 'commit',
  repositories: REPOSITORIES,
  repositories_added: REPOSITORIES,
} as const satisfies Shape

/** What the door reads besides, to see whether it matters at all. */
const READ = {
  ...KEPT,
  issue: {
    ...KEPT.issue,
    body: 'text',
    pull_request: 'some',
    labels: [{ name: 'text' }],
    performed_via_github_app: { id: 'id' },
  },
  comment: { ...KEPT.comment, body: 'text', performed_via_github_app: { id: 'id' } },
  repository: { ...KEPT.repository, default_branch: 'text' },
  pull_request: { ...KEPT.pull_request, title: 'text' },
  changes: { base: 'some', title: { from: 'text' } },
  check_run: { ...KEPT.check_run, name: 'text', app: { id: 'id' } },
  check_suite: { ...KEPT.check_suite, app: { id: 'id' } },
  deployment_status: { state: 'text' },
  ref: 'text',
  forced: 'some',
  commits: [{ added: 'list', modified: 'list', removed: 'list' }],
} as const satisfies Shape

/** All that we use of a payload, each field of the kind that GitHub promises or absent. */
export const sound = (payload: object): object => pick(payload, READ) as object

/**
 * A fraction of what came: a store that is stolen holds no text of people. What an alert says is the one exception: it
 * stands nowhere on GitHub until its incident is open, so that it has to outlive a crash here. It is kept as
 * `alert-intake.ts` reads it, bounded and without secrets that can be told, and forgotten once it has been told.
 */
export const slim = (payload: object): object => pick(payload, KEPT) as object
