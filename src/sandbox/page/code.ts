import { entryAt } from '../git-tree.ts'
import type { Repository, TreeEntry } from '../model.ts'
import { notFound } from '../refusal.ts'
import { textOf, treeOf } from './files.ts'
import { type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** A folder's entries or a file's text on a branch; branch names may have slashes. */
export function codePage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const rest = visit.at['rest'] ?? ''
  const branches = branchesOf(repository)
  const ref =
    branches.find((name) => rest === name || rest.startsWith(`${name}/`)) ??
    rest.split('/')[0] ??
    ''
  const path = rest.slice(ref.length + 1)
  const tree = treeOf(repository, ref)
  const entry = tree === undefined ? undefined : entryAt(repository.git, tree, path)
  if (entry === undefined && branches.length > 0) throw notFound()
  const content = entry === undefined ? empty() : view(visit, repository, ref, path, entry)
  const others = branches.map(
    (name) =>
      html`<li><a href="${home(visit, repository)}/tree/${encodeURI(name)}">${name}</a></li>`,
  )
  const body = html`<h1>${path === '' ? 'Code' : path}</h1><p class="meta">on ${ref}</p>${content}<h2>Branches</h2><ul class="box rows">${others}</ul>`
  return page(layout(visit, { title: path || 'Code', repository, tab: 'code', body }))
}

const empty = () => html`<p class="box empty">This repository is empty.</p>`

/** Longest first, so that `a/b` is not read as the folder `b` on `a`. */
function branchesOf(repository: Repository): string[] {
  return Object.keys(repository.refs)
    .filter((name) => name.startsWith('refs/heads/'))
    .map((name) => name.slice('refs/heads/'.length))
    .toSorted((a, b) => b.length - a.length)
}

function view(
  visit: Visit,
  repository: Repository,
  ref: string,
  path: string,
  entry: TreeEntry,
): Html {
  if (entry.type === 'blob') {
    return html`<div class="box file"><pre tabindex="0">${textOf(repository.git, entry.sha) ?? 'Binary file'}</pre></div>`
  }
  const rows = (repository.git.trees[entry.sha] ?? []).map((child) => {
    const below = encodeURI(`${ref}/${path === '' ? '' : `${path}/`}${child.path}`)
    const slash = child.type === 'tree' ? '/' : ''
    return html`<li><a href="${home(visit, repository)}/${child.type}/${below}">${child.path}${slash}</a></li>`
  })
  return html`<ul class="box rows">${rows}</ul>`
}
