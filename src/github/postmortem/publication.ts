import type { Instant } from '../../domain/instant.ts'
import type { Concern } from '../../plan/postmortem/concern.ts'
import type { Edit, Publication, SeenFile, SeenPull } from '../../plan/postmortem/seen.ts'
import { isDocument } from '../../plan/review/paths.ts'
import { type Commit, commitOf, commitsIn, editsIn, type RawCommit } from './commits.ts'
import { fileOrNone, type Looking, namedPath, textAt } from './looking.ts'
import { mergerOf, pathIn } from './pulls.ts'

const REPO = '/repos/{owner}/{repo}'
const AS_TOLD: Publication = { kind: 'as-told' }

/** What became of the document on the default branch. One request where nothing has, and none where nothing can have. */
export async function publicationOf(
  looking: Looking,
  { told, named }: Concern,
  pulls: readonly SeenPull[],
): Promise<Publication> {
  const merged = newlyMerged(told?.at ?? null, pulls)
  const path = await pathOf(looking, told?.path ?? named ?? null, pulls, merged)
  if (path === null) return AS_TOLD
  const there = await whereItIs(looking, path, told?.commit ?? null)
  if (there === null) return AS_TOLD
  const { commit, file } = there
  if (file !== null)
    return published(looking, { commit, file, merged, pulls, last: told?.last ?? null })
  if (told?.published !== true) return AS_TOLD
  return { kind: 'withdrawn', path, commit: commit.sha, at: commit.at, by: commit.by }
}

/** The pull request that was merged last, if the journal does not tell of it yet. */
function newlyMerged(told: Instant | null, pulls: readonly SeenPull[]): SeenPull | null {
  return pulls
    .filter(({ mergedAt }) => mergedAt !== null && (told === null || mergedAt > told))
    .reduce<SeenPull | null>(
      (last, pull) => ((last?.mergedAt ?? 0) > (pull.mergedAt ?? 0) ? last : pull),
      null,
    )
}

/** Without a pull request that brought it, somebody may have written it by another way, after closing ours. */
async function pathOf(
  looking: Looking,
  told: string | null,
  pulls: readonly SeenPull[],
  merged: SeenPull | null,
): Promise<string | null> {
  if (merged !== null) return (await pathIn(looking, merged.number)) ?? told
  if (told !== null) return told
  const closed = pulls.length > 0 && pulls.every(({ open }) => !open)
  return closed ? namedPath(looking, looking.base) : null
}

interface There {
  /** The last that touched it. */
  readonly commit: Commit
  /** Null where that commit took it away. */
  readonly file: SeenFile | null
}

const MOST_MOVES = 5

/** Follows the document through renames inside the folder. Null where nothing has happened since `told`. */
async function whereItIs(
  looking: Looking,
  path: string,
  told: string | null,
): Promise<There | null> {
  let here = path
  for (let moves = 0; ; moves++) {
    const commit = await lastCommit(looking, here, told)
    if (commit === null || commit.sha === told) return null
    const file = await fileOrNone(looking, here, looking.base)
    // What is too long to be read is there all the same, and nothing can be said of it.
    if (file === 'unreadable') return null
    if (file !== null) return { commit, file }
    const next = moves < MOST_MOVES ? await movedTo(looking, here, commit.sha) : null
    if (next === null) return { commit, file: null }
    here = next
  }
}

/** The links that we bring are mostly one commit, and nobody brings more between two edits. */
const PASSED_OVER = 5

/** The newest that is more than the links to issues, which are ours: they make no new version of what people wrote. */
async function lastCommit(
  looking: Looking,
  path: string,
  told: string | null,
): Promise<Commit | null> {
  const { client, at, base } = looking
  const asked = { ...at, path, sha: base, per_page: PASSED_OVER }
  const { data } = await client.get(`GET ${REPO}/commits`, asked)
  const commits = (data as readonly RawCommit[]).map((one) => commitOf(one, looking))
  return commits.find(({ sha, links }) => sha === told || !links) ?? commits.at(-1) ?? null
}

interface Changed {
  readonly files?: readonly { readonly filename: string; readonly previous_filename?: string }[]
}

async function movedTo({ client, at }: Looking, path: string, sha: string): Promise<string | null> {
  const { data } = await client.get(`GET ${REPO}/commits/{ref}`, { ...at, ref: sha })
  const moved = (data as Changed).files?.find((file) => file.previous_filename === path)
  return moved !== undefined && isDocument(moved.filename) ? moved.filename : null
}

interface News extends There {
  readonly file: SeenFile
  readonly merged: SeenPull | null
  readonly pulls: readonly SeenPull[]
  readonly last: { readonly path: string; readonly commit: string } | null
}

async function published(looking: Looking, news: News): Promise<Publication> {
  const { commit, file, merged, pulls, last } = news
  const { path } = file
  const pull = merged ?? pulls.find(({ mergedAt }) => mergedAt !== null)
  const document = { path, commit: commit.sha, pull: pull?.number ?? null }
  const by = merged === null ? commit.by : await mergerOf(looking, merged.number)
  const at = merged?.mergedAt ?? later(commit.at, last === null ? pulls[0]?.closedAt : null)
  const edits =
    merged === null ? await since(looking, news) : await during(looking, news, merged, by)
  return { kind: 'published', document, at, by, edits }
}

/** Until somebody closed our pull request, what they bring by another way was no postmortem yet. */
const later = (at: Instant, closed: Instant | null | undefined): Instant =>
  Math.max(at, closed ?? 0) as Instant

/** What was changed since the version that the journal last told of. */
async function since(
  looking: Looking,
  { commit, file, last }: News,
): Promise<readonly Edit[] | null> {
  const before = last && (await textAt(looking, last.path, last.commit))
  return before === null ? null : [{ before, after: file.text, at: commit.at, by: commit.by }]
}

/** What people changed in the pull request, and what became of it on the way into the default branch. */
async function during(
  looking: Looking,
  { file }: News,
  pull: SeenPull,
  by: string,
): Promise<readonly Edit[] | null> {
  const edits = await editsIn(looking, await commitsIn(looking, pull.number), file.path)
  const before = await textAt(looking, file.path, pull.head)
  if (edits === null || before === null || before === file.text) return edits
  return [...edits, { before, after: file.text, at: pull.mergedAt ?? pull.createdAt, by }]
}
