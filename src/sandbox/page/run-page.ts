import { may } from '../access.ts'
import { approveRun, billedMinutes, cancelRun } from '../actions/workflow-runs.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import type { RunAnnotation, RunJob, RunStep, WorkflowRun } from '../model-actions.ts'
import { notFound } from '../refusal.ts'
import { person } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { linksFor } from './links.ts'
import { markdown } from './markdown.ts'
import { page, type Reply, redirect } from './reply.ts'
import { logBox } from './run-log.ts'
import { runRevision } from './run-revision.ts'
import { runSign, runWord, seconds, stepSign } from './run-words.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

function runHere(visit: Visit) {
  const repository = repositoryOf(visit)
  const run = repository.workflowRuns[Number(visit.at['number'])]
  if (run === undefined) throw notFound()
  return { repository, run }
}

/** One run: its jobs, what they pointed at, what they wrote for people, and their logs. */
export function workflowRunPage(visit: Visit): Reply {
  const { repository, run } = runHere(visit)
  const address = `${home(visit, repository)}/actions/runs/${run.id}`
  const body = html`<div data-revision="${runRevision(run)}" data-address="${address}/revision">
${heading(visit, repository, run)}${annotations(visit, repository, run)}${summaries(visit, repository, run)}${jobs(run)}</div>`
  return page(layout(visit, { title: run.title, repository, tab: 'actions', body }))
}

function heading(visit: Visit, repository: Repository, run: WorkflowRun): Html {
  const root = home(visit, repository)
  const actor = userById(visit.world, run.actorId)
  const minutes = billedMinutes(run)
  const billed = html` · ${minutes} billed ${minutes === 1 ? 'minute' : 'minutes'}`
  return html`<div class="issue-head" id="head" data-part><h1>${runSign(run)} ${run.title} <span class="number">#${run.runNumber}</span></h1>
<p><a href="${root}/actions?workflow=${run.workflowId}">${run.name}</a>, started by <code>${run.event}</code> of ${person(actor)} ${time(visit.world, run.createdAt)}, at <a href="${root}/commit/${run.headSha}"><code>${run.headSha.slice(0, 7)}</code></a>: ${runWord(run)}${run.jobs.length > 0 && billed}</p>
${run.trouble !== null && html`<p class="flash" role="alert">${run.trouble}</p>`}${buttons(visit, repository, run)}</div>`
}

function buttons(visit: Visit, repository: Repository, run: WorkflowRun): Content {
  if (!may(visit.actor, repository, 'write')) return null
  const button = (name: string, words: string) =>
    html`<form method="post" action="${home(visit, repository)}/actions/runs/${run.id}"><button class="primary" name="do" value="${name}">${words}</button></form>`
  if (run.conclusion === 'action_required') return button('approve', 'Approve and run')
  return run.status !== 'completed' && button('cancel', 'Cancel run')
}

function annotations(visit: Visit, repository: Repository, run: WorkflowRun): Content {
  const all = run.jobs.flatMap(({ steps }) => steps).flatMap((step) => step.annotations)
  if (all.length === 0) return null
  const rows = all.map((one) => annotation(visit, repository, run, one))
  return html`<section class="box run" id="annotations" data-part><header><strong>Annotations</strong> <span class="count">${all.length}</span></header><div class="annotations">${rows}</div></section>`
}

const WORDS = { failure: 'Error', warning: 'Warning', notice: 'Notice' } as const

function annotation(
  visit: Visit,
  repository: Repository,
  run: WorkflowRun,
  { level, title, message, path, line }: RunAnnotation,
): Html {
  const blob = `${home(visit, repository)}/blob/${run.headSha}/${encodeURI(path ?? '')}?plain=1#L${line ?? 1}`
  const place =
    path !== null &&
    html`<p><a href="${blob}">${path}${line !== null && html`, line ${line}`}</a></p>`
  return html`<div class="annotation level-${level}"><p><strong>${WORDS[level]}${title !== null && html`: ${title}`}</strong></p>${place}<p class="message">${message}</p></div>`
}

function summaries(visit: Visit, repository: Repository, run: WorkflowRun): readonly Content[] {
  return run.jobs.map((job) => {
    const text = job.steps.map(({ summary }) => summary).join('\n')
    if (text.trim() === '') return null
    return html`<section class="box run" id="summary-${job.id}" data-part><header><strong>${job.name} summary</strong></header><div class="markdown">${markdown(text, linksFor(visit, repository), false)}</div></section>`
  })
}

/** Jobs that were passed over are named in one line: in a workflow that has everything most of them are. */
function jobs({ jobs: all }: WorkflowRun): Content {
  const skipped = all.filter(({ conclusion }) => conclusion === 'skipped')
  const names = skipped.map(({ name }) => name).join(', ')
  const passed =
    skipped.length > 0 && html`<p class="box skipped" id="skipped" data-part>Skipped: ${names}</p>`
  return [...all.filter((job) => !skipped.includes(job)).map(jobBox), passed]
}

function jobBox(job: RunJob): Html {
  const steps = job.steps.map((step, index) => stepBox(step, index))
  return html`<section class="box run job" id="job-${job.id}" data-part><header>${runSign(job)}<div class="grow"><strong>${job.name}</strong><span class="meta">${runWord(job)}${steps.length > 0 && ` · ${seconds(job.steps)}`}</span></div></header>${steps}</section>`
}

/** Open where it failed: that is what people come for. */
function stepBox(step: RunStep, index: number): Html {
  const outputs = Object.entries(step.outputs).map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
  )
  const bad = step.conclusion === 'failure'
  return html`<details class="step" id="step-${index}"${bad && html` open`}><summary>${stepSign(step)} ${step.name} <span class="meta-inline">${seconds([step])}</span></summary>${logBox(step.log)}${outputs.length > 0 && html`<dl class="fields">${outputs}</dl>`}</details>`
}

/** Lets a run begin that waits for it, or ends one. */
export function actOnRun(visit: Visit): Reply {
  const { repository, run } = runHere(visit)
  const { world, actor, sent } = visit
  if (sent.get('do') === 'approve') approveRun(world, actor, repository, run)
  else if (sent.get('do') === 'cancel') cancelRun(world, actor, repository, run)
  else throw notFound()
  return redirect(`${home(visit, repository)}/actions/runs/${run.id}`)
}
