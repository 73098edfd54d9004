import { flattened } from '../git-tree.ts'
import type { GitObjects } from '../model.ts'
import { type Hunk, hunksOf, splitLines } from './hunks.ts'
import { lineDiff } from './lines.ts'

export interface FileChange {
  readonly path: string
  /** Where it stood before; the same as `path` unless it was renamed. */
  readonly from: string
  readonly status: 'added' | 'modified' | 'removed' | 'renamed'
  /** Null on the side where there is no such file. */
  readonly before: string | null
  readonly after: string | null
}

/** The files in which two commits differ, by path, with renames found as git finds them. */
export function changesBetween(git: GitObjects, base: string, head: string): readonly FileChange[] {
  const [before, after] = [filesOf(git, base), filesOf(git, head)]
  const written = [...after].flatMap(([path, sha]): FileChange[] => {
    const old = before.get(path) ?? null
    if (old === sha) return []
    const status = old === null ? 'added' : 'modified'
    return [{ path, from: path, status, before: old, after: sha }]
  })
  const removed = [...before].flatMap(([path, sha]): FileChange[] =>
    after.has(path) ? [] : [{ path, from: path, status: 'removed', before: sha, after: null }],
  )
  return renamed(git, written, removed).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Every file of a commit: path to the name of its blob. */
export function filesOf(git: GitObjects, commit: string): ReadonlyMap<string, string> {
  const entries = flattened(git, git.commits[commit]?.treeSha ?? '')
  return new Map(entries.flatMap(({ type, path, sha }) => (type === 'blob' ? [[path, sha]] : [])))
}

/** Git calls it a rename where half of the lines are the same. */
const SIMILAR = 0.5

function renamed(
  git: GitObjects,
  written: readonly FileChange[],
  removed: readonly FileChange[],
): readonly FileChange[] {
  const left = new Set(removed)
  const kept = written.map((file): FileChange => {
    if (file.status !== 'added') return file
    const [best] = [...left]
      .map((old) => ({ old, share: similarity(git, old.before, file.after) }))
      .filter(({ share }) => share >= SIMILAR)
      .toSorted((a, b) => b.share - a.share)
    if (best === undefined) return file
    left.delete(best.old)
    return { ...file, from: best.old.path, status: 'renamed', before: best.old.before }
  })
  return [...kept, ...left]
}

function similarity(git: GitObjects, before: string | null, after: string | null): number {
  if (before === after) return 1
  const [old = null, fresh = null] = [before, after].map((sha) => textOfBlob(git, sha))
  if (old === null || fresh === null || old === '' || fresh === '') return 0
  const [a, b] = [splitLines(old), splitLines(fresh)]
  const same = lineDiff(a, b)
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { count }) => sum + count, 0)
  return same / Math.max(a.length, b.length)
}

/** Empty for no blob at all; null for bytes that are no text. */
export function textOfBlob(git: GitObjects, sha: string | null): string | null {
  if (sha === null) return ''
  const bytes = Buffer.from(git.blobs[sha] ?? '', 'base64')
  return bytes.includes(0) ? null : bytes.toString('utf8')
}

/** The hunks of one file; null where one of its sides is no text. */
export function hunksOfFile(git: GitObjects, file: FileChange): readonly Hunk[] | null {
  const [before, after] = [textOfBlob(git, file.before), textOfBlob(git, file.after)]
  return before === null || after === null ? null : hunksOf(before, after)
}

/** How many lines were added and taken. */
export function lineCounts(hunks: readonly Hunk[] | null) {
  const lines = (hunks ?? []).flatMap((hunk) => hunk.lines)
  const count = (wanted: 'added' | 'taken') => lines.filter(({ kind }) => kind === wanted).length
  return { additions: count('added'), deletions: count('taken') }
}
