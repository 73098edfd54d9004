import { readConfig } from '../../config/read.ts'
import { type Instant, MINUTE_MS } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Believed, believed } from '../believed.ts'
import { type ClientOptions, client, type Octokit } from '../client.ts'
import { configLayers, found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { closedOf, isItem } from './watched.ts'

interface Deployment {
  readonly environment?: string
}

/** How long what a team counts as proof is believed: deployments come in crowds. */
const BELIEVED_MS = 5 * MINUTE_MS

export interface Deployed extends ClientOptions {
  readonly now: () => Instant
  readonly memo: Believed
}

/**
 * The closed action items that this deployment may prove done: none where the team asks for no such proof, or counts no
 * deployments to that environment. At most a request for the deployment, one for the items and two for config. Throws
 * Failure.
 */
export async function awaitingDeployment(
  octokit: Octokit,
  at: RepositoryRef,
  deployment: number,
  { memo, ...options }: Deployed,
): Promise<readonly number[]> {
  const github = client(octokit, options)
  const now = options.now()
  const asked = { now, forMs: () => BELIEVED_MS }
  const policy = await believed<Policy>(
    memo,
    `policy ${at.owner}/${at.repo}`,
    asked,
    async () => readConfig(await configLayers(github, at)).policy,
  )
  const { evidence, environments } = policy.actions
  if (evidence !== 'deployed') return []
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}'
  const made = await found<Deployment>(github, route, { ...at, deployment_id: deployment })
  if (!environments.includes((made?.environment ?? '').toLowerCase())) return []
  const closed = await closedOf(github, at, now)
  return closed.filter((issue) => isItem(issue, policy)).map(({ number }) => number)
}
