import { may } from '../access.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import type { WorkflowRun } from '../model-actions.ts'
import { type FoundWorkflow, triggersOf, workflowsOf } from '../workflows.ts'
import { selected } from './acting.ts'
import { person } from './chip.ts'
import { type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import { runForm } from './run-form.ts'
import { runsRevision } from './run-revision.ts'
import { runSign, runWord, seconds } from './run-words.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** So many fit on a page that is drawn again at every change. */
const MOST = 100

/** The runs of all workflows or of one, newest first, and the way to start one by hand. */
export function runList(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const workflows = workflowsOf(visit.world, repository)
  const chosen = workflows.find(
    ({ workflow }) => String(workflow.id) === visit.url.searchParams.get('workflow'),
  )
  const runs = Object.values(repository.workflowRuns)
    .filter(({ workflowId }) => chosen === undefined || workflowId === chosen.workflow.id)
    .toReversed()
  const rows = runs.slice(0, MOST).map((run) => row(visit, repository, run))
  const words = workflows.length === 0 ? 'There is no workflow yet.' : 'Nothing has run yet.'
  const list = html`<ul class="box rows runs" id="runs" data-part>${rows.length > 0 ? rows : html`<li class="empty">${words}</li>`}</ul>`
  const address = `${home(visit, repository)}/actions/revision`
  const body = html`<div class="heading"><h1>${chosen?.name ?? 'All workflows'}</h1><span class="count">${runs.length}</span></div>
${chooser(visit, repository, workflows, chosen)}${forms(visit, repository, workflows, chosen)}
<div data-revision="${runsRevision(repository)}" data-address="${address}">${list}</div>`
  return page(layout(visit, { title: 'Actions', repository, tab: 'actions', body }))
}

function chooser(
  visit: Visit,
  repository: Repository,
  workflows: readonly FoundWorkflow[],
  chosen: FoundWorkflow | undefined,
): Html | false {
  if (workflows.length < 2) return false
  const options = workflows.map(
    (one) =>
      html`<option value="${one.workflow.id}"${selected(one === chosen)}>${one.name}</option>`,
  )
  return html`<form class="filters" action="${home(visit, repository)}/actions"><label>Workflow <select name="workflow" data-submits><option value="">All workflows</option>${options}</select></label><button>Show</button></form>`
}

function forms(
  visit: Visit,
  repository: Repository,
  workflows: readonly FoundWorkflow[],
  chosen: FoundWorkflow | undefined,
): readonly Html[] {
  if (!may(visit.actor, repository, 'write')) return []
  return workflows
    .filter((one) => chosen === undefined || one === chosen)
    .filter(({ content }) => Object.hasOwn(triggersOf(content), 'workflow_dispatch'))
    .map((one) => runForm(visit, repository, one))
}

function row(visit: Visit, repository: Repository, run: WorkflowRun): Html {
  const actor = userById(visit.world, run.actorId)
  const steps = run.jobs.flatMap((job) => job.steps)
  return html`<li>${runSign(run)}<div class="grow"><a class="title" href="${home(visit, repository)}/actions/runs/${run.id}">${run.title}</a>
<p class="meta">${run.name} #${run.runNumber}: <code>${run.event}</code> by ${person(actor)} ${time(visit.world, run.createdAt)} · ${runWord(run)}${steps.length > 0 && ` · ${seconds(steps)}`}</p></div></li>`
}
