import { pullsWith } from '../closing.ts'
import { entryAt, resolveRef } from '../git-tree.ts'
import type { Repository } from '../model.ts'
import { gitNodeId } from '../present/git.ts'
import { connection, GraphqlRefusal, type PageArguments } from './connection.ts'
import { issueNode, type Place } from './issue.ts'
import { when } from './people.ts'

export function refNode(place: Place, name: string) {
  const { repository } = place
  const sha = repository.refs[name]
  if (sha === undefined) return null
  const short = name.replace(/^refs\/(?:heads|tags)\//, '')
  const prefix = name.slice(0, name.length - short.length)
  return { name: short, prefix, target: () => commitNode(place, sha) }
}

export function commitNode(place: Place, sha: string) {
  const { repository } = place
  const commit = repository.git.commits[sha]
  return {
    __typename: 'Commit',
    id: gitNodeId(repository, sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message: commit?.message ?? '',
    messageHeadline: commit?.message.split('\n')[0] ?? '',
    committedDate: when(commit?.committer.date ?? null),
    associatedPullRequests: (page: PageArguments) =>
      connection('associatedPullRequests', pullsWith(repository, sha), page, (pull) =>
        issueNode(place, pull),
      ),
  }
}

/** `HEAD:path`, `branch:path`, a branch, or a name of git's own. */
export function objectNode(place: Place, expression: string) {
  const { actor, repository } = place
  if (actor.grant !== null && repository.private && !actor.grant.permissions['contents']) {
    throw new GraphqlRefusal('FORBIDDEN', 'Resource not accessible by integration')
  }
  const colon = expression.indexOf(':')
  const sha = resolveRef(repository, colon === -1 ? expression : expression.slice(0, colon))
  const commit = repository.git.commits[sha ?? '']
  if (commit === undefined) return null
  if (colon === -1) return commitNode(place, commit.sha)
  const entry = entryAt(repository.git, commit.treeSha, expression.slice(colon + 1))
  if (entry === undefined) return null
  return entry.type === 'tree' ? treeNode(repository, entry.sha) : blobNode(repository, entry.sha)
}

function treeNode(repository: Repository, sha: string) {
  const entries = (repository.git.trees[sha] ?? []).map((entry) => ({
    name: entry.path,
    oid: entry.sha,
    type: entry.type,
    object: () =>
      entry.type === 'tree' ? treeNode(repository, entry.sha) : blobNode(repository, entry.sha),
  }))
  return { __typename: 'Tree', id: gitNodeId(repository, sha), oid: sha, entries }
}

function blobNode(repository: Repository, sha: string) {
  const bytes = Buffer.from(repository.git.blobs[sha] ?? '', 'base64')
  const isBinary = bytes.includes(0)
  return {
    __typename: 'Blob',
    id: gitNodeId(repository, sha),
    oid: sha,
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : bytes.toString('utf8'),
  }
}
