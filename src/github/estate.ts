import { readConfig } from '../config/read.ts'
import { type Instant, instant, iso } from '../domain/instant.ts'
import type { Estate, Listed } from '../engine/sweep.ts'
import { mayConcern, mayHoldCommand } from '../plan/may-concern.ts'
import { changedPulls } from './changed-pulls.ts'
import { type Client, client, type Octokit } from './client.ts'
import { configLayers } from './read-rest.ts'
import type { RepositoryRef } from './setup-requests.ts'
import { githubWorld, type Surroundings } from './world.ts'

interface Issue {
  readonly number: number
  readonly state: string
  readonly body?: string | null
  readonly updated_at: string
  readonly labels: readonly (string | { readonly name?: string })[]
  readonly pull_request?: unknown
}

interface Comment {
  readonly body?: string
  readonly issue_url: string
  readonly updated_at: string
}

const REPO = '/repos/{owner}/{repo}'

/**
 * One repository of GitHub, as a sweep wants it. Kept from one sweep to the next, it is told in one unmetered answer
 * each that config and open incidents have not changed.
 */
export function githubEstate(octokit: Octokit, at: RepositoryRef, around: Surroundings): Estate {
  const github = client(octokit, around)
  return {
    async list(since) {
      const { policy } = readConfig(await configLayers(github, at))
      const open = await issues(github, at, { labels: policy.label, state: 'open' })
      const changed = since === null ? [] : await changedSince(github, at, policy.label, since)
      const all = new Map([...open.map(listed), ...changed].map((one) => [one.number, one]))
      return [...all.values()].toSorted((a, b) => a.number - b.number)
    },
    pulls: (since) => changedPulls(github, at, since),
    world: (number) => githubWorld(octokit, { ...at, issue_number: number }, around),
  }
}

/** Pull requests left out. */
async function issues(
  github: Client,
  at: RepositoryRef,
  filter: Readonly<Record<string, string>>,
): Promise<readonly Issue[]> {
  const all = (await github.all(`GET ${REPO}/issues`, { ...at, ...filter })) as readonly Issue[]
  return all.filter(({ pull_request: pull }) => pull === undefined)
}

const listed = ({ number, state, updated_at: updated }: Issue): Listed => ({
  number,
  open: state === 'open',
  updatedAt: instant(updated),
})

/** Also what has no label of ours yet: a form, a command in the opening body or in a comment since. */
async function changedSince(
  github: Client,
  at: RepositoryRef,
  label: string,
  since: Instant,
): Promise<readonly Listed[]> {
  const all = await issues(github, at, { state: 'all', since: iso(since) })
  const rest = all.filter((issue) => !isIncident(issue, label) && !mayConcern(issue.body))
  const called = rest.length === 0 ? new Set<number>() : await calledUpon(github, at, since)
  const quiet = new Set(rest.filter(({ number }) => !called.has(number)))
  return all.filter((issue) => !quiet.has(issue)).map(listed)
}

function isIncident({ labels }: Issue, label: string): boolean {
  const wanted = label.toLowerCase()
  return labels.some(
    (one) => (typeof one === 'string' ? one : (one.name ?? '')).toLowerCase() === wanted,
  )
}

/** The issues with a comment since then that may hold a command. */
async function calledUpon(
  github: Client,
  at: RepositoryRef,
  since: Instant,
): Promise<ReadonlySet<number>> {
  const comments = await github.all(`GET ${REPO}/issues/comments`, { ...at, since: iso(since) })
  const calling = (comments as readonly Comment[]).filter(({ body }) => mayHoldCommand(body))
  return new Set(calling.map(({ issue_url: url }) => Number(url.slice(url.lastIndexOf('/') + 1))))
}
