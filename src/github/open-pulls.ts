import { type Instant, instant } from '../domain/instant.ts'
import { type ClientOptions, client, type Octokit } from './client.ts'
import type { RepositoryRef } from './setup-requests.ts'

interface Pull {
  readonly number: number
  readonly state: string
  readonly updated_at: string
  readonly head?: { readonly ref?: string; readonly repo?: { readonly id?: number } | null } | null
  readonly base?: { readonly repo?: { readonly id?: number } | null } | null
}

const ROUTE = 'GET /repos/{owner}/{repo}/pulls'

/** Numbers of the open pull requests of a branch of this repository. Throws Failure. */
export async function openPullsOf(
  octokit: Octokit,
  at: RepositoryRef,
  branch: string,
  options: ClientOptions,
): Promise<readonly number[]> {
  const head = `${at.owner}:${branch}`
  const { data } = await client(octokit, options).get(ROUTE, { ...at, head, state: 'open' })
  return ((data ?? []) as readonly Pull[]).map(({ number }) => number)
}

/** Of those that are not ours, so many at most: each costs requests. */
const MOST_OTHERS = 30
const OURS = 'sitrep/'

/**
 * The pull requests that somebody has to look at who is told of none: the open ones of our branches, and the newest of
 * those that have changed since then, open or not. One request. Throws Failure.
 */
export async function pullsToReview(
  octokit: Octokit,
  at: RepositoryRef,
  since: Instant,
  options: ClientOptions,
): Promise<readonly number[]> {
  const order = { state: 'all', sort: 'updated', direction: 'desc', per_page: 100 }
  const { data } = await client(octokit, options).get(ROUTE, { ...at, ...order })
  const pulls = (data ?? []) as readonly Pull[]
  const ours = pulls.filter(isOurs).map(({ number }) => number)
  const others = pulls
    .filter(
      ({ number, updated_at: updated }) => instant(updated) >= since && !ours.includes(number),
    )
    .map(({ number }) => number)
  return [...ours, ...others.slice(0, MOST_OTHERS)]
}

const isOurs = ({ state, head, base }: Pull): boolean =>
  state === 'open' &&
  head?.repo?.id !== undefined &&
  head.repo.id === base?.repo?.id &&
  (head.ref ?? '').startsWith(OURS)
