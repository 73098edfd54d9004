import { entryAt, flattened, resolveRef } from '../git-tree.ts'
import type { GitObjects, Repository, TreeEntry } from '../model.ts'

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

interface ChangedFile {
  readonly path: string
  readonly status: 'added' | 'modified' | 'removed'
  readonly sha: string
}

/** The files in which two commits differ, by path. */
export function changedFiles(
  repository: Repository,
  baseSha: string,
  headSha: string,
): ChangedFile[] {
  const [before, after] = [blobs(repository, baseSha), blobs(repository, headSha)]
  const written = [...after].flatMap(([path, { sha }]): ChangedFile[] => {
    const old = before.get(path)
    if (old?.sha === sha) return []
    return [{ path, status: old === undefined ? 'added' : 'modified', sha }]
  })
  const removed = [...before]
    .filter(([path]) => !after.has(path))
    .map(([path, { sha }]): ChangedFile => ({ path, status: 'removed', sha }))
  return [...written, ...removed].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function blobs(repository: Repository, ref: string): Map<string, TreeEntry> {
  const entries = flattened(repository.git, treeOf(repository, ref) ?? '')
  return new Map(entries.filter(({ type }) => type === 'blob').map((entry) => [entry.path, entry]))
}
