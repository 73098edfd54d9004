import { createHash } from 'node:crypto'
import { isAuthor, may } from '../access.ts'
import { fieldsOf } from '../actions/issue-fields.ts'
import { runsOf } from '../checks.ts'
import { closersOf, closesOf } from '../closing.ts'
import { isPull, issueByNumber } from '../find.ts'
import { standingAt, standingsAt } from '../linked-issues.ts'
import type { Issue, Repository } from '../model.ts'
import { subIssueCounts } from '../present/links.ts'
import { type Content, type Html, html } from './html.ts'
import { home } from './layout.ts'
import { pendingCount } from './pending.ts'
import type { Reply } from './reply.ts'
import { runsRevision } from './run-revision.ts'
import { written } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

export function pathOf(visit: Visit, repository: Repository, issue: Issue): string {
  const kind = issue.pull === null ? 'issues' : 'pull'
  return `${home(visit, repository)}/${kind}/${issue.number}`
}

/** Where the buttons of an issue and of a pull request send what they ask for. */
export const actionOf = (visit: Visit, repository: Repository, issue: Issue): string =>
  `${home(visit, repository)}/issues/${issue.number}`

/** The part of a document that the page's script keeps up to date. */
export function live(visit: Visit, repository: Repository, issue: Issue, content: Content): Html {
  const address = `${actionOf(visit, repository, issue)}/revision`
  return html`<div data-revision="${revisionOf(visit, repository, issue)}" data-address="${address}">
${content}</div>`
}

/** Title, the way to change it, and a line below. */
export function heading(visit: Visit, repository: Repository, issue: Issue, line: Content): Html {
  const { actor } = visit
  const mayEdit = isAuthor(actor, issue) || may(actor, repository, 'write')
  const editor = html`<details class="retitle"><summary>Edit title</summary><form method="post" action="${actionOf(visit, repository, issue)}">
<label for="new-title">Title</label><input id="new-title" name="title" value="${issue.title}" required maxlength="256"><button name="do" value="rename">Save</button></form></details>`
  return html`<div class="issue-head" id="head" data-part><h1>${issue.title} <span class="number">#${issue.number}</span></h1>${mayEdit && editor}
<p>${line}</p></div>`
}

/** Apps that are still being told: their answer may be on its way. */
export function pendingLine(visit: Visit): Html {
  const count = pendingCount(visit.world)
  return html`<p class="meta pending" id="pending" data-part role="status">${count > 0 && html`${count} webhook ${count === 1 ? 'delivery is' : 'deliveries are'} on the way. <a href="">Look again</a>`}</p>`
}

function revisionOf(visit: Visit, repository: Repository, issue: Issue): string {
  const pending = pendingCount(visit.world)
  const labels = issue.labelIds.join()
  const clock = written(visit.world.now())
  const { pull } = issue
  const gate =
    pull === null
      ? null
      : [
          runsOf(repository, pull.headSha),
          runsRevision(repository),
          repository.rules,
          repository.refs,
        ]
  return createHash('sha1')
    .update(JSON.stringify([issue, labels, pending, clock, gate, around(visit, repository, issue)]))
    .digest('hex')
}

/** What the page says of other issues. */
function around({ world }: Visit, repository: Repository, issue: Issue) {
  const { parent, subIssues, blockedBy, blocking } = issue
  const places = [...(parent === null ? [] : [parent]), ...subIssues, ...blockedBy, ...blocking]
  const others = standingsAt(world, places).map((one) => one.issue)
  const linked = isPull(issue)
    ? closesOf(world, repository, issue)
    : closersOf(world, repository, issue)
  const said = ({ id, title, state, stateReason, labelIds, assigneeIds, pull }: Issue) => [
    ...[id, title, state, stateReason, labelIds, assigneeIds, pull?.mergedAt],
  ]
  const above = parent === null ? undefined : standingAt(world, parent)
  const counts = above && subIssueCounts(world, above.repository, above.issue)
  return [others.map(said), linked.map(said), counts, fieldsOf(world, repository)]
}

/** What changes whenever the issue does, for the page's script to ask. */
export function revision(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const issue = issueByNumber(visit.world, repository, Number(visit.at['number']))
  const text = revisionOf(visit, repository, issue)
  return { kind: 'text', type: 'text/plain; charset=utf-8', text }
}
