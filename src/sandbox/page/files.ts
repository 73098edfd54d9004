import { entryAt, resolveRef } from '../git-tree.ts'
import type { GitObjects, Repository } from '../model.ts'

/** The tree of a branch, tag or commit; undefined where there is none. */
export function treeOf(repository: Repository, ref: string): string | undefined {
  return repository.git.commits[resolveRef(repository, ref) ?? '']?.treeSha
}

/** A file's text; null for bytes that are no text. */
export function textOf(git: GitObjects, sha: string): string | null {
  const bytes = Buffer.from(git.blobs[sha] ?? '', 'base64')
  return bytes.includes(0) ? null : bytes.toString('utf8')
}

interface FileText {
  readonly name: string
  readonly content: string
}

/** The text files right below a folder. */
export function filesIn(repository: Repository, ref: string, folder: string): FileText[] {
  const { git } = repository
  const at = entryAt(git, treeOf(repository, ref) ?? '', folder)
  return (git.trees[at?.sha ?? ''] ?? []).flatMap((entry) => {
    const content = entry.type === 'blob' ? textOf(git, entry.sha) : null
    return content === null ? [] : [{ name: entry.path, content }]
  })
}
