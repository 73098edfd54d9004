import { isDraftTitle } from '../plan/postmortem/draft-title.ts'
import type { ChangedFile, SeenCheck, SeenRequest } from '../plan/review/request.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import { readMarker } from './marker.ts'
import type { PullRef } from './pull-requests.ts'
import { found } from './read-rest.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** With what a pull request is read. `me` is the login that we write with. */
export interface Reading {
  readonly github: Client
  readonly at: PullRef
  readonly me: () => Promise<string>
}

const REPO = '/repos/{owner}/{repo}'
const PULL = `${REPO}/pulls/{pull_number}`

interface File {
  readonly filename: string
  readonly previous_filename?: string
  readonly status?: string
  readonly patch?: string
}

/** Null where there is no such pull request. GitHub lists three thousand files at most. Throws Failure. */
export async function readFiles({ github, at }: Reading): Promise<readonly ChangedFile[] | null> {
  try {
    const files = (await github.all(`GET ${PULL}/files`, at)) as readonly File[]
    return files.map(({ filename: path, previous_filename: previous, status, patch }) => ({
      path,
      previous: status === 'renamed' ? (previous ?? null) : null,
      removed: status === 'removed',
      patch: patch ?? null,
    }))
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return null
    throw error
  }
}

interface Pull {
  readonly number: number
  readonly title: string
  readonly state: string
  readonly merged_at?: string | null
  readonly draft?: boolean
  readonly head: { readonly sha: string; readonly ref: string; readonly repo?: Place | null }
  readonly base: { readonly sha: string; readonly ref: string; readonly repo: Place }
}

interface Place {
  readonly id: number
  readonly full_name: string
  readonly html_url: string
  readonly default_branch?: string
}

export interface ReadRequest {
  readonly request: SeenRequest
  /** Number of the repository that it goes into. */
  readonly repository: number
}

/** Null where there is none. Throws Failure. */
export async function readRequest({ github, at }: Reading): Promise<ReadRequest | null> {
  const pull = await found<Pull>(github, `GET ${PULL}`, at)
  if (pull === null) return null
  const { head, base, number } = pull
  const draft = pull.draft === true || isDraftTitle(pull.title)
  const request: SeenRequest = {
    repository: base.repo.full_name,
    home: base.repo.html_url,
    number,
    state: pull.state === 'open' ? 'open' : (pull.merged_at ?? null) === null ? 'closed' : 'merged',
    draft,
    head: head.sha,
    branch: head.repo?.id === base.repo.id ? head.ref : null,
    start: base.sha,
    base: base.ref,
    publishes: base.ref === base.repo.default_branch,
  }
  return { request, repository: base.repo.id }
}

interface Run {
  readonly id: number
  readonly name: string
  readonly status: string
  readonly external_id?: string | null
  readonly output?: { readonly annotations_count?: number } | null
  readonly app?: { readonly slug?: string } | null
}

/** Our runs of a commit, the newest of each name. Throws Failure. */
export async function readChecks(
  { github, at, me }: Omit<Reading, 'at'> & { readonly at: RepositoryRef },
  head: string,
  appId: number | null,
): Promise<readonly SeenCheck[]> {
  const { owner, repo } = at
  const ours = appId === null ? {} : { app_id: appId }
  const route = `GET ${REPO}/commits/{ref}/check-runs`
  const runs = await github.all(route, { owner, repo, ref: head, ...ours }, 'check_runs')
  const login = await me()
  return (runs as readonly Run[])
    .filter(({ app }) => `${app?.slug}[bot]` === login)
    .map(({ id, name, status, external_id: digest, output }) => ({
      id,
      name,
      digest: digest ?? null,
      complete: status === 'completed',
      annotations: output?.annotations_count ?? 0,
    }))
}

interface Review {
  readonly id: number
  readonly body?: string | null
  readonly user?: { readonly login: string } | null
}

/** Number of the review with which we made suggestions; null where we have made none. Throws Failure. */
export async function readSuggestion({ github, at, me }: Reading): Promise<number | null> {
  const reviews = (await github.all(`GET ${PULL}/reviews`, at)) as readonly Review[]
  const login = (await me()).toLowerCase()
  const mine = reviews.find(
    ({ user, body }) =>
      user?.login.toLowerCase() === login && readMarker(body ?? '')?.kind === 'review',
  )
  return mine?.id ?? null
}
