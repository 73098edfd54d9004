import type { Instant } from '../../domain/instant.ts'
import type { Deployment } from '../../metrics/material.ts'

/** A commit as far as it tells what a deployment brought. */
export interface Commit {
  readonly at: Instant
  readonly parents: readonly string[]
  /** Merged pull requests of this repository that it came by. */
  readonly pulls: readonly number[]
}

/** Commits that were read so far; null for what is not there to be read. */
export type Graph = ReadonlyMap<string, Commit | null>

export type Shipped = Pick<Deployment, 'id' | 'sha' | 'succeededAt'>

export interface Brought {
  /** By id of the deployment; null where it cannot be told. */
  readonly all: ReadonlyMap<number, Told>
  /** A commit from which on the history has to be read to know more; null where all is known. */
  readonly missing: string | null
}

/** Where a walk through history came to. */
interface Walked {
  seen: Set<string>
  /** What it met that was not read yet, with the time of what is built on it: it is no younger than that. */
  readonly edge: Map<string, number>
  oldest: number
}

/**
 * What each deployment to one environment brought that none before it had, oldest first. `base` is the last successful
 * one before them; without one, the first success is where counting begins, and what it brought nobody can tell.
 */
export function brought(
  deployments: readonly Shipped[],
  base: string | null,
  graph: Graph,
): Brought {
  const all = new Map<number, Told>()
  const first = base === null ? firstSuccess(deployments) : -1
  const begin = base ?? deployments[first]?.sha ?? null
  const known = nowhere()
  const fresh = nowhere()
  if (begin !== null) walk(begin, graph, known)
  for (const [at, { id, sha, succeededAt }] of deployments.entries()) {
    if (begin === null || at <= first) {
      all.set(id, NOT_TOLD)
      continue
    }
    const own: Walked = { ...nowhere(), edge: fresh.edge, oldest: fresh.oldest }
    walk(sha, graph, own, known.seen)
    fresh.oldest = own.oldest
    all.set(id, toldBy(own.seen, graph))
    if (succeededAt !== null) known.seen = known.seen.union(own.seen)
  }
  return { all, missing: missing(known, fresh) }
}

/** All that come before it too are of no use where nothing succeeded. */
function firstSuccess(deployments: readonly Shipped[]): number {
  const first = deployments.findIndex(({ succeededAt }) => succeededAt !== null)
  return first === -1 ? deployments.length : first
}

type Told = Pick<Deployment, 'commits' | 'pulls'>

const nowhere = (): Walked => ({
  seen: new Set(),
  edge: new Map(),
  oldest: Number.POSITIVE_INFINITY,
})

const NOT_TOLD = { commits: null, pulls: [] } as const

/**
 * What was merged late is older than what was deployed before it. So before a walk goes on below that, the history of
 * the deployed has to be known as far down, or all that ever was would look new.
 */
function missing(known: Walked, fresh: Walked): string | null {
  const isAnyRead = Number.isFinite(fresh.oldest)
  for (const [sha, youngest] of known.edge) if (isAnyRead && youngest >= fresh.oldest) return sha
  // The newest has most of the others before it.
  return [...fresh.edge.keys()].at(-1) ?? null
}

/** Marks a commit and all before it that are not `known`, as far as the graph goes. */
function walk(from: string, graph: Graph, walked: Walked, known?: ReadonlySet<string>): void {
  const stack: (readonly [sha: string, youngest: number])[] = [[from, Number.POSITIVE_INFINITY]]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [sha, youngest] = next
    if (walked.seen.has(sha) || known?.has(sha)) continue
    walked.seen.add(sha)
    const commit = graph.get(sha)
    if (commit === undefined) walked.edge.set(sha, youngest)
    if (commit == null) continue
    walked.oldest = Math.min(walked.oldest, commit.at)
    for (const parent of commit.parents) stack.push([parent, commit.at])
  }
}

function toldBy(seen: ReadonlySet<string>, graph: Graph): Told {
  const commits: { readonly sha: string; readonly at: Instant }[] = []
  const pulls = new Set<number>()
  for (const sha of seen) {
    const commit = graph.get(sha)
    if (commit == null) return NOT_TOLD
    commits.push({ sha, at: commit.at })
    for (const pull of commit.pulls) pulls.add(pull)
  }
  const byTime = commits.toSorted((a, b) => b.at - a.at || (a.sha < b.sha ? -1 : 1))
  return { commits: byTime, pulls: [...pulls].toSorted((a, b) => a - b) }
}
