import { type ClientOptions, client, type Octokit } from './client.ts'
import { readChecks } from './pull-read.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** What somebody wants to have checked again. */
export interface Rerequest {
  /** The commit. */
  readonly head: string
  /** The check run; null: all of ours. */
  readonly run: number | null
  /** The pull requests that GitHub names: none where the branch lies in a fork. */
  readonly pulls: readonly number[]
}

/** The pull requests to look at, and up to which check run they are to be made again; 0 where there is none of ours. */
export interface Again {
  readonly pulls: readonly number[]
  readonly redo: number
}

export interface RerequestOptions extends ClientOptions {
  readonly me: () => Promise<string>
  readonly appId: number
}

interface Pull {
  readonly number: number
  readonly head: { readonly sha: string }
}

/** Finds whose check it is. Throws Failure. */
export async function rerequested(
  octokit: Octokit,
  at: RepositoryRef,
  { head, run, pulls: named }: Rerequest,
  options: RerequestOptions,
): Promise<Again> {
  const github = client(octokit, options)
  const reading = { github, at, me: options.me }
  const redo = run ?? newest(await readChecks(reading, head, options.appId))
  if (named.length > 0) return { pulls: named, redo }
  const open = await github.all('GET /repos/{owner}/{repo}/pulls', { ...at, state: 'open' })
  const mine = (open as readonly Pull[]).filter(({ head: { sha } }) => sha === head)
  return { pulls: mine.map(({ number }) => number), redo }
}

const newest = (checks: readonly { readonly id: number }[]): number =>
  checks.reduce((highest, { id }) => Math.max(highest, id), 0)
