import { addDeploymentStatus, createDeployment } from '../../../src/sandbox/actions/deployments.ts'
import { type ActKind, actorOf, repositoryOf, SHOP, worldOf } from './act-kind.ts'

const STATES = ['success', 'failure', 'failure', 'error'] as const

/** Somebody deploys, and it succeeds or not. */
export const deploy: ActKind<{ readonly state: (typeof STATES)[number] }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ state: roll.pick(STATES) }),
  async play(doing, { state }) {
    const repository = repositoryOf(doing.stage, SHOP.repo)
    const by = [worldOf(doing.stage), actorOf(doing), repository] as const
    const made = createDeployment(...by, {
      ref: repository.defaultBranch,
      environment: 'production',
      description: 'Release 412',
    })
    addDeploymentStatus(...by, made, { state })
  },
}
