import { may } from '../access.ts'
import { textOfBlob } from '../diff/files.ts'
import { splitLines } from '../diff/hunks.ts'
import { type Pull, userById } from '../find.ts'
import { entryAt } from '../git-tree.ts'
import type { Repository } from '../model.ts'
import type { Review, ReviewComment } from '../model-reviews.ts'
import { currentLines } from '../present/review.ts'
import { avatar, person, roleBadge } from './chip.ts'
import { type Html, html } from './html.ts'
import { actionOf, pathOf } from './issue-frame.ts'
import { linksFor } from './links.ts'
import { markdown } from './markdown.ts'
import { piecesOf } from './suggestion.ts'
import { time } from './time.ts'
import type { Visit } from './visit.ts'

const WORDS = {
  APPROVED: ['good', '✓', 'approved these changes'],
  CHANGES_REQUESTED: ['bad', '±', 'requested changes'],
  COMMENTED: ['neutral', '●', 'reviewed'],
} as const

/** A review as the conversation shows it, with its comments and where they stand. */
export function reviewCard(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  review: Review,
): Html {
  const author = userById(visit.world, review.authorId)
  const [kind, sign, words] = WORDS[review.verdict]
  const body = markdown(review.body, linksFor(visit, repository), false)
  const said =
    review.body.trim() !== '' &&
    html`<article class="comment" aria-label="Review by ${author.login}"><div class="box"><header>${person(author)} ${roleBadge(repository, author)} <span class="meta">left a review</span></header><div class="markdown">${body}</div></div></article>`
  const comments = review.comments.map(
    (comment) =>
      html`<div class="box thread" id="discussion_r${comment.id}"><p class="file-name"><a href="${pathOf(visit, repository, issue)}/files#discussion_r${comment.id}">${comment.path}</a></p>${reviewComment(visit, repository, issue, review, comment)}</div>`,
  )
  return html`<section class="review" id="pullrequestreview-${review.id}" data-part><p class="event"><span class="mark ${kind}" aria-hidden="true">${sign}</span>${avatar(author)}<span>${person(author)} ${words} ${time(visit.world, review.submittedAt)}</span></p><div class="review-body">${said}${comments}</div></section>`
}

/** One comment on lines, with what it suggests in their place. */
export function reviewComment(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  review: Review,
  comment: ReviewComment,
): Html {
  const author = userById(visit.world, review.authorId)
  const where = { issue, pull: issue.pull, review }
  const { line } = currentLines(repository, where, comment)
  const first = comment.startLine ?? comment.line
  const lines = first === comment.line ? `line ${first}` : `lines ${first} to ${comment.line}`
  const old = line === null && html` <span class="badge">Outdated</span>`
  const pieces = piecesOf(comment.body).map((piece, index) =>
    piece.kind === 'text'
      ? html`<div class="markdown">${markdown(piece.text, linksFor(visit, repository), false)}</div>`
      : suggestion(visit, repository, issue, review, comment, { lines: piece.lines, index }),
  )
  return html`<article class="review-comment" aria-label="Comment by ${author.login} on ${comment.path}"><header>${avatar(author)} ${person(author)} <span class="meta">on ${lines} ${time(visit.world, comment.createdAt)}</span>${old}</header>${pieces}</article>`
}

interface Suggested {
  readonly lines: readonly string[]
  readonly index: number
}

function suggestion(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  review: Review,
  comment: ReviewComment,
  { lines, index }: Suggested,
): Html {
  const row = (kind: string, sign: string) => (text: string) =>
    html`<tr class="${kind}"><td class="sign" aria-hidden="true">${sign}</td><td class="code">${text}</td></tr>`
  const before = linesAt(repository, review.commitSha, comment).map(row('taken', '-'))
  const after = lines.map(row('added', '+'))
  const where = { issue, pull: issue.pull, review }
  const current = currentLines(repository, where, comment).line !== null
  const open = issue.state === 'open' && may(visit.actor, repository, 'write')
  const apply = html`<form method="post" action="${actionOf(visit, repository, issue)}"><input type="hidden" name="comment" value="${comment.id}"><input type="hidden" name="index" value="${index}"><button name="do" value="apply-suggestion">Apply suggestion</button></form>`
  return html`<div class="suggestion"><p>Suggested change</p><table class="diff"><tbody>${before}${after}</tbody></table>${current && open && apply}</div>`
}

/** The lines that a comment is about, as they were when it was written. */
function linesAt(
  { git }: Repository,
  commit: string,
  { path, line, startLine }: ReviewComment,
): readonly string[] {
  const entry = entryAt(git, git.commits[commit]?.treeSha ?? '', path)
  const text = textOfBlob(git, entry?.sha ?? null) ?? ''
  return splitLines(text).slice((startLine ?? line) - 1, line)
}
