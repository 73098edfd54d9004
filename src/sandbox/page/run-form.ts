import { dispatchWorkflow } from '../actions/dispatches.ts'
import type { Repository } from '../model.ts'
import { notFound } from '../refusal.ts'
import { type FoundWorkflow, isObject, triggersOf, workflowsOf } from '../workflows.ts'
import { checked, selected } from './acting.ts'
import { type Content, type Html, html } from './html.ts'
import { home } from './layout.ts'
import { type Reply, redirect } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'

type Field = Readonly<Record<string, unknown>>

const formOf = (content: unknown): readonly (readonly [string, Field])[] => {
  const trigger = triggersOf(content)['workflow_dispatch']
  const inputs = isObject(trigger) && isObject(trigger['inputs']) ? trigger['inputs'] : {}
  return Object.entries(inputs).map(([name, field]) => [name, isObject(field) ? field : {}])
}

/** "Run workflow", with the fields that the file gives its form. */
export function runForm(visit: Visit, repository: Repository, found: FoundWorkflow): Html {
  const fields = formOf(found.content).map(([name, field]) => fieldOf(name, field))
  return html`<details class="box dispatch"><summary>Run workflow ${found.name}</summary><form class="new" method="post" action="${home(visit, repository)}/actions"><input type="hidden" name="workflow" value="${found.workflow.id}">
${fields}<p class="right"><button class="primary">Run workflow</button></p></form></details>`
}

function fieldOf(name: string, field: Field): Html {
  const words = typeof field['description'] === 'string' ? field['description'] : name
  const id = `input-${name}`
  const begins = field['default'] === undefined ? '' : String(field['default'])
  if (field['type'] === 'boolean') {
    return html`<div class="field check"><label><input type="checkbox" name="input:${name}" value="true"${checked(begins === 'true')}> ${words}</label></div>`
  }
  const must = field['required'] === true
  const control: Content = Array.isArray(field['options'])
    ? html`<select id="${id}" name="input:${name}">${field['options'].map((option) => html`<option${selected(String(option) === begins)}>${String(option)}</option>`)}</select>`
    : html`<input type="text" id="${id}" name="input:${name}" value="${begins}"${must && html` required`}>`
  return html`<div class="field"><label for="${id}">${words}${must && html` <span class="must">*</span>`}</label>${control}</div>`
}

/** Starts a workflow on the default branch with what was filled in; what was left empty is left out. */
export function startRun(visit: Visit): Reply {
  const { world, actor, sent } = visit
  const repository = repositoryOf(visit)
  const found = workflowsOf(world, repository).find(
    ({ workflow }) => String(workflow.id) === sent.get('workflow'),
  )
  if (found === undefined) throw notFound()
  const inputs = formOf(found.content).flatMap(([name, field]) => {
    const value = sent.get(`input:${name}`) ?? ''
    if (field['type'] === 'boolean') return [[name, value === 'true' ? 'true' : 'false']]
    return value === '' ? [] : [[name, value]]
  })
  const given = { ref: repository.defaultBranch, inputs: Object.fromEntries(inputs) }
  dispatchWorkflow(world, actor, repository, found, given)
  return redirect(`${home(visit, repository)}/actions`)
}
