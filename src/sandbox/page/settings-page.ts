import { demand } from '../access.ts'
import { offerFields } from '../actions/issue-fields.ts'
import { requireChecks, requirePull } from '../actions/rules.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import { notFound } from '../refusal.ts'
import { rulesFor } from '../rules.ts'
import { checked } from './acting.ts'
import { type Content, type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { page, type Reply, redirect } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'
import { saveWorkflowFields, workflowFields } from './workflow-fields.ts'

/** What the default branch demands, and whether the organisation has issue fields; for administrators, as on GitHub. */
export function settingsPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  demand(visit.actor, repository, 'admin')
  const rules = rulesFor(repository, repository.defaultBranch)
  const wanted = rules.flatMap((rule) =>
    rule.type === 'required_status_checks' ? rule.checks.map(({ context }) => context) : [],
  )
  const approvals = rules.flatMap((rule) => (rule.type === 'pull_request' ? rule.approvals : []))[0]
  const body = html`<h1>Rules of <code>${repository.defaultBranch}</code></h1>
<form class="box new" method="post" action="${home(visit, repository)}/settings">
${checkFields(repository, wanted)}
<fieldset class="field"><legend>Pull requests</legend><div class="check"><label><input type="checkbox" name="pull" value="1"${checked(approvals !== undefined)}> Require a pull request before merging</label></div>
<label for="approvals">Approvals that are needed</label><input id="approvals" name="approvals" type="number" min="0" max="6" value="${approvals ?? 0}"></fieldset>
<p class="right"><button class="primary">Save rules</button></p></form>${workflowFields(visit, repository)}${fieldSwitch(visit, repository)}`
  return page(layout(visit, { title: 'Settings', repository, tab: 'settings', body }))
}

/** Checks that were ever reported can be ticked; another can be named. */
function checkFields(repository: Repository, wanted: readonly string[]): Html {
  const seen = Object.values(repository.checkRuns).map(({ name }) => name)
  const names = [...new Set([...wanted, ...seen])]
  const boxes = names.map(
    (name) =>
      html`<div class="check"><label><input type="checkbox" name="check" value="${name}"${checked(wanted.includes(name))}> ${name}</label></div>`,
  )
  return html`<fieldset class="field"><legend>Required checks</legend>
<p class="about">Nothing is merged before they have passed.</p>${boxes}
<label for="other-check">Another check, by its name</label><input id="other-check" name="check" value=""></fieldset>`
}

/** Only an organisation has issue fields. */
function fieldSwitch(visit: Visit, repository: Repository): Content {
  const owner = userById(visit.world, repository.ownerId)
  if (owner.type !== 'Organization') return null
  const rows = owner.issueFields.map(
    ({ id, name, type, options }) =>
      html`<li><strong>${name}</strong><span class="grow meta">${[type.replace('_', ' '), ...options.map((option) => option.name)].join(' · ')}</span><span class="meta">id ${id}</span></li>`,
  )
  const shown = owner.offersFields && html`<ul class="box rows">${rows}</ul>`
  return html`<h1 class="next">Issue fields of ${owner.login}</h1>
<form class="box new" method="post" action="${home(visit, repository)}/settings"><div class="check"><label><input type="checkbox" name="fields" value="1"${checked(owner.offersFields)}> Issues have fields: priority, dates, effort</label></div>
<p class="right"><button class="primary" name="do" value="fields">Save fields</button></p></form>${shown}`
}

function saveFields(visit: Visit, repository: Repository): void {
  demand(visit.actor, repository, 'admin')
  const owner = userById(visit.world, repository.ownerId)
  if (owner.type !== 'Organization') throw notFound()
  offerFields(visit.world, owner, visit.sent.has('fields'))
}

export function saveSettings(visit: Visit): Reply {
  const { world, actor } = visit
  const repository = repositoryOf(visit)
  if (visit.sent.get('do') === 'fields') {
    saveFields(visit, repository)
    return redirect(`${home(visit, repository)}/settings`)
  }
  if (visit.sent.get('do') === 'workflows') {
    saveWorkflowFields(visit, repository)
    return redirect(`${home(visit, repository)}/settings`)
  }
  const branch = repository.defaultBranch
  const names = visit.sent.getAll('check').filter((name) => name.trim() !== '')
  const checks = [...new Set(names)].map((name) => ({ context: name.trim(), integrationId: null }))
  const asked = Number(visit.sent.get('approvals') ?? 0)
  const approvals = Number.isInteger(asked) ? Math.min(6, Math.max(0, asked)) : 0
  requireChecks(world, actor, repository, branch, checks)
  requirePull(world, actor, repository, branch, visit.sent.has('pull') ? approvals : null)
  return redirect(`${home(visit, repository)}/settings`)
}
