import { flattened } from './git-tree.ts'
import type { GitObjects } from './model.ts'

export interface PullSize {
  readonly commits: number
  readonly changed_files: number
  readonly additions: number
  readonly deletions: number
}

/** How much a branch brings to its base. A line that only moved counts as nothing. */
export function pullSize(git: GitObjects, baseSha: string, headSha: string): PullSize {
  const [before, after] = [baseSha, headSha].map((sha) => filesOf(git, sha))
  const paths = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])]
  const changed = paths.filter((path) => before?.get(path) !== after?.get(path))
  const lines = changed.map((path) => {
    const [old, fresh] = [before, after].map((files) => linesOf(git, files?.get(path)))
    return { added: beyond(fresh ?? [], old ?? []), taken: beyond(old ?? [], fresh ?? []) }
  })
  const known = history(git, baseSha)
  return {
    commits: [...history(git, headSha)].filter((sha) => !known.has(sha)).length,
    changed_files: changed.length,
    additions: lines.reduce((sum, { added }) => sum + added, 0),
    deletions: lines.reduce((sum, { taken }) => sum + taken, 0),
  }
}

function filesOf(git: GitObjects, commit: string): ReadonlyMap<string, string> {
  const entries = flattened(git, git.commits[commit]?.treeSha ?? '')
  return new Map(entries.flatMap(({ type, path, sha }) => (type === 'blob' ? [[path, sha]] : [])))
}

function linesOf(git: GitObjects, blob: string | undefined): readonly string[] {
  const text = Buffer.from(git.blobs[blob ?? ''] ?? '', 'base64').toString('utf8')
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** How many lines of one list the other does not have, each counted as often as it stands there. */
function beyond(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  }).length
}

function history(git: GitObjects, from: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [from]
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const commit = git.commits[sha]
    if (commit === undefined || seen.has(sha)) continue
    seen.add(sha)
    open.push(...commit.parentShas)
  }
  return seen
}
