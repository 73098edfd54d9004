import { may } from '../access.ts'
import { fieldsOf } from '../actions/issue-fields.ts'
import { closersOf, closesOf } from '../closing.ts'
import { isPull } from '../find.ts'
import { type Standing, visibleAt } from '../linked-issues.ts'
import type { Issue, Repository } from '../model.ts'
import type { IssueField } from '../model-fields.ts'
import type { IssuePlace } from '../model-links.ts'
import { selected } from './acting.ts'
import { stateBadge } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import { numbered, stateDot } from './issue-links.ts'
import { home } from './layout.ts'
import type { Visit } from './visit.ts'

/** What an issue waits for and what waits for it. */
export function relationships(visit: Visit, repository: Repository, issue: Issue): Content {
  const mayChange = !repository.archived && may(visit.actor, repository, 'triage')
  const waits = related(visit, repository, issue, 'Blocked by', issue.blockedBy, mayChange)
  const holds = related(visit, repository, issue, 'Blocking', issue.blocking, false)
  const none = waits === null && holds === null && html`<p class="meta">None yet</p>`
  const adder = html`<details class="picker"><summary>Mark as blocked by</summary><form method="post" action="${actionOf(visit, repository, issue)}"><label for="blocker-number">Number of the issue</label><span class="line"><input id="blocker-number" name="number" type="number" min="1" required><button name="do" value="block">Add</button></span></form></details>`
  return html`<section><h2>Relationships</h2>${waits}${holds}${none}${mayChange && adder}</section>`
}

function related(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  title: string,
  places: readonly IssuePlace[],
  mayRemove: boolean,
): Content {
  const all = visibleAt(visit.world, visit.actor, places)
  if (all.length === 0) return null
  const remove = (one: Standing) =>
    html`<form method="post" action="${actionOf(visit, repository, issue)}"><input type="hidden" name="blocker" value="${one.issue.id}"><button class="plain" name="do" value="unblock" aria-label="No longer blocked by ${one.issue.title}" title="No longer blocked by this">×</button></form>`
  const rows = all.map(
    (one) =>
      html`<li class="linked">${stateDot(one.issue)}<span class="grow"><a href="${home(visit, one.repository)}/issues/${one.issue.number}">${one.issue.title}</a> <span class="number">${numbered(visit, repository, one)}</span></span>${mayRemove && remove(one)}</li>`,
  )
  return html`<h3>${title}</h3><ul class="wide-list">${rows}</ul>`
}

/** The pull requests that close an issue, or the issues that a pull request closes. */
export function development(visit: Visit, repository: Repository, issue: Issue): Content {
  const { world } = visit
  const linked = isPull(issue)
    ? closesOf(world, repository, issue)
    : closersOf(world, repository, issue)
  const merged = issue.pull?.mergedAt !== null
  const about = isPull(issue)
    ? `Merging this ${merged ? 'has closed' : 'closes'} these issues`
    : 'Pull requests that close this'
  const rows = linked.map((one) => {
    const kind = one.pull === null ? 'issues' : 'pull'
    const sign = one.pull === null ? stateDot(one) : stateBadge(one)
    return html`<li class="linked">${sign}<span class="grow"><a href="${home(visit, repository)}/${kind}/${one.number}">${one.title}</a> <span class="number">#${one.number}</span></span></li>`
  })
  const none = html`<p class="meta">${isPull(issue) ? 'Merging this closes no issue' : 'No pull request closes this'}</p>`
  return html`<section><h2>Development</h2>${rows.length > 0 ? html`<p class="meta">${about}</p><ul class="wide-list">${rows}</ul>` : none}</section>`
}

/** What the organisation writes down of its issues; nothing where it has no fields. */
export function fieldsSection(visit: Visit, repository: Repository, issue: Issue): Content {
  const fields = fieldsOf(visit.world, repository)
  if (fields.length === 0) return null
  const rows = fields.map((field) => {
    const value = textOf(issue, field)
    return html`<dt>${field.name}</dt><dd>${value === '' ? html`<span class="meta">None yet</span>` : shown(field, value)}</dd>`
  })
  const mayChange = !repository.archived && may(visit.actor, repository, 'write')
  return html`<section><h2>Fields</h2><dl class="fields">${rows}</dl>${mayChange && editor(visit, repository, issue, fields)}</section>`
}

const textOf = (issue: Issue, { id }: IssueField) =>
  String(issue.fieldValues.find(({ fieldId }) => fieldId === id)?.value ?? '')

function shown(field: IssueField, value: string): Html {
  const option = field.options.find(({ name }) => name === value)
  return option === undefined
    ? html`${value}`
    : html`<span class="option ${option.color}">${value}</span>`
}

function editor(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  fields: readonly IssueField[],
): Html {
  const inputs = fields.map((field) => {
    const id = `field-${field.id}`
    return html`<label for="${id}">${field.name}</label>${input(field, id, textOf(issue, field))}`
  })
  return html`<details class="picker"><summary>Change fields</summary><form class="stack" method="post" action="${actionOf(visit, repository, issue)}">${inputs}<button name="do" value="fields">Apply fields</button></form></details>`
}

function input(field: IssueField, id: string, value: string): Html {
  if (field.type === 'single_select') {
    const options = field.options.map(
      ({ name }) => html`<option${selected(name === value)}>${name}</option>`,
    )
    return html`<select id="${id}" name="${id}"><option value=""></option>${options}</select>`
  }
  return html`<input id="${id}" name="${id}" type="${field.type}" value="${value}"${field.type === 'number' && html` step="any"`}>`
}
