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
  return {
    knowsPulls: true,
    async *deployments(environments) {
      const asked = { owner, name, environments: spellings(environments) }
      for (let after: string | null = null, more = true; more; ) {
        const variables: Readonly<Record<string, unknown>> = { ...asked, after }
        const page: Page = await askPage(asking, DEPLOYMENTS_QUERY, variables, deploymentsIn)
        yield page.nodes.map(deploymentOf)
        more = page.pageInfo.hasNextPage
        after = page.pageInfo.endCursor
      }
    },
    async history(sha) {
      const asked = { owner, name, oid: sha, after: null }
      const nodes = await askPage(asking, COMMITS_QUERY, asked, commitsIn)
      return new Map(nodes.map((node) => [node.oid, commitOf(node, here)]))
    },
  }
}

interface Page {
  readonly nodes: readonly DeploymentNode[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

function deploymentsIn(data: unknown): Page | null {
  const list = (data as DeploymentsAnswer | null)?.repository?.deployments
  const nodes = (list?.nodes ?? []).filter((one) => one !== null && one.statuses !== null)
  if (!list || nodes.length < list.nodes.length) return null
  return { nodes: nodes as readonly DeploymentNode[], pageInfo: list.pageInfo }
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
  if (repository.object === null) return []
  const nodes = repository.object.history?.nodes ?? null
  const there = (nodes ?? []).filter((one) => one !== null)
  return nodes === null || there.length < nodes.length ? null : there
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
