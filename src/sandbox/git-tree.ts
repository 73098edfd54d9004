import { blobName, sortedEntries, treeName } from './git-objects.ts'
import type { GitObjects, Repository, TreeEntry } from './model.ts'

/** Stores bytes, and answers their name. */
export function storeBlob(git: GitObjects, content: Uint8Array): string {
  const sha = blobName(content)
  git.blobs[sha] = Buffer.from(content).toString('base64')
  return sha
}

export function storeTree(git: GitObjects, entries: readonly TreeEntry[]): string {
  const sha = treeName(entries)
  git.trees[sha] = sortedEntries(entries)
  return sha
}

/** What lies at a path below a tree; the tree itself for the empty path. */
export function entryAt(git: GitObjects, treeSha: string, path: string): TreeEntry | undefined {
  const root: TreeEntry = { path: '', mode: '040000', type: 'tree', sha: treeSha }
  return path
    .split('/')
    .filter((part) => part !== '')
    .reduce<TreeEntry | undefined>(
      (at, part) => git.trees[at?.sha ?? '']?.find((entry) => entry.path === part),
      root,
    )
}

/** The tree with one path set to an entry, or without it (`null`); folders come and go as needed. */
export function withEntry(
  git: GitObjects,
  treeSha: string | null,
  path: string,
  entry: Omit<TreeEntry, 'path'> | null,
): string | null {
  const [name = '', ...rest] = path.split('/')
  const siblings = (git.trees[treeSha ?? ''] ?? []).filter((other) => other.path !== name)
  const here = git.trees[treeSha ?? '']?.find((other) => other.path === name)
  const placed = rest.length === 0 ? entry : folder(git, here, rest.join('/'), entry)
  const entries = placed === null ? siblings : [...siblings, { ...placed, path: name }]
  return entries.length === 0 ? null : storeTree(git, entries)
}

function folder(
  git: GitObjects,
  here: TreeEntry | undefined,
  path: string,
  entry: Omit<TreeEntry, 'path'> | null,
): Omit<TreeEntry, 'path'> | null {
  const sha = withEntry(git, here?.type === 'tree' ? here.sha : null, path, entry)
  return sha === null ? null : { mode: '040000', type: 'tree', sha }
}

/** Every entry below a tree with its full path, folders before what is in them. */
export function flattened(git: GitObjects, treeSha: string, prefix = ''): TreeEntry[] {
  return (git.trees[treeSha] ?? []).flatMap((entry) => {
    const path = `${prefix}${entry.path}`
    const below = entry.type === 'tree' ? flattened(git, entry.sha, `${path}/`) : []
    return [{ ...entry, path }, ...below]
  })
}

/** Reads a branch, a tag, a full ref, `HEAD` or a commit's name to a commit's name. */
export function resolveRef(repository: Repository, ref: string | undefined): string | undefined {
  const name = ref === undefined || ref === 'HEAD' ? repository.defaultBranch : ref
  const candidates = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]
  const found = candidates.map((candidate) => repository.refs[candidate]).find((sha) => sha)
  return found ?? (repository.git.commits[name] === undefined ? undefined : name)
}

/** Whether `ancestor` is reachable from `from`: what makes an update of a ref a fast-forward. */
export function reaches(git: GitObjects, from: string, ancestor: string): boolean {
  const open = [from]
  const seen = new Set<string>()
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (sha === ancestor) return true
    if (seen.has(sha)) continue
    seen.add(sha)
    open.push(...(git.commits[sha]?.parentShas ?? []))
  }
  return false
}
