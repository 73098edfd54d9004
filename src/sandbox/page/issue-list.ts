import { labelsOf, liveIssues, userById } from '../find.ts'
import { visibleAt } from '../linked-issues.ts'
import type { Issue, Repository } from '../model.ts'
import { labelChip } from './chip.ts'
import { type Html, html } from './html.ts'
import { filterBar, matches } from './issue-filter.ts'
import { assignees, progress } from './issue-links.ts'
import { home, layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

type Kind = 'issues' | 'pulls'

/** The list of issues or of pull requests, newest first, by state, author, assignee and label. */
export function issueList(kind: Kind): (visit: Visit) => Reply {
  return (visit) => {
    const repository = repositoryOf(visit)
    const every = liveIssues(repository).filter(
      (issue) => (issue.pull === null) === (kind === 'issues'),
    )
    const all = every
      .filter((issue) => matches(visit, repository, issue))
      .toSorted((a, b) => b.number - a.number)
    const filters = filterBar(visit, repository, every)
    const body = html`${heading(visit, repository, kind)}${filters}${table(visit, repository, all)}`
    const title = `${kind === 'issues' ? 'Issues' : 'Pull requests'} · ${home(visit, repository).slice(1)}`
    return page(layout(visit, { title, repository, tab: kind, body }))
  }
}

function heading(visit: Visit, repository: Repository, kind: Kind): Html {
  const words = kind === 'issues' ? 'Issues' : 'Pull requests'
  const button = html`<a class="button primary" href="${home(visit, repository)}/issues/new/choose">New issue</a>`
  return html`<div class="heading"><h1>${words}</h1>${kind === 'issues' && button}</div>`
}

function table(visit: Visit, repository: Repository, all: readonly Issue[]): Html {
  const state = visit.url.searchParams.get('state') === 'closed' ? 'closed' : 'open'
  const shown = all.filter((issue) => issue.state === state)
  const count = (wanted: string) => all.filter((issue) => issue.state === wanted).length
  const tab = (name: 'open' | 'closed', text: string) => {
    const query = new URLSearchParams(visit.url.searchParams)
    query.set('state', name)
    return html`<a href="?${query.toString()}"${name === state && html` aria-current="true"`}>${text} <span class="count">${count(name)}</span></a>`
  }
  const rows = shown.map((issue) => row(visit, repository, issue))
  const empty = html`<li class="empty">Nothing here.</li>`
  return html`<div class="box"><nav class="states" aria-label="State">${tab('open', 'Open')}${tab('closed', 'Closed')}</nav>
<ul class="rows">${rows.length === 0 ? empty : rows}</ul></div>`
}

/** The look of the dot, and the word for who cannot see it. */
function stateOf({ state, pull }: Issue): readonly [string, string] {
  if (pull === null) return [state, state]
  if (pull.mergedAt !== null) return ['closed', 'merged']
  if (state === 'closed') return ['dropped', 'closed without a merge']
  return pull.draft ? ['draft', 'draft'] : ['open', 'open']
}

function row(visit: Visit, repository: Repository, issue: Issue): Html {
  const author = userById(visit.world, issue.authorId).login
  const path = `${home(visit, repository)}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`
  const labels = labelsOf(repository, issue).map((label) => html` ${labelChip(label)}`)
  const n = issue.comments.length
  const comments = `${n} ${n === 1 ? 'comment' : 'comments'}`
  const [kind, word] = stateOf(issue)
  const parts = issue.subIssues.length > 0 && progress(visit, { repository, issue })
  return html`<li><span class="dot ${kind}" title="${word}"></span><div class="grow"><a class="title" href="${path}">${issue.title}</a>${labels}
<p class="meta">#${issue.number} opened ${time(visit.world, issue.createdAt)} by ${author}${issue.pull?.draft === true && ' · Draft'}${blocked(visit, issue) && ' · Blocked'} ${parts}</p></div>${assignees(visit, issue)}${n > 0 && html`<span class="meta">${comments}</span>`}</li>`
}

/** Whether something open holds it back. */
const blocked = (visit: Visit, issue: Issue) =>
  issue.state === 'open' &&
  visibleAt(visit.world, visit.actor, issue.blockedBy).some((one) => one.issue.state === 'open')
