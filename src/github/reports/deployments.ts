import { type Instant, instant } from '../../domain/instant.ts'
import type { ReadAsked, Reading } from '../../engine/report-world.ts'
import type { Deployment } from '../../metrics/material.ts'
import { brought, type Commit } from '../../plan/report/brought.ts'
import { Failure } from '../failure.ts'
import { stopped } from './stopped.ts'

/** A deployment as GitHub lists it. */
export type Listed = Omit<Deployment, 'commits' | 'pulls'>

/** How deployments and commits are asked for: by GraphQL or by REST. */
export interface Source {
  /** Pages of deployments to these environments, the newest first. */
  readonly deployments: (environments: readonly string[]) => AsyncIterable<readonly Listed[]>
  /** A commit and up to a hundred before it; empty where there is none. */
  readonly history: (sha: string) => Promise<ReadonlyMap<string, Commit>>
  /** False where nothing says by which pull request a commit came. */
  readonly knowsPulls: boolean
}

/** How far behind the moment asked for a successful deployment is looked for, which the first one is compared with. */
const MOST_BEHIND = 300
/** Of commits, a hundred each. */
const MOST_HISTORY = 60

/** Deployments and what each brought, oldest first; null where there are none, or we may not see them. */
export async function readDeployments(
  source: Source,
  { since, now }: ReadAsked,
  environments: readonly string[],
): Promise<Reading<Deployment> | null> {
  try {
    const listed = await list(source, since, environments)
    if (listed.length === 0) return null
    const { all, gaps } = await withCommits(source, listed, since)
    return { kind: 'read', all, of: all.length, foreign: [], gaps }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.kind === 'permission' || error.kind === 'missing') return null
    return stopped(error, now, { read: 0, of: 0 })
  }
}

/** Those that matter and, of each environment, the success before them; oldest first. */
async function list(
  source: Source,
  since: Instant | null,
  environments: readonly string[],
): Promise<readonly Listed[]> {
  const wanted = new Set(environments.map((name) => name.toLowerCase()))
  const found: Listed[] = []
  let behind = 0
  for await (const page of source.deployments(environments)) {
    const own = page.filter(({ environment }) => wanted.has(environment.toLowerCase()))
    found.push(...own)
    if (since === null) continue
    behind += own.filter(({ createdAt }) => createdAt < since).length
    const reached = page.some(({ createdAt }) => createdAt < since)
    if (reached && (allHaveBase(found, since) || behind >= MOST_BEHIND)) break
  }
  return found.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id)
}

const nameOf = ({ environment }: Listed): string => environment.toLowerCase()

function allHaveBase(found: readonly Listed[], since: Instant): boolean {
  const names = new Set(found.filter(({ createdAt }) => createdAt >= since).map(nameOf))
  const based = found.filter((one) => one.createdAt < since && one.succeededAt !== null)
  const bases = new Set(based.map(nameOf))
  return [...names].every((name) => bases.has(name))
}

type Told = Pick<Deployment, 'commits' | 'pulls'>

async function withCommits(
  source: Source,
  listed: readonly Listed[],
  since: Instant | null,
): Promise<{ readonly all: readonly Deployment[]; readonly gaps: readonly string[] }> {
  const told = new Map<number, Told>()
  const graph = new Map<string, Commit | null>()
  let pages = 0
  const isAsked = ({ createdAt }: Listed) => since === null || createdAt >= since
  for (const own of Map.groupBy(listed, nameOf).values()) {
    const base = own.findLast((one) => !isAsked(one) && one.succeededAt !== null)?.sha ?? null
    const asked = own.filter(isAsked)
    let now = brought(asked, base, graph)
    for (; now.missing !== null && pages < MOST_HISTORY; pages++) {
      graph.set(now.missing, null)
      for (const [sha, commit] of await source.history(now.missing)) graph.set(sha, commit)
      now = brought(asked, base, graph)
    }
    for (const [id, one] of now.all) told.set(id, one)
  }
  const all = listed
    .filter(isAsked)
    .map((one) => ({ ...one, ...(told.get(one.id) ?? { commits: null, pulls: [] }) }))
  return { all, gaps: gapsOf(source, pages) }
}

function gapsOf({ knowsPulls }: Source, pages: number): readonly string[] {
  const long =
    pages < MOST_HISTORY
      ? []
      : [
          `The history of the deployed commits is longer than ${MOST_HISTORY * 100} of them, so what some deployments brought is not known.`,
        ]
  const pulls = knowsPulls
    ? []
    : ['This GitHub answers no GraphQL, so by which pull requests deployments came is not known.']
  return [...long, ...pulls]
}

export const listedDeployment = (
  id: number,
  sha: string,
  environment: string,
  createdAt: string,
  statuses: readonly { readonly state: string; readonly createdAt: string }[],
): Listed => {
  const successes = statuses
    .filter(({ state }) => state.toLowerCase() === 'success')
    .map((one) => instant(one.createdAt))
  const succeededAt = successes.length === 0 ? null : (Math.min(...successes) as Instant)
  return { id, sha, environment, createdAt: instant(createdAt), succeededAt }
}
