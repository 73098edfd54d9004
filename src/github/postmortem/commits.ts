import { type Instant, instant } from '../../domain/instant.ts'
import { isOurWords } from '../../plan/postmortem/commit-words.ts'
import type { Edit } from '../../plan/postmortem/seen.ts'
import { type Looking, textAt } from './looking.ts'

const REPO = '/repos/{owner}/{repo}'

interface User {
  readonly login: string
}

export interface RawCommit {
  readonly sha: string
  readonly author: User | null
  readonly committer: User | null
  readonly commit: {
    readonly message: string
    readonly committer: { readonly date?: string } | null
  }
}

export interface Commit {
  readonly sha: string
  /** Whether Sitrep made it, and nobody has made it anew. */
  readonly ours: boolean
  readonly at: Instant
  readonly by: string
}

/** Who commits what is written through GitHub itself. */
const GITHUB = 'web-flow'

export function commitOf(
  { sha, author, committer, commit }: RawCommit,
  { me, incident }: Pick<Looking, 'me' | 'incident'>,
): Commit {
  const by = author?.login ?? 'ghost'
  const written = committer?.login.toLowerCase()
  return {
    sha,
    // Whoever amends or rebases a commit leaves its author and becomes its committer.
    ours:
      by.toLowerCase() === me &&
      (written === me || written === GITHUB) &&
      isOurWords(commit.message, incident),
    at: instant(commit.committer?.date ?? '1970-01-01T00:00:00Z'),
    by,
  }
}

/** The commits of a pull request, oldest first, also once its branch is deleted. */
export async function commitsIn(looking: Looking, pull: number): Promise<readonly Commit[]> {
  const { client, at } = looking
  const route = `GET ${REPO}/pulls/{pull_number}/commits`
  const commits = (await client.all(route, { ...at, pull_number: pull })) as readonly RawCommit[]
  return commits.map((commit) => commitOf(commit, looking))
}

/** More changes of hands than this, and the document is the people's own. */
const MOST_RUNS = 6

/**
 * What people did to the document, in each stretch of commits between two of ours; null where none of ours is left to
 * compare with, or where they took turns so often that reading it all would cost more than it is worth.
 */
export async function editsIn(
  looking: Looking,
  commits: readonly Commit[],
  path: string,
): Promise<readonly Edit[] | null> {
  const runs = runsOf(commits)
  if (runs === null || runs.length > MOST_RUNS) return null
  const edits: Edit[] = []
  for (const { ours, theirs } of runs) {
    const before = await textAt(looking, path, ours.sha)
    const after = await textAt(looking, path, theirs.sha)
    if (before === null || after === null) return null
    if (before !== after) edits.push({ before, after, at: theirs.at, by: theirs.by })
  }
  return edits
}

interface Run {
  /** Our last commit before it. */
  readonly ours: Commit
  /** The last commit of it. */
  readonly theirs: Commit
}

function runsOf(commits: readonly Commit[]): readonly Run[] | null {
  const runs: Run[] = []
  let ours: Commit | null = null
  let theirs: Commit | null = null
  for (const commit of commits) {
    if (!commit.ours) {
      theirs = commit
      continue
    }
    if (ours !== null && theirs !== null) runs.push({ ours, theirs })
    ours = commit
    theirs = null
  }
  if (ours === null) return null
  return theirs === null ? runs : [...runs, { ours, theirs }]
}
