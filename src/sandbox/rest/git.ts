import { createBlob, createCommit, createTree, type TreeChange } from '../actions/commits.ts'
import { createRef, deleteRef, updateRef } from '../actions/refs.ts'
import { flattened, resolveRef, storeBlob } from '../git-tree.ts'
import type { TreeEntry } from '../model.ts'
import { commitJson, gitNodeId, refJson } from '../present/git.ts'
import { repositoryUrl } from '../present/repository.ts'
import { invalid, notFound, Refusal } from '../refusal.ts'
import { isBody, list, names, optionalFlag, optionalText, requiredText } from './body.ts'
import { signatureOf } from './contents.ts'
import { created, type Here, here, listed, NOTHING, ok, type Reply, type Route } from './route.ts'

const show = (at: Here, ref: string) =>
  refJson(at.world, at.repository, ref, at.repository.refs[ref] ?? '')

const asked = (at: Here) => `refs/${at.params['ref'] ?? ''}`

function oneRef(at: Here): Reply {
  if (at.repository.refs[asked(at)] === undefined) throw notFound()
  return ok(show(at, asked(at)))
}

function matchingRefs(at: Here): Reply {
  const kept = Object.keys(at.repository.refs).filter((ref) => ref.startsWith(asked(at)))
  return listed(kept.sort(), (ref) => show(at, ref))
}

function addRef(at: Here): Reply {
  const ref = requiredText(at.body, 'ref')
  createRef(at.world, at.actor, at.repository, ref, requiredText(at.body, 'sha'))
  return created(show(at, ref))
}

function pointRef(at: Here): Reply {
  const sha = requiredText(at.body, 'sha')
  const force = optionalFlag(at.body, 'force') ?? false
  updateRef(at.world, at.actor, at.repository, asked(at), sha, force)
  return ok(show(at, asked(at)))
}

function removeRef(at: Here): Reply {
  deleteRef(at.world, at.actor, at.repository, asked(at))
  return NOTHING
}

const gitUrl = (at: Here, kind: string, sha: string) =>
  `${repositoryUrl(at.world, at.repository)}/git/${kind}/${sha}`

function addBlob(at: Here): Reply {
  const encoding = optionalText(at.body, 'encoding') === 'base64' ? 'base64' : 'utf8'
  const content = Buffer.from(requiredText(at.body, 'content'), encoding)
  const sha = createBlob(at.world, at.actor, at.repository, content)
  return created({ sha, url: gitUrl(at, 'blobs', sha) })
}

function oneBlob(at: Here): Reply {
  const sha = at.params['file_sha'] ?? ''
  const content = at.repository.git.blobs[sha]
  if (content === undefined) throw notFound()
  const size = Buffer.from(content, 'base64').length
  const node_id = gitNodeId(at.repository, sha)
  const url = gitUrl(at, 'blobs', sha)
  return ok({ sha, node_id, size, url, content, encoding: 'base64' })
}

function treeJson(at: Here, sha: string, recursive: boolean) {
  const { git } = at.repository
  const entries = recursive ? flattened(git, sha) : (git.trees[sha] ?? [])
  const tree = entries.map((entry) => ({
    ...entry,
    ...(entry.type === 'blob'
      ? { size: Buffer.from(git.blobs[entry.sha] ?? '', 'base64').length }
      : {}),
    url: gitUrl(at, entry.type === 'tree' ? 'trees' : 'blobs', entry.sha),
  }))
  return { sha, url: gitUrl(at, 'trees', sha), tree, truncated: false }
}

function oneTree(at: Here): Reply {
  const { git } = at.repository
  const name = at.params['tree_sha'] ?? ''
  const sha = git.commits[resolveRef(at.repository, name) ?? '']?.treeSha ?? name
  if (git.trees[sha] === undefined) throw notFound()
  return ok(treeJson(at, sha, at.query.has('recursive')))
}

const MODES: readonly TreeEntry['mode'][] = ['100644', '100755', '120000', '040000', '160000']
const KIND = { '040000': 'tree', '160000': 'commit' } as const

/** One line of the request: `content` makes a blob on the way, `sha: null` deletes the path. */
function change(at: Here, line: unknown): TreeChange {
  if (!isBody(line)) throw invalid({ resource: 'Tree', code: 'invalid', field: 'tree' })
  const mode = MODES.find((known) => known === line['mode'])
  if (mode === undefined) throw new Refusal(422, 'tree.mode is not a valid mode')
  const type = mode === '040000' || mode === '160000' ? KIND[mode] : 'blob'
  const content = optionalText(line, 'content')
  const sha =
    content === undefined
      ? (optionalText(line, 'sha') ?? null)
      : storeBlob(at.repository.git, Buffer.from(content))
  return { path: requiredText(line, 'path'), mode, type, sha }
}

function addTree(at: Here): Reply {
  const base = optionalText(at.body, 'base_tree')
  const start = base === undefined ? null : (at.repository.git.commits[base]?.treeSha ?? base)
  const changes = (list(at.body, 'tree') ?? []).map((line) => change(at, line))
  const sha = createTree(at.world, at.actor, at.repository, start, changes)
  return created(treeJson(at, sha, false))
}

function addCommit(at: Here): Reply {
  const commit = createCommit(at.world, at.actor, at.repository, {
    message: requiredText(at.body, 'message'),
    treeSha: requiredText(at.body, 'tree'),
    parentShas: names(at.body, 'parents') ?? [],
    author: signatureOf(at.body, 'author'),
    committer: signatureOf(at.body, 'committer'),
  })
  return created(commitJson(at.world, at.repository, commit))
}

export const GIT_ROUTES: readonly Route[] = [
  here('GET', '/git/ref/{ref+}', 'contents=read', oneRef),
  here('GET', '/git/matching-refs/{ref+}', 'contents=read', matchingRefs),
  here('POST', '/git/refs', 'contents=write', addRef),
  here('PATCH', '/git/refs/{ref+}', 'contents=write', pointRef),
  here('DELETE', '/git/refs/{ref+}', 'contents=write', removeRef),
  here('POST', '/git/blobs', 'contents=write', addBlob),
  here('GET', '/git/blobs/{file_sha}', 'contents=read', oneBlob),
  here('POST', '/git/trees', 'contents=write', addTree),
  here('GET', '/git/trees/{tree_sha}', 'contents=read', oneTree),
  here('POST', '/git/commits', 'contents=write', addCommit),
]
