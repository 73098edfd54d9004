import { demand, demandWritable } from '../access.ts'
import { commitName } from '../git-objects.ts'
import { entryAt, resolveRef, storeBlob, storeTree, withEntry } from '../git-tree.ts'
import type { Commit, Repository, Signature, TreeEntry, User } from '../model.ts'
import { Refusal } from '../refusal.ts'
import { demandPushable } from '../rules.ts'
import type { Actor, World } from '../world.ts'
import { pushRef } from './refs.ts'

/** The address GitHub writes where somebody keeps theirs private. */
const addressOf = (user: User) => `${user.id}+${user.login}@users.noreply.github.com`

export function signature(world: World, user: User, given?: Partial<Signature>): Signature {
  return {
    name: given?.name ?? user.name ?? user.login,
    email: given?.email ?? addressOf(user),
    date: given?.date ?? world.now(),
  }
}

function demandPush(actor: Actor, repository: Repository): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
}

export function createBlob(
  world: World,
  actor: Actor,
  repository: Repository,
  content: Uint8Array,
): string {
  demandPush(actor, repository)
  world.changed()
  return storeBlob(repository.git, content)
}

/** One line of a new tree: `sha: null` deletes the path. */
export type TreeChange = Omit<TreeEntry, 'sha'> & { readonly sha: string | null }

/** Makes a tree, on top of another one if given. */
export function createTree(
  world: World,
  actor: Actor,
  repository: Repository,
  base: string | null,
  changes: readonly TreeChange[],
): string {
  demandPush(actor, repository)
  const { git } = repository
  if (base !== null && git.trees[base] === undefined) throw new Refusal(404, 'Not Found')
  let tree = base
  for (const { path, mode, type, sha } of changes) {
    if (sha !== null && !(sha in git.blobs) && !(sha in git.trees)) {
      throw new Refusal(422, `tree.sha ${sha} is not a valid ${type}`)
    }
    tree = withEntry(git, tree, path, sha === null ? null : { mode, type, sha })
  }
  world.changed()
  return tree ?? storeTree(git, [])
}

export interface CommitInput {
  readonly message: string
  readonly treeSha: string
  readonly parentShas: readonly string[]
  readonly author?: Partial<Signature> | undefined
  readonly committer?: Partial<Signature> | undefined
}

export function createCommit(
  world: World,
  actor: Actor,
  repository: Repository,
  input: CommitInput,
): Commit {
  demandPush(actor, repository)
  const { git } = repository
  if (git.trees[input.treeSha] === undefined) throw new Refusal(422, 'Tree SHA does not exist')
  if (input.parentShas.some((sha) => git.commits[sha] === undefined)) {
    throw new Refusal(422, 'Parent SHA does not exist or is not a commit object')
  }
  const author = signature(world, actor.user, input.author)
  const parts = {
    treeSha: input.treeSha,
    parentShas: [...input.parentShas],
    message: input.message,
    author,
    committer: { ...author, ...input.committer },
  }
  const commit = { sha: commitName(parts), ...parts, authorId: accountOf(world, actor, author) }
  git.commits[commit.sha] = commit
  world.changed()
  return commit
}

/** GitHub knows people by their address: of somebody else's commit it shows that account, or none. */
function accountOf(world: World, actor: Actor, author: Signature): number | null {
  if (author.email === addressOf(actor.user)) return actor.user.id
  const users = Object.values(world.state.users)
  return users.find((user) => author.email === addressOf(user))?.id ?? null
}

export interface FileInput {
  readonly path: string
  readonly content: Uint8Array
  readonly message: string
  readonly branch?: string | undefined
  /** The blob that is replaced; must be given exactly when there is one. */
  readonly sha?: string | undefined
  readonly author?: Partial<Signature> | undefined
  readonly committer?: Partial<Signature> | undefined
}

