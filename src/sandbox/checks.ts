import type { Repository } from './model.ts'
import type { CheckRun } from './model-checks.ts'

/** Every check run of a commit, oldest first. */
export function runsOf(repository: Repository, sha: string): readonly CheckRun[] {
  return Object.values(repository.checkRuns).filter(({ headSha }) => headSha === sha)
}

/** The newest run of each name and App. */
export function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  return [...new Map(runs.map((run) => [`${run.appId} ${run.name}`, run])).values()]
}

const GOOD: ReadonlySet<string | null> = new Set(['success', 'neutral', 'skipped'])

/** Whether a required check is satisfied by this run. */
export function passes(run: CheckRun): boolean {
  return run.status === 'completed' && GOOD.has(run.conclusion)
}
