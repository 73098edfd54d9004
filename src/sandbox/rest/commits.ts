import { pullsWith } from '../closing.ts'
import { changesBetween } from '../diff/files.ts'
import { userById } from '../find.ts'
import { commitsBetween, history, mergeBase } from '../git-history.ts'
import { entryAt, resolveRef } from '../git-tree.ts'
import type { Commit, Repository } from '../model.ts'
import { fileJson } from '../present/file.ts'
import { repositoryCommitJson } from '../present/git.ts'
import { pullItem } from '../present/pull.ts'
import { repositoryPage, repositoryUrl } from '../present/repository.ts'
import { notFound, Refusal } from '../refusal.ts'
import { type Here, here, listed, ok, type Reply, type Route } from './route.ts'

const show = (at: Here, commit: Commit) => repositoryCommitJson(at.world, at.repository, commit)

/** Newest first, from a branch or a commit on, as far as the query lets them through. */
function list(at: Here): Reply {
  const { repository, query } = at
  const start = query.get('sha')
  const sha = resolveRef(repository, start ?? undefined)
  if (sha === undefined && start === null) throw new Refusal(409, 'Git Repository is empty.')
  if (sha === undefined) throw notFound()
  const kept = history(repository.git, sha).filter((commit) => matches(at, commit))
  return listed(kept, (commit) => show(at, commit))
}

function matches(at: Here, commit: Commit): boolean {
  const { repository, world, query } = at
  const time = (key: string) => Date.parse(query.get(key) ?? '')
  const [since, until] = [time('since'), time('until')]
  const author = query.get('author')?.toLowerCase()
  const login = commit.authorId === null ? null : userById(world, commit.authorId).login
  const path = query.get('path')
  return [
    Number.isNaN(since) || commit.committer.date >= since,
    Number.isNaN(until) || commit.committer.date <= until,
    author === undefined || [login?.toLowerCase(), commit.author.email].includes(author),
    path === null || touches(repository, commit, path),
  ].every(Boolean)
}

/** Whether a commit changed a path against every parent, as git's own simplified history has it. */
function touches({ git }: Repository, commit: Commit, path: string): boolean {
  const at = (treeSha: string | undefined) => entryAt(git, treeSha ?? '', path)?.sha
  const here = at(commit.treeSha)
  const before = commit.parentShas.map((sha) => at(git.commits[sha]?.treeSha))
  return before.length === 0 ? here !== undefined : before.every((sha) => sha !== here)
}

function one(at: Here): Reply {
  const { world, repository } = at
  const commit = repository.git.commits[resolveRef(repository, at.params['ref']) ?? '']
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${at.params['ref']}`)
  const changes = changesBetween(repository.git, commit.parentShas[0] ?? '', commit.sha)
  const files = changes.map((file) => fileJson(world, repository, commit.sha, file))
  const sum = (key: 'additions' | 'deletions' | 'changes') =>
    files.reduce((total, file) => total + file[key], 0)
  const stats = { total: sum('changes'), additions: sum('additions'), deletions: sum('deletions') }
  return ok({ ...show(at, commit), stats, files })
}

/** `base...head`, each a branch, a tag, a commit or `owner:branch`. */
function compare(at: Here): Reply {
  const { world, repository } = at
  const [left = '', right = ''] = (at.params['basehead'] ?? '').split('...')
  const owner = `${userById(world, repository.ownerId).login}:`
  const [base, head] = [left, right].map((name) => {
    const short = name.startsWith(owner) ? name.slice(owner.length) : name
    return repository.git.commits[resolveRef(repository, short) ?? '']
  })
  if (base === undefined || head === undefined || left === '' || right === '') throw notFound()
  const parted = mergeBase(repository.git, base.sha, head.sha)
  const common = repository.git.commits[parted ?? '']
  if (common === undefined) throw notFound()
  const ahead = commitsBetween(repository.git, base.sha, head.sha)
  const behind = commitsBetween(repository.git, head.sha, base.sha).length
  return ok({
    ...links(at, base, head),
    base_commit: show(at, base),
    merge_base_commit: show(at, common),
    status: statusOf(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: ahead.map((commit) => show(at, commit)),
    files: changesBetween(repository.git, common.sha, head.sha).map((file) =>
      fileJson(world, repository, head.sha, file),
    ),
  })
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged'
  if (ahead > 0) return 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

function links(at: Here, base: Commit, head: Commit) {
  const named = at.params['basehead'] ?? ''
  const page = `${repositoryPage(at.world, at.repository)}/compare/${named}`
  const exact = `${base.sha}...${head.sha}`
  return {
    url: `${repositoryUrl(at.world, at.repository)}/compare/${named}`,
    html_url: page,
    permalink_url: `${repositoryPage(at.world, at.repository)}/compare/${exact}`,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
  }
}

function pulls(at: Here): Reply {
  const { world, repository } = at
  const sha = at.params['commit_sha'] ?? ''
  if (repository.git.commits[sha] === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${sha}`)
  }
  return listed(pullsWith(repository, sha), (issue) =>
    pullItem(world, repository, issue, issue.pull),
  )
}

export const COMMIT_ROUTES: readonly Route[] = [
  here('GET', '/commits', 'contents=read', list),
  here('GET', '/commits/{commit_sha}/pulls', 'pull_requests=read; contents=read', pulls),
  here('GET', '/commits/{ref+}', 'contents=read', one),
  here('GET', '/compare/{basehead+}', 'contents=read', compare),
]
