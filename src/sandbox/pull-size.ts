import { changesBetween, hunksOfFile, lineCounts } from './diff/files.ts'
import { commitsBetween, mergeBase } from './git-history.ts'
import type { GitObjects } from './model.ts'

export interface PullSize {
  readonly commits: number
  readonly changed_files: number
  readonly additions: number
  readonly deletions: number
}

/** How much a branch brings to its base, from where the two parted. */
export function pullSize(git: GitObjects, baseSha: string, headSha: string): PullSize {
  const changes = changesBetween(git, mergeBase(git, baseSha, headSha) ?? baseSha, headSha)
  const counts = changes.map((file) => lineCounts(hunksOfFile(git, file)))
  return {
    commits: commitsBetween(git, baseSha, headSha).length,
    changed_files: changes.length,
    additions: counts.reduce((sum, { additions }) => sum + additions, 0),
    deletions: counts.reduce((sum, { deletions }) => sum + deletions, 0),
  }
}
