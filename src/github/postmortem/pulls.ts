import { instant } from '../../domain/instant.ts'
import { postmortemBranch } from '../../plan/postmortem/branch.ts'
import { isDraftTitle } from '../../plan/postmortem/draft-title.ts'
import type { SeenPull } from '../../plan/postmortem/seen.ts'
import { incidentOfPath, isDocument } from '../../plan/review/paths.ts'
import { bodyMarker } from '../whose.ts'
import type { Looking } from './looking.ts'

const REPO = '/repos/{owner}/{repo}'

interface User {
  readonly login: string
  readonly type?: string
}

interface Pull {
  readonly number: number
  readonly title: string
  readonly html_url: string
  readonly state: string
  readonly draft?: boolean
  readonly user: User | null
  readonly body: string | null
  readonly created_at: string
  readonly closed_at: string | null
  readonly merged_at: string | null
  readonly merge_commit_sha: string | null
  readonly head: { readonly sha: string; readonly repo?: { readonly id: number } | null }
  readonly base: { readonly ref: string }
  readonly assignees?: readonly User[] | null
  readonly requested_reviewers?: readonly User[] | null
}

/**
 * Whatever was opened from the incident's branch, newest first. A fork's branch of that name is another, also where the
 * fork belongs to the same owner, whose name is all that GitHub is asked for.
 */
export async function pullsOf(
  looking: Looking,
  branch = postmortemBranch(looking.incident),
): Promise<readonly SeenPull[]> {
  const { client, at } = looking
  const head = `${at.owner}:${branch}`
  const pulls = await client.all(`GET ${REPO}/pulls`, { ...at, head, state: 'all' })
  return (pulls as readonly Pull[])
    .filter(({ head: { repo } }) => repo?.id === looking.repository)
    .map((pull) => seen(pull, looking))
    .toSorted((a, b) => b.number - a.number)
}

function seen(pull: Pull, { me, incident, repository, keys }: Looking): SeenPull {
  const body = pull.body ?? ''
  const author = {
    us: lower(pull.user) === me,
    kind: pull.user?.type === 'Bot' ? 'bot' : 'person',
  } as const
  const marker = bodyMarker(body, author, { repository, keys })?.marker
  return {
    number: pull.number,
    url: pull.html_url,
    open: pull.state === 'open',
    draft: pull.draft === true || isDraftTitle(pull.title),
    draftByTitle: pull.draft !== true && isDraftTitle(pull.title),
    createdAt: instant(pull.created_at),
    closedAt: pull.closed_at === null ? null : instant(pull.closed_at),
    mergedAt: pull.merged_at === null ? null : instant(pull.merged_at),
    mergeCommit: pull.merged_at === null ? null : pull.merge_commit_sha,
    base: pull.base.ref,
    head: pull.head.sha,
    body,
    ours: marker?.kind === 'postmortem' && marker.key === String(incident),
    assignees: (pull.assignees ?? []).map(lower),
    requested: (pull.requested_reviewers ?? []).map(lower),
  }
}

const lower = (user: User | null): string => user?.login.toLowerCase() ?? 'ghost'

/** Who merged it, which no list tells. */
export async function mergerOf({ client, at }: Looking, pull: number): Promise<string> {
  const { data } = await client.get(`GET ${REPO}/pulls/{pull_number}`, { ...at, pull_number: pull })
  return (data as { merged_by?: User | null }).merged_by?.login ?? 'ghost'
}

interface File {
  readonly filename: string
  readonly status: string
}

/** Where the document lies in a pull request, whatever people have named it; null where it holds none. */
export async function pathIn(
  { client, at, incident }: Looking,
  pull: number,
): Promise<string | null> {
  const route = `GET ${REPO}/pulls/{pull_number}/files`
  const files = (await client.all(route, { ...at, pull_number: pull })) as readonly File[]
  const paths = files
    .filter(({ filename, status }) => status !== 'removed' && isDocument(filename))
    .map(({ filename }) => filename)
  return paths.find((path) => incidentOfPath(path) === incident) ?? paths[0] ?? null
}
