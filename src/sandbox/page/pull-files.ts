import { may } from '../access.ts'
import { type FileChange, hunksOfFile, lineCounts } from '../diff/files.ts'
import type { Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { currentLines } from '../present/review.ts'
import { annotationBox } from './annotation.ts'
import { type Below, diffTable } from './diff-table.ts'
import { type Content, type Html, html } from './html.ts'
import { home } from './layout.ts'
import { type Brought, broughtBy, pullDocument } from './pull-frame.ts'
import { pullOf } from './pull-of.ts'
import { reviewComment } from './pull-review.ts'
import { lineForm, reviewForm } from './pull-review-form.ts'
import { page, type Reply } from './reply.ts'
import type { Visit } from './visit.ts'

/** The diff, with annotations and comments at their lines. */
export function filesPage(visit: Visit): Reply {
  const { repository, issue } = pullOf(visit)
  const brought = broughtBy(repository, issue)
  const shown = brought.files.map((file, index) =>
    fileBox(visit, repository, issue, brought, file, index),
  )
  const content = html`<div class="files-tab">${reviewForm(visit, repository, issue)}${shown}</div>`
  return page(pullDocument(visit, repository, issue, 'files', content))
}

function fileBox(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  brought: Brought,
  file: FileChange,
  index: number,
): Html {
  const hunks = hunksOfFile(repository.git, file)
  const { additions, deletions } = lineCounts(hunks)
  const name = file.status === 'renamed' ? `${file.from} → ${file.path}` : file.path
  const below = notesOf(visit, repository, issue, brought, file)
  return html`<details class="box file diff-file" id="file-${index}" data-part open><summary><span class="grow">${name}</span> <span class="badge">${file.status}</span> <span class="plus">+${additions}</span> <span class="minus">−${deletions}</span></summary>${links(visit, repository, issue, file)}${diffTable(hunks, below)}${hunks !== null && lineForm(visit, repository, issue, file.path, index)}</details>`
}

function links(visit: Visit, repository: Repository, issue: Pull, file: FileChange): Content {
  if (file.status === 'removed') return null
  const { headRef, headSha } = issue.pull
  const there = repository.refs[`refs/heads/${headRef}`] !== undefined
  const below = encodeURI(`${there ? headRef : headSha}/${file.path}`)
  const root = home(visit, repository)
  const edit =
    there &&
    issue.state === 'open' &&
    may(visit.actor, repository, 'write') &&
    html`<a class="button" href="${root}/edit/${below}">Edit file</a>`
  return html`<p class="file-links"><a href="${root}/blob/${below}">View file</a> ${edit}</p>`
}

function notesOf(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  { runs }: Brought,
  file: FileChange,
): Below {
  const annotations = runs.flatMap((run) =>
    run.annotations
      .filter(({ path }) => path === file.path)
      .map((one) => ({ line: one.endLine, content: annotationBox(one, run.name) })),
  )
  const comments = issue.pull.reviews.flatMap((review) =>
    review.comments
      .filter(({ path }) => path === file.path)
      .map((comment) => ({
        left: comment.side === 'LEFT',
        line: currentLines(repository, { issue, pull: issue.pull, review }, comment).line,
        content: html`<div id="discussion_r${comment.id}">${reviewComment(visit, repository, issue, review, comment)}</div>`,
      })),
  )
  return ({ old, fresh }) => [
    ...annotations.filter(({ line }) => line === fresh).map(({ content }) => content),
    ...comments
      .filter(({ line, left }) => line !== null && line === (left ? old : fresh))
      .map(({ content }) => content),
  ]
}
