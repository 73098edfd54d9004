import { instant } from '../../domain/instant.ts'
import { putFile, removeFile } from '../actions/commits.ts'
import { entryAt, resolveRef } from '../git-tree.ts'
import type { Repository, Signature, TreeEntry } from '../model.ts'
import { commitJson } from '../present/git.ts'
import { repositoryPage, repositoryUrl } from '../present/repository.ts'
import { notFound, Refusal } from '../refusal.ts'
import { type Body, isBody, optionalText, requiredText } from './body.ts'
import { type Here, here, ok, type Reply, type Route } from './route.ts'

/** Above this GitHub leaves the content out unless the raw media type is asked for. */
const MAX_INLINE_BYTES = 1024 * 1024

function blobOf(repository: Repository, sha: string): Buffer<ArrayBuffer> {
  return Buffer.from(repository.git.blobs[sha] ?? '', 'base64')
}

const typeOf = (entry: TreeEntry) =>
  ({ tree: 'dir', commit: 'submodule', blob: entry.mode === '120000' ? 'symlink' : 'file' })[
    entry.type
  ]

function item(at: Here, entry: TreeEntry, path: string) {
  const { repository, world } = at
  const ref = at.query.get('ref') ?? repository.defaultBranch
  const url = `${repositoryUrl(world, repository)}/contents/${encodeURI(path)}?ref=${ref}`
  const kind = entry.type === 'tree' ? 'tree' : 'blob'
  const html = `${repositoryPage(world, repository)}/${kind}/${ref}/${path}`
  const git = `${repositoryUrl(world, repository)}/git/${kind}s/${entry.sha}`
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha: entry.sha,
    size: entry.type === 'blob' ? blobOf(repository, entry.sha).length : 0,
    url,
    html_url: html,
    git_url: git,
    download_url:
      entry.type === 'blob' ? `${repositoryPage(world, repository)}/raw/${ref}/${path}` : null,
    type: typeOf(entry),
    _links: { self: url, git, html },
  }
}

function file(at: Here, entry: TreeEntry, path: string) {
  const bytes = blobOf(at.repository, entry.sha)
  const inline = bytes.length <= MAX_INLINE_BYTES
  const base64 = bytes.toString('base64').replace(/.{60}/g, '$&\n')
  return {
    ...item(at, entry, path),
    content: inline ? `${base64}\n` : '',
    encoding: inline ? 'base64' : 'none',
  }
}

/** One file, or what is in a folder. `Accept: application/vnd.github.raw` answers the bytes. */
function read(at: Here): Reply {
  const { repository } = at
  const path = (at.params['path'] ?? '').replace(/^\/+|\/+$/g, '')
  const sha = resolveRef(repository, at.query.get('ref') ?? undefined)
  if (sha === undefined) {
    const message = `No commit found for the ref ${at.query.get('ref')}`
    throw at.query.has('ref')
      ? new Refusal(404, message)
      : new Refusal(404, 'This repository is empty.')
  }
  const entry = entryAt(repository.git, repository.git.commits[sha]?.treeSha ?? '', path)
  if (entry === undefined) throw notFound()
  if (entry.type === 'tree') return ok(folder(at, entry, path))
  if (/\braw\b/.test(at.accept)) {
    const type = 'application/vnd.github.raw; charset=utf-8'
    return { status: 200, raw: { bytes: blobOf(repository, entry.sha), type } }
  }
  return ok(file(at, entry, path))
}

function folder(at: Here, tree: TreeEntry, path: string) {
  return (at.repository.git.trees[tree.sha] ?? []).map((entry) =>
    item(at, entry, path === '' ? entry.path : `${path}/${entry.path}`),
  )
}

/** A person as a commit names them; what is left out is filled in by the action. */
export function signatureOf(body: Body, key: string): Partial<Signature> | undefined {
  const value = body[key]
  if (!isBody(value)) return undefined
  const [name, email, date] = ['name', 'email', 'date'].map((part) => optionalText(value, part))
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(date === undefined ? {} : { date: instant(date) }),
  }
}

const BASE64 = /^[A-Za-z\d+/\s]*={0,2}\s*$/

function write(at: Here): Reply {
  const { world, actor, repository, body } = at
  const path = at.params['path'] ?? ''
  const content = requiredText(body, 'content')
  if (!BASE64.test(content)) throw new Refusal(422, 'content is not valid Base64')
  const { commit, sha, created } = putFile(world, actor, repository, {
    path,
    content: Buffer.from(content, 'base64'),
    message: requiredText(body, 'message'),
    branch: optionalText(body, 'branch'),
    sha: optionalText(body, 'sha'),
    author: signatureOf(body, 'author'),
    committer: signatureOf(body, 'committer'),
  })
  const entry: TreeEntry = { path, mode: '100644', type: 'blob', sha }
  const data = { content: item(at, entry, path), commit: commitJson(world, repository, commit) }
  return { status: created ? 201 : 200, data }
}

function remove(at: Here): Reply {
  const { world, actor, repository, body } = at
  const commit = removeFile(world, actor, repository, {
    path: at.params['path'] ?? '',
    message: requiredText(body, 'message'),
    branch: optionalText(body, 'branch'),
    sha: requiredText(body, 'sha'),
    author: signatureOf(body, 'author'),
    committer: signatureOf(body, 'committer'),
  })
  return ok({ content: null, commit: commitJson(world, repository, commit) })
}

export const CONTENT_ROUTES: readonly Route[] = [
  here('GET', '/contents/{path*}', 'contents=read', read),
  here('PUT', '/contents/{path+}', 'contents=write', write),
  here('DELETE', '/contents/{path+}', 'contents=write', remove),
]
