// Written by `npm run gen` from app.yml, which is where to change it.
export interface Needed {
  /** As GitHub's API writes it: `pull_requests`. */
  readonly name: string
  readonly level: 'read' | 'write'
  readonly reason: string
}

export const NEEDED_PERMISSIONS: readonly Needed[] = [
  { name: 'metadata', level: 'read', reason: 'To ask which role somebody holds on the repository before a command of theirs runs' },
  { name: 'issues', level: 'write', reason: 'To write the card, replies, reactions, labels and assignees, to close and reopen, to open the issues of action items, with what they belong to, wait for and are due by, and to publish reports' },
  { name: 'contents', level: 'write', reason: 'To read `.github/sitrep.yml`, to put form, config and runbook on the branch `sitrep/setup` and a postmortem\'s draft on a branch of its own, to keep `postmortems/README.md`, to link the issues of action items in their document, and to keep figures and open incidents on the branch `sitrep/data` where config asks for that' },
  { name: 'pull_requests', level: 'write', reason: 'To open the pull request that offers them and one for each postmortem that is owed, to suggest mends on it, and to link action items where the branch takes no commits; nothing is merged by Sitrep' },
  { name: 'checks', level: 'write', reason: 'To say on a pull request, line by line, what its postmortem or config still lacks' },
  { name: 'actions', level: 'read', reason: 'GitHub tells nobody of failing workflows without it; nothing is asked with it' },
  { name: 'deployments', level: 'read', reason: 'To name in a postmortem what was deployed before the start, to see that the fix of an action item is deployed where config asks for that, and to tell in reports how often is deployed and how fast; without it the draft leaves the one out, the other stays unproven, and reports say that they do not know' },
]

export const NEEDED_EVENTS: readonly string[] = [
  'issues',
  'issue_comment',
  'pull_request',
  'push',
  'check_run',
  'check_suite',
  'deployment_status',
  'repository_dispatch',
  'workflow_run',
]
