import { assignable, may } from '../access.ts'
import { isPull, labelsOf, userById } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import { checked, people } from './acting.ts'
import { avatar, labelChip } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { home } from './layout.ts'
import { draftSwitch, reviewers } from './pull-sidebar.ts'
import { development, fieldsSection, relationships } from './sidebar-links.ts'
import type { Visit } from './visit.ts'

/** Assignees, labels, fields, other issues and the lock; changeable for triage and above, as on GitHub. */
export function sidebar(visit: Visit, repository: Repository, issue: Issue): Html {
  const mayChange = !repository.archived && may(visit.actor, repository, 'triage')
  const assigned = issue.assigneeIds.map((id) => {
    const user = userById(visit.world, id)
    return html`<li>${avatar(user)} ${user.login}${user.name !== null && html` <span class="meta-inline">${user.name}</span>`}</li>`
  })
  const labels = labelsOf(repository, issue).map((label) => html`<li>${labelChip(label)}</li>`)
  const none = (text: string) => html`<li class="meta">${text}</li>`
  return html`<aside id="sidebar" data-part aria-label="Details">
${isPull(issue) && reviewers(visit, repository, issue)}<section><h2>Assignees</h2><ul>${assigned.length > 0 ? assigned : none('Nobody')}</ul>${mayChange && assigneePicker(visit, repository, issue)}</section>
<section><h2>Labels</h2><ul class="labels">${labels.length > 0 ? labels : none('None yet')}</ul>${mayChange && labelPicker(visit, repository, issue)}</section>
${isPull(issue) ? null : html`${fieldsSection(visit, repository, issue)}${relationships(visit, repository, issue)}`}${development(visit, repository, issue)}
${isPull(issue) && draftSwitch(visit, repository, issue)}${mayChange && lock(visit, repository, issue)}</aside>`
}

function picker(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  choice: { readonly name: string; readonly what: string; readonly options: Content },
): Html {
  return html`<details class="picker"><summary>Change ${choice.what}</summary><form method="post" action="${home(visit, repository)}/issues/${issue.number}"><fieldset><legend class="hidden">${choice.what}</legend>${choice.options}</fieldset><button name="do" value="${choice.name}">Apply ${choice.what}</button></form></details>`
}

function assigneePicker(visit: Visit, repository: Repository, issue: Issue): Html {
  const options = people(visit.world)
    .filter((user) => assignable(visit.world, repository, user, issue))
    .map(
      (user) =>
        html`<label><input type="checkbox" name="assignee" value="${user.login}"${checked(issue.assigneeIds.includes(user.id))}> ${user.login}</label>`,
    )
  return picker(visit, repository, issue, { name: 'assign', what: 'assignees', options })
}

function labelPicker(visit: Visit, repository: Repository, issue: Issue): Html {
  const options = repository.labels.map(
    (label) =>
      html`<label><input type="checkbox" name="label" value="${label.name}"${checked(issue.labelIds.includes(label.id))}> ${labelChip(label)}</label>`,
  )
  return picker(visit, repository, issue, { name: 'label', what: 'labels', options })
}

function lock(visit: Visit, repository: Repository, issue: Issue): Html {
  const name = issue.locked ? 'unlock' : 'lock'
  const words = issue.locked ? 'Unlock conversation' : 'Lock conversation'
  return html`<section><form method="post" action="${home(visit, repository)}/issues/${issue.number}"><button class="plain" name="do" value="${name}">${words}</button></form></section>`
}
