import { resolve } from 'node:path'
import { copied, ELSEWHERE } from '../../src/embedded-action.ts'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import type { WorkflowRun } from '../../src/sandbox/model-actions.ts'
import { runner } from '../../src/sandbox/runner/runner.ts'
import type { Started } from '../sandbox/support.ts'
import { KEEPING_ENV } from './own-env.ts'
import { type ServedOptions, startedAt } from './served.ts'

/** A sandbox without our App, in which the bundled Action runs as a runner would run it. */
export interface ActionStage {
  readonly box: Started
  readonly settled: () => Promise<void>
  readonly runs: () => readonly WorkflowRun[]
  readonly close: () => Promise<void>
}

/** What a team has copied, by where it lies in its repository. */
export const COPIED = copied()

/** All that may hold the token of a workflow back, at once. */
const HELD_BACK = {
  mayCreatePulls: false,
  tokenStartsRuns: 'never',
  draftsAllowed: false,
  teamsMentionable: false,
  privateConfigReadable: false,
} as const

export async function actionStage({ at }: Pick<ServedOptions, 'at'>): Promise<ActionStage> {
  const box = await startedAt({ box: { seed: { files: COPIED }, app: ELSEWHERE }, at })
  switchWorkflows(box.sandbox.world, box.seeded.repository, HELD_BACK)
  const work = runner(box.sandbox, {
    actions: { 'sitrep-app/sitrep': resolve('action') },
    secrets: { SITREP_KEY: 'team:a secret of the whole team' },
    env: () => ({ ...KEEPING_ENV, SITREP_PACED: 'false' }),
  })
  const settled = async () => {
    await box.sandbox.settled()
    await work.idle()
  }
  const close = async () => {
    await work.stop()
    await box.close()
  }
  // As the README has it: the labels come by a run that somebody starts.
  const inputs = { command: 'setup' }
  const asked = { owner: 'acme', repo: 'shop', workflow_id: 'sitrep.yml', ref: 'main', inputs }
  await box.as('ana').rest.actions.createWorkflowDispatch(asked)
  await settled()
  return { box, settled, runs: work.runs, close }
}
