import { changesBetween, hunksOfFile, lineCounts } from '../diff/files.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import { notFound } from '../refusal.ts'
import { avatar, person } from './chip.ts'
import { diffTable } from './diff-table.ts'
import { type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** One commit: its words, who made it, and what it changed. */
export function commitPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const commit = repository.git.commits[visit.at['sha'] ?? '']
  if (commit === undefined) throw notFound()
  const author = commit.authorId === null ? null : userById(visit.world, commit.authorId)
  const who = author === null ? commit.author.name : html`${avatar(author)} ${person(author)}`
  const [title = '', ...rest] = commit.message.split('\n')
  const words = rest.join('\n').trim()
  const tree = html`<a class="button" href="${home(visit, repository)}/tree/${commit.sha}">Browse files</a>`
  const body = html`<div class="heading"><h1>${title}</h1>${tree}</div>${words !== '' && html`<pre class="words">${words}</pre>`}
<p class="meta">${who} committed <code>${commit.sha}</code> ${time(visit.world, commit.committer.date)}</p>${files(repository, commit.parentShas[0] ?? '', commit.sha)}`
  return page(layout(visit, { title, repository, tab: 'code', body }))
}

function files(repository: Repository, before: string, after: string): readonly Html[] {
  return changesBetween(repository.git, before, after).map((file) => {
    const hunks = hunksOfFile(repository.git, file)
    const { additions, deletions } = lineCounts(hunks)
    return html`<details class="box file diff-file" open><summary><span class="grow">${file.path}</span> <span class="badge">${file.status}</span> <span class="plus">+${additions}</span> <span class="minus">−${deletions}</span></summary>${diffTable(hunks)}</details>`
  })
}
