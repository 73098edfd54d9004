import type { Pull } from '../find.ts'
import { userById } from '../find.ts'
import type { Commit, Repository } from '../model.ts'
import { stampOf, timelineOf } from '../present/event.ts'
import { avatar, person } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { composer, opening, said } from './issue-comment.ts'
import { eventLine } from './issue-events.ts'
import { pendingLine } from './issue-frame.ts'
import { sidebar } from './issue-sidebar.ts'
import { home } from './layout.ts'
import { broughtBy, pullDocument } from './pull-frame.ts'
import { mergeBox } from './pull-merge-box.ts'
import { reviewCard } from './pull-review.ts'
import { reviewForm } from './pull-review-form.ts'
import { time } from './time.ts'
import type { Visit } from './visit.ts'

/** What was said and done on a pull request, and what may be done with it now. */
export function conversation(visit: Visit, repository: Repository, issue: Pull): Html {
  const content = html`<div class="columns"><section class="talk" aria-label="Conversation">
${opening(visit, repository, issue)}${history(visit, repository, issue)}
${mergeBox(visit, repository, issue)}${pendingLine(visit)}${reviewForm(visit, repository, issue)}${composer(visit, repository, issue)}</section>
${sidebar(visit, repository, issue)}</div>`
  return pullDocument(visit, repository, issue, 'conversation', content)
}

interface Line {
  readonly at: number
  readonly id: number
  readonly content: Content
}

/** Commits stand among words and events, as they came; of the same second before all that speaks of them. */
function history(visit: Visit, repository: Repository, issue: Pull): readonly Content[] {
  const commits = broughtBy(repository, issue).commits.map(
    (commit, index): Line => ({
      at: Math.max(commit.committer.date, issue.createdAt),
      id: index - Number.MAX_SAFE_INTEGER,
      content: commitLine(visit, repository, commit),
    }),
  )
  const items = timelineOf(issue).map((item): Line => {
    const stamp = stampOf(item)
    if (item.type === 'comment') {
      return { ...stamp, content: said(visit, repository, issue, item.comment) }
    }
    if (item.type === 'review') {
      return { ...stamp, content: reviewCard(visit, repository, issue, item.review) }
    }
    return { ...stamp, content: eventLine(visit, repository, issue, item.event) }
  })
  return [...commits, ...items]
    .toSorted((a, b) => a.at - b.at || a.id - b.id)
    .map(({ content }) => content)
}

function commitLine(visit: Visit, repository: Repository, commit: Commit): Html {
  const author = commit.authorId === null ? null : userById(visit.world, commit.authorId)
  const who = author === null ? commit.author.name : html`${avatar(author)} ${person(author)}`
  const [title = ''] = commit.message.split('\n')
  return html`<p class="event commit" id="commit-${commit.sha.slice(0, 12)}" data-part><span class="mark neutral" aria-hidden="true">○</span><span>${who} ${title} <a href="${home(visit, repository)}/commit/${commit.sha}"><code>${commit.sha.slice(0, 7)}</code></a> ${time(visit.world, commit.committer.date)}</span></p>`
}
