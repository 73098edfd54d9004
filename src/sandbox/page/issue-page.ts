import { createHash } from 'node:crypto'
import { isAuthor, may } from '../access.ts'
import { issueByNumber, userById } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import { timelineOf } from '../present/event.ts'
import { person, stateBadge } from './chip.ts'
import { type Html, html } from './html.ts'
import { composer, opening, said } from './issue-comment.ts'
import { eventLine } from './issue-events.ts'
import { sidebar } from './issue-sidebar.ts'
import { home, layout } from './layout.ts'
import { pendingCount } from './pending.ts'
import { pullFiles } from './pull-files.ts'
import { page, type Reply, redirect } from './reply.ts'
import { time, written } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** An issue or a pull request with all that was said and done on it. */
export function issuePage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const issue = issueByNumber(visit.world, repository, Number(visit.at['number']))
  const path = pathOf(visit, repository, issue)
  if (visit.url.pathname !== path) return redirect(path)
  return page(issueDocument(visit, repository, issue))
}

export function pathOf(visit: Visit, repository: Repository, issue: Issue): string {
  const kind = issue.pull === null ? 'issues' : 'pull'
  return `${home(visit, repository)}/${kind}/${issue.number}`
}

export function issueDocument(visit: Visit, repository: Repository, issue: Issue): Html {
  const items = timelineOf(issue).map((item) =>
    item.type === 'comment'
      ? said(visit, repository, issue, item.comment)
      : item.type === 'event' && eventLine(visit, repository, item.event),
  )
  const address = `${home(visit, repository)}/issues/${issue.number}/revision`
  const body = html`<div data-revision="${revisionOf(visit, issue)}" data-address="${address}">
${heading(visit, repository, issue)}<div class="columns"><section class="talk" aria-label="Conversation">
${opening(visit, repository, issue)}${items}
${pendingLine(visit)}${composer(visit, repository, issue)}
${issue.pull !== null && pullFiles(repository, issue.pull)}</section>
${sidebar(visit, repository, issue)}</div></div>`
  const title = `${issue.title} · #${issue.number}`
  const tab = issue.pull === null ? 'issues' : 'pulls'
  return layout(visit, { title, repository, tab, body })
}

function heading(visit: Visit, repository: Repository, issue: Issue): Html {
  const { world, actor } = visit
  const mayEdit = isAuthor(actor, issue) || may(actor, repository, 'write')
  const author = userById(world, issue.authorId)
  const editor = html`<details class="retitle"><summary>Edit title</summary><form method="post" action="${home(visit, repository)}/issues/${issue.number}">
<label for="new-title">Title</label><input id="new-title" name="title" value="${issue.title}" required maxlength="256"><button name="do" value="rename">Save</button></form></details>`
  return html`<div class="issue-head" id="head" data-part><h1>${issue.title} <span class="number">#${issue.number}</span></h1>${mayEdit && editor}
<p>${stateBadge(issue)} ${person(author)} opened this ${time(world, issue.createdAt)}</p></div>`
}

/** Apps that are still being told: their answer may be on its way. */
function pendingLine(visit: Visit): Html {
  const count = pendingCount(visit.world)
  return html`<p class="meta pending" id="pending" data-part role="status">${count > 0 && html`${count} webhook ${count === 1 ? 'delivery is' : 'deliveries are'} on the way. <a href="">Look again</a>`}</p>`
}

function revisionOf(visit: Visit, issue: Issue): string {
  const pending = pendingCount(visit.world)
  const labels = issue.labelIds.join()
  const clock = written(visit.world.now())
  return createHash('sha1')
    .update(JSON.stringify([issue, labels, pending, clock]))
    .digest('hex')
}

/** What changes whenever the issue does, for the page's script to ask. */
export function revision(visit: Visit): Reply {
  const issue = issueByNumber(visit.world, repositoryOf(visit), Number(visit.at['number']))
  return { kind: 'text', type: 'text/plain; charset=utf-8', text: revisionOf(visit, issue) }
}
