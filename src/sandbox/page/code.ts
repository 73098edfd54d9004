import { may } from '../access.ts'
import type { Repository, TreeEntry } from '../model.ts'
import { notFound } from '../refusal.ts'
import { textOf } from './files.ts'
import { frontMatterTable, splitFrontMatter } from './front-matter.ts'
import { type Content, type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { linksFor } from './links.ts'
import { markdown } from './markdown.ts'
import { branchesOf, type Place, placeIn } from './place.ts'
import { page, type Reply } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** A folder's entries or a file on a branch. */
export function codePage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const branches = branchesOf(repository)
  const place = placeIn(repository, visit.at['rest'] ?? '')
  const { ref, path, entry } = place
  if (entry === undefined && branches.length > 0) throw notFound()
  const content = entry === undefined ? empty() : view(visit, repository, place, entry)
  const others = branches.map(
    (name) =>
      html`<li><a href="${home(visit, repository)}/tree/${encodeURI(name)}">${name}</a></li>`,
  )
  const body = html`<h1>${path === '' ? 'Code' : path}</h1><p class="meta">on ${ref}</p>${content}<h2>Branches</h2><ul class="box rows">${others}</ul>`
  return page(layout(visit, { title: path || 'Code', repository, tab: 'code', body }))
}

const empty = () => html`<p class="box empty">This repository is empty.</p>`

function view(visit: Visit, repository: Repository, place: Place, entry: TreeEntry): Html {
  const { ref, path } = place
  if (entry.type === 'blob') return fileView(visit, repository, place, entry)
  const rows = (repository.git.trees[entry.sha] ?? []).map((child) => {
    const below = encodeURI(`${ref}/${path === '' ? '' : `${path}/`}${child.path}`)
    const slash = child.type === 'tree' ? '/' : ''
    return html`<li><a href="${home(visit, repository)}/${child.type}/${below}">${child.path}${slash}</a></li>`
  })
  return html`<ul class="box rows">${rows}</ul>`
}

function fileView(visit: Visit, repository: Repository, place: Place, entry: TreeEntry): Html {
  const text = textOf(repository.git, entry.sha)
  if (text === null) return html`<p class="box empty">Binary file</p>`
  const readable = /\.(?:md|markdown)$/i.test(place.path)
  const plain = !readable || visit.url.searchParams.has('plain')
  const tools = bar(visit, repository, place, readable, plain)
  const content = plain ? numbered(text) : rendered(visit, repository, text)
  return html`<div class="box file">${tools}${content}</div>`
}

function bar(
  visit: Visit,
  repository: Repository,
  { ref, path }: Place,
  readable: boolean,
  plain: boolean,
): Content {
  const tab = (words: string, query: string, on: boolean) =>
    html`<a href="?${query}"${on && html` aria-current="true"`}>${words}</a>`
  const views = readable && html`${tab('Preview', '', !plain)}${tab('Code', 'plain=1', plain)}`
  const branch = repository.refs[`refs/heads/${ref}`] !== undefined
  const address = `${home(visit, repository)}/edit/${encodeURI(`${ref}/${path}`)}`
  const edit =
    branch &&
    !repository.archived &&
    may(visit.actor, repository, 'write') &&
    html`<a class="button" href="${address}">Edit file</a>`
  return html`<div class="file-bar"><nav aria-label="View">${views}</nav>${edit}</div>`
}

function rendered(visit: Visit, repository: Repository, text: string): Html {
  const { matter, body } = splitFrontMatter(text)
  const words = markdown(body, linksFor(visit, repository), false)
  return html`<div class="markdown document">${matter !== null && frontMatterTable(matter)}${words}</div>`
}

function numbered(text: string): Html {
  const rows = text
    .replace(/\n$/, '')
    .split('\n')
    .map(
      (line, index) =>
        html`<tr id="L${index + 1}"><td class="number">${index + 1}</td><td class="code">${line}</td></tr>`,
    )
  return html`<table class="diff"><tbody>${rows}</tbody></table>`
}
