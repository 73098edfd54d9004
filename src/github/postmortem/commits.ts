import { type Instant, instant } from '../../domain/instant.ts'
import { isLinkWords, isOurWords } from '../../plan/postmortem/commit-words.ts'
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
  /** Whether it is ours and brings only the links to the issues of action items. */
  readonly links: boolean
  readonly at: Instant
  readonly by: string
}

/** Who commits what is written through GitHub itself. */
const GITHUB = 'web-flow'

export function commitOf(
  { sha, author, committer, commit }: RawCommit,
  { me, kin, incident }: Pick<Looking, 'me' | 'kin' | 'incident'>,
): Commit {
  const by = author?.login ?? 'ghost'
  const [wrote, written] = [by.toLowerCase(), committer?.login.toLowerCase()]
  // Whoever amends or rebases a commit leaves its author and becomes its committer.
  const unchanged = (wrote === me || kin.has(wrote)) && (written === wrote || written === GITHUB)
  return {
    sha,
    ours: unchanged && isOurWords(commit.message, incident),
    links: unchanged && isLinkWords(commit.message, incident),
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

/** Those of a branch that have changed the file, oldest first, as far back as anybody would go on with it. */
export async function commitsTo(
  looking: Looking,
  branch: string,
  path: string,
): Promise<readonly Commit[]> {
  const { client, at } = looking
  const asked = { ...at, sha: branch, path, per_page: 100 }
  const { data } = await client.get(`GET ${REPO}/commits`, asked)
  return (data as readonly RawCommit[]).map((commit) => commitOf(commit, looking)).toReversed()
}

/** More changes of hands than this, and the document is the people's own. */
const MOST_RUNS = 6
/** As many commits of people's are read one by one, which tells when each value was changed. */
const MOST_READ = 12

/**
 * What people did to the document, commit by commit, or in each stretch of commits between two of ours where they made
 * many; null where none of ours is left to compare with, or where they took turns so often that reading it all would cost
 * more than it is worth.
 */
export async function editsIn(
  looking: Looking,
  commits: readonly Commit[],
  path: string,
): Promise<readonly Edit[] | null> {
  const runs = runsOf(commits)
  if (runs === null || runs.length > MOST_RUNS) return null
  const isShort = runs.reduce((sum, { theirs }) => sum + theirs.length, 0) <= MOST_READ
  const edits: Edit[] = []
  for (const { ours, theirs } of runs) {
    const read = isShort ? theirs : theirs.slice(-1)
    const found = await editsOf(looking, { ours, theirs: read }, path)
    if (found === null) return null
    edits.push(...found)
  }
  return edits
}

/** Null where the document is not to be had before them or after the last. */
async function editsOf(
  looking: Looking,
  { ours, theirs }: Run,
  path: string,
): Promise<readonly Edit[] | null> {
  const edits: Edit[] = []
  let before = await textAt(looking, path, ours.sha)
  let after: string | null = null
  for (const { sha, at, by } of theirs) {
    after = await textAt(looking, path, sha)
    if (before === null || after === null || before === after) continue
    edits.push({ before, after, at, by })
    before = after
  }
  return before === null || after === null ? null : edits
}

interface Run {
  /** Our last commit before them. */
  readonly ours: Commit
  /** Oldest first, at least one. */
  readonly theirs: readonly Commit[]
}

function runsOf(commits: readonly Commit[]): readonly Run[] | null {
  const first = commits.findIndex(({ ours }) => ours)
  if (first === -1) return null
  const runs: Run[] = []
  let theirs: readonly Commit[] = []
  for (const commit of commits.slice(first).toReversed()) {
    if (!commit.ours) theirs = [commit, ...theirs]
    else if (theirs.length > 0) {
      runs.unshift({ ours: commit, theirs })
      theirs = []
    }
  }
  return runs
}
