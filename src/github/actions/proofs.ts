import { type Instant, instant } from '../../domain/instant.ts'
import type { SeenProof } from '../../plan/actions/seen.ts'
import type { Client } from '../client.ts'
import { Failure } from '../failure.ts'
import { found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'

const REPO = '/repos/{owner}/{repo}'

interface Place {
  readonly client: Client
  readonly at: RepositoryRef
}

interface Pull {
  readonly state: string
  readonly merged?: boolean
  readonly merged_at: string | null
  readonly merge_commit_sha: string | null
}

/** What pull requests came to; those that are not there are left out. Throws Failure. */
export async function readProofs(
  place: Place,
  pulls: readonly number[],
  deployed: boolean,
): Promise<ReadonlyMap<number, SeenProof>> {
  const proofs = new Map<number, SeenProof>()
  const { client, at } = place
  const environments = deployed ? once(() => newest(place)) : null
  for (const number of new Set(pulls)) {
    const asked = { ...at, pull_number: number }
    const pull = await found<Pull>(client, `GET ${REPO}/pulls/{pull_number}`, asked)
    const proof = pull === null ? null : await proofOf(place, pull, environments)
    if (proof !== null) proofs.set(number, { number, ...proof })
  }
  return proofs
}

async function proofOf(
  place: Place,
  pull: Pull,
  environments: (() => Promise<Environments | null>) | null,
): Promise<Omit<SeenProof, 'number'>> {
  const merged = mergeOf(pull)
  if (merged === null) {
    const state = pull.state === 'open' ? 'open' : 'closed'
    return { state, mergeCommit: null, deployedTo: null }
  }
  const known = environments === null ? null : await environments()
  const deployedTo = known === null ? null : await deployedWith(place, merged, known)
  return { state: 'merged', mergeCommit: merged.sha, deployedTo }
}

interface Merge {
  readonly sha: string
  readonly at: Instant
}

const mergeOf = ({ merged_at: at, merge_commit_sha: sha }: Pull): Merge | null =>
  at === null || sha === null ? null : { sha, at: instant(at) }

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask()
    return asked
  }
}

interface Deployment {
  readonly id: number
  readonly sha: string
  readonly environment: string
  readonly created_at: string
}

type Environments = ReadonlyMap<string, readonly Deployment[]>

const MOST_ENVIRONMENTS = 10
/** Of one environment, newest first: one that failed may be followed by one that is on its way. */
const MOST_DEPLOYMENTS = 5

/** The newest hundred by environment; null where we may not see them. */
async function newest({ client, at }: Place): Promise<Environments | null> {
  try {
    const asked = { ...at, per_page: 100 }
    const all = await found<readonly Deployment[]>(client, `GET ${REPO}/deployments`, asked)
    return Map.groupBy(all ?? [], ({ environment }) => environment.toLowerCase())
  } catch (error) {
    if (error instanceof Failure && error.kind === 'permission') return null
    throw error
  }
}

async function deployedWith(
  place: Place,
  merge: Merge,
  environments: Environments,
): Promise<readonly string[]> {
  const names: string[] = []
  for (const [name, deployments] of [...environments].slice(0, MOST_ENVIRONMENTS)) {
    const since = deployments.filter(({ created_at: at }) => instant(at) >= merge.at)
    if (await anyHolds(place, merge, since.slice(0, MOST_DEPLOYMENTS))) names.push(name)
  }
  return names
}

async function anyHolds(
  place: Place,
  merge: Merge,
  deployments: readonly Deployment[],
): Promise<boolean> {
  for (const deployment of deployments) {
    if ((await succeeded(place, deployment)) && (await holds(place, merge, deployment))) return true
  }
  return false
}

/** Also one that a later deployment has put out of use. */
async function succeeded({ client, at }: Place, { id }: Deployment): Promise<boolean> {
  const route = `GET ${REPO}/deployments/{deployment_id}/statuses`
  const asked = { ...at, deployment_id: id, per_page: 100 }
  const statuses = await found<readonly { readonly state: string }[]>(client, route, asked)
  return (statuses ?? []).some(({ state }) => state === 'success')
}

async function holds(
  { client, at }: Place,
  merge: Merge,
  { sha }: Pick<Deployment, 'sha'>,
): Promise<boolean> {
  if (sha === merge.sha) return true
  const asked = { ...at, basehead: `${merge.sha}...${sha}`, per_page: 1 }
  const route = `GET ${REPO}/compare/{basehead}`
  const compared = await found<{ readonly status?: string }>(client, route, asked)
  return compared?.status === 'ahead' || compared?.status === 'identical'
}