/** Commits one file to a branch. Throws 409 or 422 where the replaced blob is another or unnamed. */
export function putFile(
  world: World,
  actor: Actor,
  repository: Repository,
  input: FileInput,
): { readonly commit: Commit; readonly sha: string; readonly created: boolean } {
  demandPush(actor, repository)
  const branch = input.branch ?? repository.defaultBranch
  const head = resolveRef(repository, `refs/heads/${branch}`)
  if (head === undefined && Object.keys(repository.refs).length > 0) {
    throw new Refusal(404, `Branch ${branch} not found`)
  }
  const { git } = repository
  const base = git.commits[head ?? '']?.treeSha ?? null
  const old = base === null ? undefined : entryAt(git, base, input.path)
  checkReplaced(input, old)
  const sha = storeBlob(git, input.content)
  const entry = { mode: '100644', type: 'blob', sha } as const
  const treeSha = withEntry(git, base, input.path, entry) ?? storeTree(git, [])
  const { message, author, committer } = input
  const parentShas = head === undefined ? [] : [head]
  const commit = createCommit(world, actor, repository, {
    message,
    author,
    committer,
    treeSha,
    parentShas,
  })
  demandPushable(repository, `refs/heads/${branch}`, commit.sha, 409)
  pushRef(world, actor, repository, `refs/heads/${branch}`, commit.sha)
  return { commit, sha, created: old === undefined }
}

/** Takes one file off a branch. Throws as `putFile` does, and 404 where there is no such file. */
export function removeFile(
  world: World,
  actor: Actor,
  repository: Repository,
  input: Omit<FileInput, 'content'>,
): Commit {
  demandPush(actor, repository)
  const branch = input.branch ?? repository.defaultBranch
  const ref = `refs/heads/${branch}`
  const head = repository.refs[ref]
  if (head === undefined) throw new Refusal(404, `Branch ${branch} not found`)
  const { git } = repository
  const base = git.commits[head]?.treeSha ?? null
  const old = base === null ? undefined : entryAt(git, base, input.path)
  if (old?.type !== 'blob') throw new Refusal(404, 'Not Found')
  checkReplaced(input, old)
  const { message, author, committer } = input
  const treeSha = withEntry(git, base, input.path, null) ?? storeTree(git, [])
  const made = { message, author, committer, treeSha, parentShas: [head] }
  const commit = createCommit(world, actor, repository, made)
  demandPushable(repository, ref, commit.sha, 409)
  pushRef(world, actor, repository, ref, commit.sha)
  return commit
}

function checkReplaced(input: Omit<FileInput, 'content'>, old: TreeEntry | undefined): void {
  if (input.path === '' || input.path.split('/').some((part) => part === '' || part === '..')) {
    throw new Refusal(422, 'path contains a malformed path component')
  }
  if (old !== undefined && input.sha === undefined) {
    throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`)
  }
  if (input.sha !== undefined && old?.sha !== input.sha) {
    throw new Refusal(409, `${input.path} does not match ${input.sha}`)
  }
}

/** Commits several files at once, on top of the branch: how a seed fills a repository. */
export function commitFiles(
  world: World,
  actor: Actor,
  repository: Repository,
  files: Readonly<Record<string, string>>,
  message: string,
  branch = repository.defaultBranch,
): Commit {
  demandPush(actor, repository)
  const { git } = repository
  const ref = `refs/heads/${branch}`
  const head = repository.refs[ref]
  let tree = git.commits[head ?? '']?.treeSha ?? null
  for (const [path, text] of Object.entries(files)) {
    const sha = storeBlob(git, Buffer.from(text))
    tree = withEntry(git, tree, path, { mode: '100644', type: 'blob', sha })
  }
  const treeSha = tree ?? storeTree(git, [])
  const parentShas = head === undefined ? [] : [head]
  const commit = createCommit(world, actor, repository, { message, treeSha, parentShas })
  pushRef(world, actor, repository, ref, commit.sha)
  return commit
}
