import { flattened, resolveRef } from '../../../src/sandbox/git-tree.ts'
import type { Repository } from '../../../src/sandbox/model.ts'

export interface FoundFile {
  readonly path: string
  readonly sha: string
  readonly text: string
}

/** The files below a folder of a branch; none where there is no such branch. */
export function filesOn(
  repository: Repository,
  branch: string,
  folder: string,
): readonly FoundFile[] {
  const { git } = repository
  const commit = git.commits[resolveRef(repository, `refs/heads/${branch}`) ?? '']
  if (commit === undefined) return []
  return flattened(git, commit.treeSha)
    .filter(({ path, type }) => type === 'blob' && path.startsWith(folder))
    .map(({ path, sha }) => ({ path, sha, text: textOf(repository, sha) }))
}

const textOf = ({ git }: Repository, sha: string): string =>
  Buffer.from(git.blobs[sha] ?? '', 'base64').toString()
