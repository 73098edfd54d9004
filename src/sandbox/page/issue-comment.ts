import { isAuthor, may } from '../access.ts'
import { userById } from '../find.ts'
import type { Comment, Issue, Repository, User } from '../model.ts'
import { avatar, person, roleBadge } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import { linksFor } from './links.ts'
import { markdown } from './markdown.ts'
import { reactions } from './reactions.ts'
import { time } from './time.ts'
import type { Visit } from './visit.ts'

/** The body of the issue itself. */
export function opening(visit: Visit, repository: Repository, issue: Issue): Html {
  return card(visit, repository, issue, issue, 'opening')
}

export function said(visit: Visit, repository: Repository, issue: Issue, it: Comment): Html {
  if (it.minimizedReason === null) return card(visit, repository, issue, it, `comment-${it.id}`)
  return html`<details class="minimized" id="hidden-${it.id}" data-part><summary>This comment was hidden: ${it.minimizedReason}</summary>${card(visit, repository, issue, it, `comment-${it.id}`)}</details>`
}

function card(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  subject: Issue | Comment,
  id: string,
): Html {
  const { world, actor } = visit
  const author = userById(world, subject.authorId)
  const mayEdit =
    !repository.archived && (isAuthor(actor, subject) || may(actor, repository, 'write'))
  const body = visit.url.searchParams.get('edit') === id && mayEdit ? editor : reading
  return html`<article class="comment" id="${id}"${!hidden(subject) && html` data-part`} aria-label="Comment by ${author.login}">${avatar(author)}
<div class="box"><header>${who(repository, author)} <a class="meta" href="#${id}">${time(world, subject.createdAt)}</a>${subject.lastEditedAt !== null && html` <span class="meta" title="by ${userById(world, subject.editorId ?? author.id).login}">edited</span>`}
${mayEdit && menu(visit, repository, issue, subject, id)}</header>
${body(visit, repository, issue, subject, mayEdit, id)}${reactions(visit, repository, issue, subject)}</div></article>`
}

/** A hidden comment is a part of the page together with the fold around it. */
const hidden = (subject: Issue | Comment) => isComment(subject) && subject.minimizedReason !== null

const who = (repository: Repository, author: User): Content => [
  person(author),
  ' ',
  roleBadge(repository, author),
]

const isComment = (subject: Issue | Comment): subject is Comment => !('comments' in subject)
/** Which comment a form is about; empty for the issue's own body. */
export const subjectField = (subject: Issue | Comment) =>
  html`<input type="hidden" name="comment" value="${isComment(subject) ? subject.id : ''}">`

function menu(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  subject: Issue | Comment,
  id: string,
): Html {
  const remove = html`<form method="post" action="${actionOf(visit, repository, issue)}">${subjectField(subject)}<button class="danger" name="do" value="delete-comment">Delete</button></form>`
  return html`<details class="menu"><summary aria-label="Comment actions">⋯</summary><div><a href="?edit=${id}#${id}">Edit</a>${isComment(subject) && remove}</div></details>`
}

type Body = typeof reading

function reading(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  subject: Issue | Comment,
  mayEdit: boolean,
  _id: string,
): Html {
  const source = subject.body ?? ''
  if (source.trim() === '') return html`<p class="markdown none">No description provided.</p>`
  const text = markdown(source, linksFor(visit, repository), mayEdit)
  if (!text.markup.includes('<button class="box"')) return html`<div class="markdown">${text}</div>`
  return html`<form class="markdown" method="post" action="${actionOf(visit, repository, issue)}">${text}<p class="hidden"><input type="hidden" name="do" value="tick"><input type="hidden" name="at" value="${subject.updatedAt}">${subjectField(subject)}</p></form>`
}

const editor: Body = (visit, repository, issue, subject, _mayEdit, id) =>
  html`<form class="edit" method="post" action="${actionOf(visit, repository, issue)}">${subjectField(subject)}
<label for="edit-${id}">Edit comment</label><textarea id="edit-${id}" name="body" rows="12" autofocus>
${subject.body ?? ''}</textarea><p class="right"><a class="button" href="?#${id}">Cancel</a> <button class="primary" name="do" value="edit">Update comment</button></p></form>`

/** Where people write. Whoever may close can do both at once. */
export function composer(visit: Visit, repository: Repository, issue: Issue): Html {
  const { actor } = visit
  if (repository.archived)
    return html`<p class="flash">This repository has been archived.</p>${kept(visit)}`
  if (issue.locked && !may(actor, repository, 'triage')) {
    return html`<p class="flash">This conversation has been locked and limited to collaborators.</p>${kept(visit)}`
  }
  const mayClose = isAuthor(actor, issue) || may(actor, repository, 'triage')
  return html`<form class="comment composer" id="composer" method="post" action="${actionOf(visit, repository, issue)}">${avatar(actor.user)}
<div class="box"><label for="new-comment">Add a comment</label><textarea id="new-comment" name="body" rows="5" placeholder="Markdown works here; so do commands, each on its own line">
${visit.sent.get('body') ?? ''}</textarea>
<p class="right"><button class="primary" name="do" value="comment">Comment</button>${mayClose && stateButtons(issue)}</p></div></form>`
}

/** Words that were refused where there is no box to put them back into. */
function kept(visit: Visit): Content {
  const body = visit.sent.get('body')
  return (
    body !== null &&
    html`<p><label for="kept">What you wrote, to copy</label><textarea id="kept" rows="5" readonly>
${body}</textarea></p>`
  )
}

function stateButtons(issue: Issue): Content {
  if (issue.pull?.mergedAt) return null
  if (issue.state === 'closed') return html` <button name="do" value="reopen">Reopen</button>`
  if (issue.pull !== null) return html` <button name="do" value="close">Close pull request</button>`
  return html` <span class="close"><label for="reason">Close as</label> <select id="reason" name="reason"><option value="completed">completed</option><option value="not_planned">not planned</option><option value="duplicate">duplicate</option></select> <button name="do" value="close">Close</button></span>`
}
