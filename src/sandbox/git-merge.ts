import { filesOf } from './diff/files.ts'
import { mergeBase } from './git-history.ts'
import { flattened, storeTree, withEntry } from './git-tree.ts'
import type { GitObjects, TreeEntry } from './model.ts'

export type Merged =
  | { readonly kind: 'clean'; readonly treeSha: string }
  /** The paths that both sides changed, each in its own way. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }

/** The tree of `ours` with what `theirs` changed since `base`, file by file. */
export function mergeTrees(git: GitObjects, base: string, ours: string, theirs: string): Merged {
  const [before, mine, other] = [base, ours, theirs].map((commit) => filesOf(git, commit))
  const changed = new Set(
    [...(before?.keys() ?? []), ...(other?.keys() ?? [])].filter(
      (path) => before?.get(path) !== other?.get(path),
    ),
  )
  const wanted = [...changed].filter((path) => mine?.get(path) !== other?.get(path))
  const paths = wanted.filter((path) => mine?.get(path) !== before?.get(path))
  if (paths.length > 0) return { kind: 'conflict', paths }
  const entries = entriesOf(git, theirs)
  const start: string | null = git.commits[ours]?.treeSha ?? null
  const treeSha = wanted.reduce(
    (tree: string | null, path) => withEntry(git, tree, path, entries.get(path) ?? null),
    start,
  )
  return { kind: 'clean', treeSha: treeSha ?? storeTree(git, []) }
}

function entriesOf(git: GitObjects, commit: string): ReadonlyMap<string, Omit<TreeEntry, 'path'>> {
  return new Map(
    flattened(git, git.commits[commit]?.treeSha ?? '').map(({ path, ...entry }) => [path, entry]),
  )
}

/** What merging `head` into `base` comes to, as three-way merges go: from where they parted. */
export function mergeHeads(git: GitObjects, base: string, head: string): Merged {
  return mergeTrees(git, mergeBase(git, base, head) ?? base, base, head)
}
