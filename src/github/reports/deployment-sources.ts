import { instant } from '../../domain/instant.ts'
import type { Commit } from '../../plan/report/brought.ts'
import type { Client } from '../client.ts'
import { found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import type { CommitNode, CommitsAnswer, DeploymentNode, DeploymentsAnswer } from './answer.ts'
import { type Asking, askPage } from './asking.ts'
import { type Listed, listedDeployment, type Source } from './deployments.ts'
import { COMMITS_QUERY, DEPLOYMENTS_QUERY } from './query.ts'

/** GitHub tells environments apart by their case, config does not. */
const spellings = (names: readonly string[]): readonly string[] => [
  ...new Set(
    names.flatMap((name) => [
      name,
      name.charAt(0).toUpperCase() + name.slice(1),
      name.toUpperCase(),
    ]),
  ),
]

/** Throws Failure, also where there is no GraphQL. */
export function graphqlDeployments(asking: Asking, at: RepositoryRef, here: string): Source {
  const { owner, repo: name } = at
  const led = new Map<string, readonly CommitNode[]>()
  return {
    knowsPulls: true,
    async *deployments(environments) {
      const asked = { owner, name, environments: spellings(environments) }
      for (let after: string | null = null, more = true; more; ) {
        const variables: Variables = { ...asked, after, isFirst: after === null }
        const page: Page = await askPage(asking, DEPLOYMENTS_QUERY, variables, deploymentsIn)
        for (const [sha, commits] of page.led) led.set(sha, commits)
        yield page.nodes.map(deploymentOf)
        more = page.pageInfo.hasNextPage
        after = page.pageInfo.endCursor
      }
    },
    async history(sha) {
      const asked = { owner, name, oid: sha }
      const nodes = led.get(sha) ?? (await askPage(asking, COMMITS_QUERY, asked, commitsIn))
      return new Map(nodes.map((node) => [node.oid, commitOf(node, here)]))
    },
  }
}

type Variables = Readonly<Record<string, unknown>>

interface Page {
  readonly nodes: readonly DeploymentNode[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  /** What led up to the newest, by its commit; nothing behind the first page. */
  readonly led: readonly (readonly [string, readonly CommitNode[]])[]
}

function deploymentsIn(data: unknown): Page | null {
  const { deployments: list, newest } = (data as DeploymentsAnswer | null)?.repository ?? {}
  const nodes = (list?.nodes ?? []).filter((one) => one !== null && one.statuses !== null)
  if (!list || nodes.length < list.nodes.length) return null
  const led = (newest?.nodes ?? []).flatMap((one) => {
    const commits = whole(one?.commit?.history?.nodes)
    return one === null || commits === null ? [] : [[one.commitOid, commits] as const]
  })
  return { nodes: nodes as readonly DeploymentNode[], pageInfo: list.pageInfo, led }
}

const deploymentOf = (node: DeploymentNode): Listed =>
  listedDeployment(
    node.databaseId ?? 0,
    node.commitOid,
    node.environment ?? '',
    node.createdAt,
    (node.statuses?.nodes ?? []).filter((one) => one !== null),
  )

/** Empty where there is no such commit; null where GitHub has left out a part of it. */
function commitsIn(data: unknown): readonly CommitNode[] | null {
  const repository = (data as CommitsAnswer | null)?.repository
  if (!repository) return null
  return repository.object === null ? [] : whole(repository.object.history?.nodes)
}

function whole<T>(nodes: readonly (T | null)[] | null | undefined): readonly T[] | null {
  const there = (nodes ?? []).filter((one) => one !== null)
  return nodes == null || there.length < nodes.length ? null : there
}

function commitOf(node: CommitNode, here: string): Commit {
  const pulls = (node.associatedPullRequests?.nodes ?? []).filter((one) => one !== null)
  const own = pulls.filter(
    ({ merged, repository }) =>
      merged && repository.nameWithOwner.toLowerCase() === here.toLowerCase(),
  )
  return {
    at: instant(node.committedDate),
    parents: node.parents.nodes.flatMap((one) => one?.oid ?? []),
    pulls: own.map(({ number }) => number),
  }
}

interface RestDeployment {
  readonly id: number
  readonly sha: string
  readonly environment: string
  readonly created_at: string
}

interface RestStatus {
  readonly state: string
  readonly created_at: string
}

interface RestCommit {
  readonly sha: string
  readonly commit: { readonly committer: { readonly date?: string } | null }
  readonly parents: readonly { readonly sha: string }[]
}

const REPO = '/repos/{owner}/{repo}'

/** The same where only REST answers: one request more for each deployment. */
export function restDeployments(client: Client, at: RepositoryRef, demand: () => void): Source {
  return {
    knowsPulls: false,
    async *deployments(environments) {
      const wanted = new Set(environments.map((name) => name.toLowerCase()))
      for (let page = 1; ; page++) {
        demand()
        const asked = { ...at, per_page: 100, page }
        const { data, headers } = await client.get(`GET ${REPO}/deployments`, asked)
        const own = ((data ?? []) as readonly RestDeployment[]).filter(({ environment }) =>
          wanted.has(environment.toLowerCase()),
        )
        const listed: Listed[] = []
        for (const one of own) listed.push(await withStatuses(client, at, one, demand))
        yield listed
        if (!String(headers['link'] ?? '').includes('rel="next"')) return
      }
    },
    async history(sha) {
      demand()
      const route = `GET ${REPO}/commits`
      const asked = { ...at, sha, per_page: 100 }
      const commits = await found<readonly RestCommit[]>(client, route, asked)
      return new Map((commits ?? []).map((one) => [one.sha, restCommit(one)]))
    },
  }
}

async function withStatuses(
  client: Client,
  at: RepositoryRef,
  one: RestDeployment,
  demand: () => void,
): Promise<Listed> {
  demand()
  const route = `GET ${REPO}/deployments/{deployment_id}/statuses`
  const all = await client.all(route, { ...at, deployment_id: one.id })
  const statuses = (all as readonly RestStatus[]).map(({ state, created_at: createdAt }) => ({
    state,
    createdAt,
  }))
  return listedDeployment(one.id, one.sha, one.environment, one.created_at, statuses)
}

const restCommit = ({ commit, parents }: RestCommit): Commit => ({
  at: instant(commit.committer?.date ?? '1970-01-01T00:00:00Z'),
  parents: parents.map(({ sha }) => sha),
  pulls: [],
})
