import type { Commit, GitObjects } from './model.ts'

/** Every commit that can be reached from one, itself first, the newest generation before the older. */
export function history(git: GitObjects, from: string): readonly Commit[] {
  const seen = new Set<string>()
  const found: Commit[] = []
  let open = [from]
  while (open.length > 0) {
    const here = open.flatMap((sha) => {
      if (seen.has(sha)) return []
      seen.add(sha)
      return git.commits[sha] ?? []
    })
    found.push(...here)
    open = here.flatMap(({ parentShas }) => parentShas)
  }
  return found
}

/** The newest commit that both have; undefined where they share nothing. */
export function mergeBase(git: GitObjects, a: string, b: string): string | undefined {
  const known = new Set(history(git, a).map(({ sha }) => sha))
  return history(git, b).find(({ sha }) => known.has(sha))?.sha
}

/** What `to` has and `from` has not, parents before their children. */
export function commitsBetween(git: GitObjects, from: string, to: string): readonly Commit[] {
  const known = new Set(history(git, from).map(({ sha }) => sha))
  const fresh = new Map(
    history(git, to)
      .filter(({ sha }) => !known.has(sha))
      .map((commit) => [commit.sha, commit]),
  )
  return parentsFirst(fresh)
}

function parentsFirst(commits: ReadonlyMap<string, Commit>): readonly Commit[] {
  const done = new Set<string>()
  const ordered: Commit[] = []
  const open = [...commits.values()]
  for (let commit = open.at(-1); commit !== undefined; commit = open.at(-1)) {
    const before = commit.parentShas.flatMap((sha) =>
      done.has(sha) ? [] : (commits.get(sha) ?? []),
    )
    if (!done.has(commit.sha) && before.length > 0) {
      open.push(...before)
      continue
    }
    open.pop()
    if (done.has(commit.sha)) continue
    done.add(commit.sha)
    ordered.push(commit)
  }
  return ordered
}
