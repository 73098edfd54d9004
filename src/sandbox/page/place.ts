import { entryAt } from '../git-tree.ts'
import type { Repository, TreeEntry } from '../model.ts'
import { treeOf } from './files.ts'

/** Something in the code: a branch, tag or commit, and a path below it. */
export interface Place {
  readonly ref: string
  readonly path: string
  readonly entry: TreeEntry | undefined
}

/** Reads `branch/path`; branch names may have slashes. */
export function placeIn(repository: Repository, rest: string): Place {
  const ref =
    branchesOf(repository).find((name) => rest === name || rest.startsWith(`${name}/`)) ??
    rest.split('/')[0] ??
    ''
  const path = rest.slice(ref.length + 1)
  const tree = treeOf(repository, ref)
  const entry = tree === undefined ? undefined : entryAt(repository.git, tree, path)
  return { ref, path, entry }
}

/** Longest first, so that `a/b` is not read as the folder `b` on `a`. */
export function branchesOf(repository: Repository): string[] {
  return Object.keys(repository.refs)
    .filter((name) => name.startsWith('refs/heads/'))
    .map((name) => name.slice('refs/heads/'.length))
    .toSorted((a, b) => b.length - a.length)
}
