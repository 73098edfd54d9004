import { iso } from '../../domain/instant.ts'
import { userById } from '../find.ts'
import type { Commit, Repository, Signature } from '../model.ts'
import type { World } from '../world.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'
import { simpleUser } from './user.ts'

const signed = (by: Signature) => ({ name: by.name, email: by.email, date: iso(by.date) })

const unverified = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
} as const

/** Git's names are long enough to be their own global ids. */
export function gitNodeId(repository: Repository, sha: string): string {
  return nodeId(`C${sha.slice(0, 12)}`, repository.id)
}

/** A commit as the git data API shows it. */
export function commitJson(world: World, repository: Repository, commit: Commit) {
  const url = repositoryUrl(world, repository)
  const page = repositoryPage(world, repository)
  return {
    sha: commit.sha,
    node_id: gitNodeId(repository, commit.sha),
    url: `${url}/git/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: signed(commit.author),
    committer: signed(commit.committer),
    tree: { sha: commit.treeSha, url: `${url}/git/trees/${commit.treeSha}` },
    message: commit.message,
    parents: commit.parentShas.map((sha) => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: unverified,
  }
}

/** A commit as the repository API shows it: with the accounts behind the names. */
export function repositoryCommitJson(world: World, repository: Repository, commit: Commit) {
  const { author, committer, tree, message, verification, ...rest } = commitJson(
    world,
    repository,
    commit,
  )
  const url = `${repositoryUrl(world, repository)}/commits/${commit.sha}`
  const account =
    commit.authorId === null ? null : simpleUser(world, userById(world, commit.authorId))
  return {
    ...rest,
    url,
    comments_url: `${url}/comments`,
    commit: { author, committer, message, tree, url: rest.url, comment_count: 0, verification },
    author: account,
    committer: account,
  }
}

export function refJson(world: World, repository: Repository, ref: string, sha: string) {
  const url = repositoryUrl(world, repository)
  return {
    ref,
    node_id: nodeId('REF', repository.id),
    url: `${url}/git/${ref}`,
    object: { sha, type: 'commit', url: `${url}/git/commits/${sha}` },
  }
}
