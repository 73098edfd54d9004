import type { Probot } from 'probot'
import { awaitingDeployment } from '../github/actions/awaiting-deployment.ts'
import { DONE } from '../github/outcome.ts'
import type { DeploymentPayload } from '../plan/relevant/deployments.ts'
import { answered } from './app.ts'
import { pokeItems } from './incident-pokes.ts'
import { plainOctokit } from './plain-octokit.ts'
import type { PullOptions } from './pulls.ts'

/** What tells of a deployment that succeeded has the action items looked at that may wait for it. */
export function deployments(probot: Probot, options: PullOptions): void {
  probot.on('deployment_status', (context) =>
    answered(context, options, async ({ lease }) => {
      const { deployment } = context.payload as DeploymentPayload
      if (deployment?.id === undefined) return DONE
      const at = context.repo()
      const { around, believed: memo, paceOf } = options
      const asked = { memo, now: around.now, pace: paceOf(lease.installation) }
      const octokit = plainOctokit(context.octokit)
      const waiting = await awaitingDeployment(octokit, at, deployment.id, asked)
      pokeItems(options, { lease, delivery: context.id, at }, waiting)
      return DONE
    }),
  )
}
