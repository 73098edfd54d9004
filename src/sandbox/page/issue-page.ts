import { isPull, issueByNumber, userById } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import { timelineOf } from '../present/event.ts'
import { person, stateBadge } from './chip.ts'
import { type Html, html } from './html.ts'
import { composer, opening, said } from './issue-comment.ts'
import { eventLine } from './issue-events.ts'
import { heading, live, pathOf, pendingLine } from './issue-frame.ts'
import { parentLine, subIssues } from './issue-links.ts'
import { sidebar } from './issue-sidebar.ts'
import { layout } from './layout.ts'
import { conversation } from './pull-conversation.ts'
import { page, type Reply, redirect } from './reply.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** An issue or a pull request with all that was said and done on it. */
export function issuePage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const issue = issueByNumber(visit.world, repository, Number(visit.at['number']))
  const path = pathOf(visit, repository, issue)
  if (visit.url.pathname !== path) return redirect(path)
  return page(issueDocument(visit, repository, issue))
}

export function issueDocument(visit: Visit, repository: Repository, issue: Issue): Html {
  if (isPull(issue)) return conversation(visit, repository, issue)
  const items = timelineOf(issue).map((item) => {
    if (item.type === 'comment') return said(visit, repository, issue, item.comment)
    return item.type === 'event' && eventLine(visit, repository, issue, item.event)
  })
  const author = userById(visit.world, issue.authorId)
  const line = html`${stateBadge(issue)} ${person(author)} opened this ${time(visit.world, issue.createdAt)}`
  const body = live(
    visit,
    repository,
    issue,
    html`${parentLine(visit, repository, issue)}${heading(visit, repository, issue, line)}<div class="columns"><section class="talk" aria-label="Conversation">
${opening(visit, repository, issue)}${subIssues(visit, repository, issue)}${items}
${pendingLine(visit)}${composer(visit, repository, issue)}</section>
${sidebar(visit, repository, issue)}</div>`,
  )
  const title = `${issue.title} · #${issue.number}`
  return layout(visit, { title, repository, tab: 'issues', body })
}
