import { relevantDeployment } from '../src/plan/relevant/deployments.ts'
import { relevant } from '../src/plan/relevant/issues.ts'
import { relevantToPulls, touchesConfig } from '../src/plan/relevant/pulls.ts'
import { commanded } from './commanded.ts'
import type { Inputs } from './inputs.ts'
import type { Asked, Task } from './task.ts'
import type { Event, Told } from './told.ts'

/**
 * What is to be done, from what started us and what the step says, without a request. Whether an issue is one of ours
 * is judged as the App judges it; only where that is unsure has it to be read.
 */
export function asked({ name, payload }: Event, inputs: Inputs): Asked {
  const told: Told = payload
  if (inputs.command !== 'auto') return commanded(inputs.command, inputs, name, told)
  const judge = JUDGES.get(name)
  if (judge !== undefined) return judge(told, inputs)
  return nothing(`Sitrep has nothing to do on the event ${JSON.stringify(name)}.`)
}

type Judge = (told: Told, inputs: Inputs) => Asked

const task = (one: Task): Asked => ({ kind: 'task', task: one })
const nothing = (sentence: string): Asked => ({ kind: 'nothing', sentence })

const JUDGES: ReadonlyMap<string, Judge> = new Map([
  ['issues', (told) => aboutIssue('issues', told)],
  ['issue_comment', (told) => aboutIssue('issue_comment', told)],
  ['pull_request', aboutPull],
  ['push', pushed],
  ['schedule', () => task({ command: 'sweep' })],
  ['workflow_dispatch', dispatched],
  ['repository_dispatch', () => task({ command: 'declare', from: 'repository_dispatch' })],
  ['workflow_run', ran],
  ['deployment_status', deployed],
])

function aboutIssue(name: 'issues' | 'issue_comment', told: Told): Asked {
  const number = told.issue?.number
  if (number === undefined) return nothing('The event names no issue.')
  if (told.issue?.pull_request) return nothing('It is about a pull request, not an issue.')
  // Our login is not known here. A bot edits its own comments, and so do we: what came of that is already read.
  const edited = name === 'issue_comment' && told.action !== 'created'
  const bots = told.comment?.user?.type === 'Bot'
  if (edited && (!bots || told.sender?.type === 'Bot')) return nothing(NOT_OURS)
  if (!relevant(name, told, null)) return nothing(name === 'issues' ? NOTHING_SAID : TALK)
  return task({ command: 'converge', issue: number })
}

const NOT_OURS = 'Somebody changed a comment that is not one of ours; an edit runs no command.'
const TALK = 'The comment holds no command.'
const NOTHING_SAID = 'Nothing about the issue has changed that an incident would show.'

function aboutPull(told: Told): Asked {
  const pull = told.pull_request?.number
  if (pull === undefined || !relevantToPulls('pull_request', told, NO_APP)) {
    return nothing('Nothing has changed of what the pull request brings.')
  }
  return task({ command: 'review', pull })
}

/** A workflow is never asked to make a check again: GitHub asks the App that owns it. */
const NO_APP = 0

function pushed(told: Told): Asked {
  const { before, after } = told
  if (relevantToPulls('push', told, NO_APP) && before !== undefined && after !== undefined) {
    return task({ command: 'actions', because: { kind: 'push', before, after } })
  }
  if (touchesConfig('push', told)) return task({ command: 'check-config', pull: null })
  return nothing('The push brings no postmortem and no config to the default branch.')
}

/** Somebody started the workflow by hand, and may have filled in its form. */
function dispatched(told: Told, inputs: Inputs): Asked {
  if (inputs.title !== null) return task({ command: 'declare', from: 'inputs' })
  if (inputs.issue !== null) return task({ command: 'converge', issue: inputs.issue })
  const asksReport = inputs.report !== null || inputs.period !== null
  return asksReport
    ? commanded('report', inputs, 'workflow_dispatch', told)
    : task({ command: 'sweep' })
}

const BROKEN: ReadonlySet<string> = new Set(['failure', 'timed_out', 'startup_failure'])

/** A success may be the recovery of what has failed before. */
function ran({ action, workflow_run: run }: Told): Asked {
  const conclusion = run?.conclusion ?? ''
  if (action === 'completed' && (BROKEN.has(conclusion) || conclusion === 'success')) {
    return task({ command: 'declare', from: 'workflow_run' })
  }
  return nothing('The workflow has neither failed nor succeeded.')
}

function deployed(told: Told): Asked {
  const state = told.deployment_status?.state ?? ''
  const deployment = told.deployment?.id
  if (deployment !== undefined && relevantDeployment(told)) {
    return task({ command: 'actions', because: { kind: 'deployment', deployment } })
  }
  if (state === 'failure' || state === 'error') {
    return task({ command: 'declare', from: 'deployment_status' })
  }
  return nothing('The deployment has neither failed nor succeeded.')
}
