import { may } from '../access.ts'
import { fullName, labelsOf, userById } from '../find.ts'
import { type Standing, visibleAt } from '../linked-issues.ts'
import type { Issue, Repository } from '../model.ts'
import { subIssueCounts } from '../present/links.ts'
import { avatar, labelChip } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import { home } from './layout.ts'
import type { Visit } from './visit.ts'

/** `#7`, or `acme/till#7` from another repository. */
export function numbered(visit: Visit, here: Repository, { repository, issue }: Standing): string {
  const place = repository.id === here.id ? '' : fullName(visit.world, repository)
  return `${place}#${issue.number}`
}

const pathOf = (visit: Visit, { repository, issue }: Standing) =>
  `${home(visit, repository)}/issues/${issue.number}`

/** An open or closed issue in a word for who does not see the dot. */
export function stateDot(issue: Issue): Html {
  const dropped = issue.stateReason === 'not_planned' || issue.stateReason === 'duplicate'
  const closed = dropped ? 'skipped' : 'closed'
  const kind = issue.state === 'open' ? 'open' : closed
  const word =
    kind === 'skipped' ? `closed as ${issue.stateReason?.replace('_', ' ')}` : issue.state
  return html`<span class="dot ${kind}" title="${word}"><span class="hidden">${word}</span></span>`
}

/** What this issue is a part of, above its title; an empty line where it is of nothing. */
export function parentLine(visit: Visit, repository: Repository, issue: Issue): Html {
  const places = issue.parent === null ? [] : [issue.parent]
  const [above] = visibleAt(visit.world, visit.actor, places)
  return html`<p class="parent" id="parent" data-part>${above !== undefined && html`Sub-issue of <a href="${pathOf(visit, above)}">${above.issue.title} <span class="number">${numbered(visit, repository, above)}</span></a> ${progress(visit, above)}`}</p>`
}

/** `2 of 5`, with a bar. */
export function progress(visit: Visit, { repository, issue }: Standing): Html {
  const { completed, total } = subIssueCounts(visit.world, repository, issue)
  return html`<span class="progress"><progress max="${total}" value="${completed}" aria-label="Sub-issues that are done"></progress> ${completed} of ${total}</span>`
}

/** What an issue is made of, and the way to change it. */
export function subIssues(visit: Visit, repository: Repository, issue: Issue): Html {
  const all = visibleAt(visit.world, visit.actor, issue.subIssues)
  const mayChange = !repository.archived && may(visit.actor, repository, 'triage')
  const rows = all.map((one) => row(visit, repository, issue, one, mayChange))
  const adder = mayChange && form(visit, repository, issue)
  if (all.length === 0)
    return html`<div id="sub-issues" data-part>${adder && html`<div class="sub-issues none">${adder}</div>`}</div>`
  return html`<div id="sub-issues" data-part><section class="sub-issues box" aria-label="Sub-issues"><header><h2>Sub-issues</h2>${progress(visit, { repository, issue })}</header>
<ul class="rows">${rows}</ul>${adder}</section></div>`
}

function row(
  visit: Visit,
  repository: Repository,
  parent: Issue,
  one: Standing,
  mayChange: boolean,
): Html {
  const { issue } = one
  const labels = labelsOf(one.repository, issue).map((label) => html` ${labelChip(label)}`)
  const remove = html`<form method="post" action="${actionOf(visit, repository, parent)}"><input type="hidden" name="sub-issue" value="${issue.id}"><button class="plain" name="do" value="remove-sub-issue" aria-label="Remove ${issue.title} from the sub-issues" title="Remove from the sub-issues">×</button></form>`
  return html`<li>${stateDot(issue)}<div class="grow"><a class="sub-title" href="${pathOf(visit, one)}">${issue.title}</a> <span class="number">${numbered(visit, repository, one)}</span>${labels}</div>${assignees(visit, issue)}${mayChange && remove}</li>`
}

export function assignees(visit: Visit, issue: Issue): Content {
  if (issue.assigneeIds.length === 0) return null
  const people = issue.assigneeIds.map((id) => userById(visit.world, id))
  const names = people.map(({ login }) => login).join(', ')
  return html`<span class="people" title="Assigned to ${names}">${people.map(avatar)}<span class="hidden">Assigned to ${names}</span></span>`
}

function form(visit: Visit, repository: Repository, issue: Issue): Html {
  return html`<details class="picker"><summary>Add a sub-issue</summary><form method="post" action="${actionOf(visit, repository, issue)}"><label for="sub-issue-number">Number of the issue</label><span class="line"><input id="sub-issue-number" name="number" type="number" min="1" required><button name="do" value="add-sub-issue">Add</button></span></form></details>`
}
