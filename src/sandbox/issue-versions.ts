import type { Issue, Repository, State } from './model.ts'

interface Version {
  /** Milliseconds since 1970 by the world's clock, in full. */
  readonly at: number
  readonly json: string
}

/** What every issue looked like at earlier times. */
export interface IssueVersions {
  /** Remembers what has changed since it was last asked to. */
  readonly note: (now: number) => void
  /** The issue as it was then; undefined for one that did not exist yet. */
  readonly asOf: (issue: Issue, at: number) => Issue | undefined
  /** Forgets what nobody will ask for again. */
  readonly forget: (before: number) => void
}

/** What was there when it began to watch has been there always. */
export function issueVersions(state: State): IssueVersions {
  const kept = new Map<number, Version[]>()
  let began = false
  const keep = (issue: Issue, at: number) => {
    const json = JSON.stringify(issue)
    const versions = kept.get(issue.id) ?? []
    kept.set(issue.id, versions)
    const last = versions.at(-1)
    if (last?.json === json) return
    if (last?.at === at) versions.pop()
    versions.push({ at, json })
  }
  return {
    note: (now) => {
      for (const issue of allIssues(state)) keep(issue, began ? now : Number.NEGATIVE_INFINITY)
      began = true
    },
    asOf: (issue, at) => {
      const version = kept.get(issue.id)?.findLast((one) => one.at <= at)
      return version === undefined ? undefined : (JSON.parse(version.json) as Issue)
    },
    forget: (before) => {
      for (const versions of kept.values()) {
        const first = versions.findLastIndex((one) => one.at <= before)
        if (first > 0) versions.splice(0, first)
      }
    },
  }
}

function allIssues(state: State): Issue[] {
  return Object.values(state.repositories).flatMap((repository: Repository) =>
    Object.values(repository.issues),
  )
}
