import { instant } from '../../src/domain/instant.ts'
import { commitName } from '../../src/sandbox/git-objects.ts'
import { storeBlob, withEntry } from '../../src/sandbox/git-tree.ts'
import type { GitObjects } from '../../src/sandbox/model.ts'

const BY = { name: 'Ana', email: 'ana@acme.test', date: instant('2026-11-20T14:00:00Z') }

export const emptyGit = (): GitObjects => ({ blobs: {}, trees: {}, commits: {} })

/** Commits these files, and nothing else, on top of these parents. */
export function commitTree(
  git: GitObjects,
  files: Readonly<Record<string, string>>,
  ...parents: string[]
): string {
  const tree = Object.entries(files).reduce<string | null>((at, [path, text]) => {
    const sha = storeBlob(git, Buffer.from(text))
    return withEntry(git, at, path, { mode: '100644', type: 'blob', sha })
  }, null)
  const made = {
    treeSha: tree ?? '',
    parentShas: parents,
    message: `${Object.keys(git.commits).length}`,
    author: BY,
    committer: BY,
  }
  const sha = commitName(made)
  git.commits[sha] = { ...made, sha, authorId: null }
  return sha
}
