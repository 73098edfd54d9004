import type { DocumentAsked } from '../../engine/world.ts'
import { postmortemBranch } from '../../plan/postmortem/branch.ts'
import type { Concern } from '../../plan/postmortem/concern.ts'
import type { SeenDocument, SeenPostmortem, SeenPull } from '../../plan/postmortem/seen.ts'
import { commitsIn, commitsTo } from './commits.ts'
import { headOf, type Looking, namedPath, textAt, wholeFileAt } from './looking.ts'
import { publicationOf } from './publication.ts'
import { pathIn, pullsOf } from './pulls.ts'

const REPO = '/repos/{owner}/{repo}'

/** What GitHub shows of an incident's postmortem. `sha`: what the default branch stands at, where it is known. */
export async function readPostmortem(
  looking: Looking,
  sha: string | null,
  concern: Concern,
): Promise<SeenPostmortem | null> {
  const head = sha ?? (await headOf(looking, looking.base))
  if (head === null) return null
  const pulls = await pullsOf(looking)
  const open = pulls.find((pull) => pull.open)
  return {
    pulls,
    ...(open === undefined
      ? await unopened(looking, concern, pulls[0])
      : await opened(looking, open)),
    publication: await publicationOf(looking, concern, pulls),
    base: { branch: looking.base, sha: head },
  }
}

type Work = Pick<SeenPostmortem, 'branch' | 'unpulled' | 'outrun' | 'touched' | 'writtenAt'>

async function opened(looking: Looking, pull: SeenPull): Promise<Work> {
  const commits = await commitsIn(looking, pull.number)
  return {
    branch: pull.head,
    unpulled: null,
    outrun: false,
    touched: commits.some(({ ours }) => !ours),
    writtenAt: commits.findLast(({ ours }) => ours)?.at ?? null,
  }
}

/** Asked only where something is to be made of it. */
async function unopened(
  looking: Looking,
  { wanted }: Concern,
  latest: SeenPull | undefined,
): Promise<Work> {
  const branch = wanted ? await headOf(looking, postmortemBranch(looking.incident)) : null
  const unpulled = branch === null ? null : await namedPath(looking, branch)
  const merged = branch !== null && latest?.mergedAt !== null && latest?.head === branch
  const outrun = merged && (await isBehind(looking, branch))
  const commits =
    branch === null || unpulled === null || outrun ? [] : await commitsTo(looking, branch, unpulled)
  const writtenAt = commits.findLast(({ ours }) => ours)?.at ?? null
  return { branch, unpulled, outrun, touched: false, writtenAt }
}

/** Whether the default branch holds all of it: where it was squashed it does not. */
async function isBehind({ client, at, base }: Looking, head: string): Promise<boolean> {
  const asked = { ...at, basehead: `${base}...${head}`, per_page: 1 }
  const { data } = await client.get(`GET ${REPO}/compare/{basehead}`, asked)
  return (data as { status?: string }).status === 'behind'
}

/** The document of an open pull request, or of the branch that has none yet, and what of it is ours. */
export async function readDocument(
  looking: Looking,
  { pull, head }: DocumentAsked,
): Promise<SeenDocument | null> {
  const path = pull === null ? await namedPath(looking, head) : await pathIn(looking, pull.number)
  const file = path === null ? null : await wholeFileAt(looking, path, head)
  if (file === null) return null
  const commits =
    pull === null
      ? await commitsTo(looking, head, file.path)
      : await commitsIn(looking, pull.number)
  const last = commits.findLast(({ ours }) => ours)
  if (last === undefined) return { file, ours: null }
  const alone = last.sha === (pull === null ? commits.at(-1)?.sha : head)
  return { file, ours: alone ? file.text : await textAt(looking, file.path, last.sha) }
}
