import { pullsWith } from '../closing.ts'
import { history } from '../git-history.ts'
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
    authoredDate: when(commit?.author.date ?? null),
    parents: (page: PageArguments) =>
      connection('parents', commit?.parentShas ?? [], page, (parent) => commitNode(place, parent)),
    tree: () => treeNode(repository, commit?.treeSha ?? ''),
    history: (asked: HistoryArguments) => historyConnection(place, sha, asked),
    associatedPullRequests: (page: PageArguments) =>
      connection('associatedPullRequests', pullsWith(repository, sha), page, (pull) =>
        issueNode(place, pull),
      ),
  }
}

interface HistoryArguments extends PageArguments {
  readonly since?: string | null
  readonly until?: string | null
}

/** A commit and all that came before it, the newest first. */
function historyConnection(place: Place, sha: string, asked: HistoryArguments) {
  const [since, until] = [Date.parse(asked.since ?? ''), Date.parse(asked.until ?? '')]
  const all = history(place.repository.git, sha)
    .filter(({ committer: { date } }) => Number.isNaN(since) || date >= since)
    .filter(({ committer: { date } }) => Number.isNaN(until) || date <= until)
    .toSorted((a, b) => b.committer.date - a.committer.date)
  return connection('history', all, asked, (commit) => commitNode(place, commit.sha))
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

/** So much of a file GraphQL shows; the rest has to be fetched in another way. */
const MOST_BYTES = 512_000

function blobNode(repository: Repository, sha: string) {
  const bytes = Buffer.from(repository.git.blobs[sha] ?? '', 'base64')
  const isBinary = bytes.includes(0)
  const shown = bytes.subarray(0, MOST_BYTES)
  return {
    __typename: 'Blob',
    id: gitNodeId(repository, sha),
    oid: sha,
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > MOST_BYTES,
    text: isBinary ? null : shown.toString('utf8'),
  }
}
